import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import S3rver from "@20minutes/s3rver";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { S3Config } from "../config.ts";
import { s3Files } from "./s3-files.ts";

let folder: string;
let server: S3rver;
let config: S3Config;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "touchstone-s3-"));
  server = new S3rver({
    address: "127.0.0.1",
    port: 0,
    silent: true,
    directory: folder,
    vhostBuckets: false,
    configureBuckets: [{ name: "proofs", configs: [] }],
  });
  const { port } = await server.run();
  const endpoint = `http://127.0.0.1:${port}/proofs`;
  config = { endpoint, region: "us-east-1", keyId: "S3RVER", secret: "S3RVER" }; // the keys that it is made with
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

describe("files in a bucket", () => {
  const bytes = randomBytes(3 << 20);
  const digest = createHash("sha256").update(bytes).digest("hex");

  it("are found by the SHA-256 of their bytes, and are what was put", async () => {
    const files = s3Files(config, "evidence/a");
    expect(await files.has(digest)).toBe(false);
    expect(await files.put(bytes)).toEqual({ digest, bytes: bytes.length });
    expect(await files.put(bytes)).toEqual({ digest, bytes: bytes.length });
    expect(await files.has(digest)).toBe(true);
    expect((await files.read(digest)).equals(bytes)).toBe(true);
  });

  it("of one organisation are not those of another", async () => {
    const others = s3Files(config, "evidence/b");
    expect(await others.has(digest)).toBe(false);
    await expect(others.read(digest)).rejects.toThrow("is missing");
    await others.put(bytes);
    await others.remove(digest);
    expect(await s3Files(config, "evidence/a").has(digest)).toBe(true);
  });

  it("that were altered in the bucket are refused", async () => {
    const files = s3Files(config, "evidence/c");
    await files.put(bytes);
    const kept = (await readdir(folder, { recursive: true })).filter((name) =>
      name.includes(join("c", digest.slice(0, 2))),
    );
    for (const name of kept.filter((one) => one.endsWith("_object"))) {
      const found = await readFile(join(folder, name));
      found[100] = (found[100] ?? 0) ^ 1;
      await writeFile(join(folder, name), found);
    }
    await expect(files.read(digest)).rejects.toThrow("was altered");
  });

  it("are erased, and erasing what is not there is nothing", async () => {
    const files = s3Files(config, "evidence/a");
    await files.remove(digest);
    await files.remove(digest);
    expect(await files.has(digest)).toBe(false);
  });

  it("are not had with another key", async () => {
    const files = s3Files({ ...config, secret: "another" }, "evidence/a");
    await expect(files.put(bytes)).rejects.toThrow();
  });
});
