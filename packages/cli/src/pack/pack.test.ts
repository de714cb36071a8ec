import { execFileSync } from "node:child_process";
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { neededPackages } from "./needed-packages.ts";
import { type Item, tarOf } from "./tar-stream.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "touchstone-tar-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(path: string, text: string): string {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
  return join(folder, path);
}

async function bytesOf(items: readonly Item[]): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of tarOf(items)) parts.push(part);
  return Buffer.concat(parts);
}

describe("a tar", () => {
  it("is read by tar as it was meant: long names, Chinese names, modes, links", async () => {
    const long = `${"deep/".repeat(40)}end.txt`;
    const from = put("from.bin", "x".repeat(1_000));
    const items: Item[] = [
      { kind: "file", name: "a/program", mode: 0o755, size: 1_000, from },
      { kind: "text", name: long, mode: 0o644, text: "far down\n" },
      { kind: "text", name: "村/མི་རིགས།.txt", mode: 0o644, text: "" },
      { kind: "link", name: "a/link", to: "program" },
      { kind: "link", name: "a/far", to: `../${long}` },
    ];
    const tar = await bytesOf(items);
    expect(tar.length % 512).toBe(0);
    writeFileSync(join(folder, "t.tar"), tar);
    mkdirSync(join(folder, "out"));
    execFileSync("tar", ["xf", join(folder, "t.tar"), "-C", join(folder, "out")]);
    const out = (name: string): string => join(folder, "out", name);
    expect(readFileSync(out("a/link"), "utf8")).toBe("x".repeat(1_000));
    expect(lstatSync(out("a/program")).mode & 0o777).toBe(0o755);
    expect(readFileSync(out(long), "utf8")).toBe("far down\n");
    expect(readFileSync(out("a/far"), "utf8")).toBe("far down\n");
    expect(lstatSync(out("村/མི་རིགས།.txt")).size).toBe(0);
    expect(readlinkSync(out("a/far"))).toBe(`../${long}`);
    expect(await bytesOf(items)).toEqual(tar);
  });

  it("is refused where a file changes while it is read", async () => {
    const from = put("from.bin", "grown");
    await expect(bytesOf([{ kind: "file", name: "a", mode: 0o644, size: 3, from }])).rejects.toThrow("5 bytes, not 3");
  });
});

describe("what is needed", () => {
  const manifest = (path: string, more: object): string => put(`${path}/package.json`, JSON.stringify(more));

  it("is followed to its end, nearest first; what is not for this system or only could be plugged in stays away", () => {
    manifest("packages/cli", {
      dependencies: { ours: "1", a: "1" },
      optionalDependencies: { here: "1", elsewhere: "1" },
    });
    manifest("packages/ours", { dependencies: { b: "1" } });
    mkdirSync(join(folder, "node_modules"), { recursive: true });
    symlinkSync("../packages/ours", join(folder, "node_modules/ours"));
    manifest("node_modules/a", {
      dependencies: { b: "1" },
      peerDependencies: { c: "1", d: "1" },
      peerDependenciesMeta: { d: { optional: true } },
    });
    manifest("node_modules/a/node_modules/b", { dependencies: { a: "1" } });
    for (const name of ["b", "c", "d", "here", "unused"]) manifest(`node_modules/${name}`, {});
    expect(neededPackages(folder, "packages/cli").map(({ path }) => path)).toEqual([
      "node_modules/a",
      "node_modules/a/node_modules/b",
      "node_modules/b",
      "node_modules/c",
      "node_modules/here",
      "packages/cli",
      "packages/ours",
    ]);
  });

  it("and is not installed is named", () => {
    manifest("packages/cli", { dependencies: { gone: "1" } });
    expect(() => neededPackages(folder, "packages/cli")).toThrow("gone, which packages/cli needs, is not installed");
  });
});
