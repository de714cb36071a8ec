import { createHash, randomBytes } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { s3Files } from "./s3-files.ts";
import { type SampleBucket, sampleBucket } from "./sample-bucket.ts";

let bucket: SampleBucket;
beforeAll(async () => {
  bucket = await sampleBucket();
});
afterAll(() => bucket.end());

describe("files in a bucket", () => {
  const bytes = randomBytes(3 << 20);
  const digest = createHash("sha256").update(bytes).digest("hex");

  it("are found by the SHA-256 of their bytes, and are what was put", async () => {
    const files = s3Files(bucket.config, "evidence/a");
    expect(await files.has(digest)).toBe(false);
    expect(await files.put(bytes)).toEqual({ digest, bytes: bytes.length });
    expect(await files.put(bytes)).toEqual({ digest, bytes: bytes.length });
    expect(await files.has(digest)).toBe(true);
    expect((await files.read(digest)).equals(bytes)).toBe(true);
  });

  it("of one organisation are not those of another", async () => {
    const others = s3Files(bucket.config, "evidence/b");
    expect(await others.has(digest)).toBe(false);
    await expect(others.read(digest)).rejects.toThrow("is missing");
    await others.put(bytes);
    await others.remove(digest);
    expect(await s3Files(bucket.config, "evidence/a").has(digest)).toBe(true);
  });

  it("that were altered in the bucket are refused", async () => {
    const files = s3Files(bucket.config, "evidence/c");
    await files.put(bytes);
    const kept = (await readdir(bucket.folder, { recursive: true })).filter((name) =>
      name.includes(join("c", digest.slice(0, 2))),
    );
    for (const name of kept.filter((one) => one.endsWith("_object"))) {
      const found = await readFile(join(bucket.folder, name));
      found[100] = (found[100] ?? 0) ^ 1;
      await writeFile(join(bucket.folder, name), found);
    }
    await expect(files.read(digest)).rejects.toThrow("was altered");
  });

  it("are erased, and erasing what is not there is nothing", async () => {
    const files = s3Files(bucket.config, "evidence/a");
    await files.remove(digest);
    await files.remove(digest);
    expect(await files.has(digest)).toBe(false);
  });

  it("are not had with another key", async () => {
    const files = s3Files({ ...bucket.config, secret: "another" }, "evidence/a");
    await expect(files.put(bytes)).rejects.toThrow();
  });
});
