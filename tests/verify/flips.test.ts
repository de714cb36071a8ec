import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Report, verifyBundle } from "@touchstone/verify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parquetOf } from "./sample/parquet.ts";
import { sampleBundle, writeFiles } from "./sample-bundle.ts";
import { sha256Hex } from "./sample-log.ts";

const folder = mkdtempSync(join(tmpdir(), "touchstone-flips-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const dir = join(folder, "bundle");

let files = new Map<string, Uint8Array>();
beforeAll(async () => {
  files = (await sampleBundle({ kind: "points" })).files;
  writeFiles(dir, files);
});

/** A stream of numbers of [0, 1) that is the same each time. @see Marsaglia, Xorshift RNGs (2003) */
function numbers(seed: number): () => number {
  let x = seed;
  return () => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return (x >>> 0) / 2 ** 32;
  };
}

/** The file with one bit turned. */
function flipped(bytes: Uint8Array, at: number, bit: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ (1 << bit);
  return copy;
}

async function with_(changed: ReadonlyMap<string, Uint8Array>, parquet = false): Promise<Report> {
  for (const [path, bytes] of changed) writeFileSync(join(dir, path), bytes);
  try {
    return await verifyBundle(dir, { parquet, robustness: false });
  } finally {
    for (const path of changed.keys()) writeFileSync(join(dir, path), files.get(path) ?? new Uint8Array(0));
  }
}

const wordsOf = ({ checks }: Report, but: readonly string[] = []): string =>
  checks.flatMap(({ id, faults }) => (but.includes(id) ? [] : faults.map((f) => `${f.where}: ${f.found}`))).join("\n");

/** Where a bit is turned: every file as often as its share of the bytes, or of the files. */
function* places(count: number, paths: readonly string[], next: () => number): Generator<[string, number, number]> {
  for (let i = 0; i < count; i++) {
    const path = paths[Math.floor(next() * paths.length)] ?? "";
    yield [path, Math.floor(next() * (files.get(path)?.length ?? 0)), Math.floor(next() * 8)];
  }
}

describe("one bit of a bundle", () => {
  test("turned anywhere is found, and its file is named", { timeout: 600_000 }, async () => {
    const next = numbers(20_260_401);
    for (const [path, at, bit] of places(1200, [...files.keys()], next)) {
      const report = await with_(new Map([[path, flipped(files.get(path) ?? new Uint8Array(0), at, bit)]]));
      expect(report.holds, `${path}, byte ${at}, bit ${bit}`).toBe(false);
      if (path !== "datapackage.json") expect(wordsOf(report)).toContain(`${path}: sha256:`);
      else expect(wordsOf(report).length).toBeGreaterThan(10);
    }
  });

  test("in the name of what a scorecard says of its uncertainty leaves a scorecard without it, which is told", async () => {
    const path = [...files.keys()].find((name) => name.startsWith("scorecards")) ?? "";
    const bytes = files.get(path) ?? new Uint8Array(0);
    const at = Buffer.from(bytes).indexOf('"uncertainty"') + 1;
    const report = await with_(new Map([[path, flipped(bytes, at, 0)]]));
    expect(wordsOf(report)).toContain(`${path}: sha256:`);
    expect(wordsOf(report)).toMatch(/scorecards\S*, unit \S+, uncertainty: nothing/);
  });

  test("turned by somebody who lists the new hash is found in what the file says", { timeout: 600_000 }, async () => {
    const next = numbers(7);
    const paths = [...files.keys()].filter(
      (path) => !["README.md", "datapackage.json", "observations.parquet"].includes(path),
    );
    for (const [path, at, bit] of places(800, paths, next)) {
      const bytes = flipped(files.get(path) ?? new Uint8Array(0), at, bit);
      const report = await with_(
        new Map([
          [path, bytes],
          ["datapackage.json", listing(path, bytes)],
        ]),
      );
      expect(report.holds, `${path}, byte ${at}, bit ${bit}`).toBe(false);
      expect(report.checks.find(({ id }) => id === "files-intact")?.outcome, path).toBe("holds");
      expect(wordsOf(report)).not.toBe("");
    }
  });
});

/** datapackage.json with another size and digest of one file. */
function listing(path: string, bytes: Uint8Array): Uint8Array {
  const package_ = JSON.parse(Buffer.from(files.get("datapackage.json") ?? []).toString()) as {
    resources: { path: string; hash: string; bytes: number }[];
  }; // our own
  for (const resource of package_.resources)
    if (resource.path === path) {
      resource.hash = `sha256:${sha256Hex(bytes)}`;
      resource.bytes = bytes.length;
    }
  return Buffer.from(`${JSON.stringify(package_, null, 2)}\n`);
}

describe("the Parquet file", () => {
  const csv = (): string => Buffer.from(files.get("observations.csv") ?? []).toString();
  const said = async (parquet: Uint8Array): Promise<string> => {
    const report = await with_(
      new Map([
        ["observations.parquet", parquet],
        ["datapackage.json", listing("observations.parquet", parquet)],
      ]),
      true,
    );
    expect(report.holds).toBe(false);
    expect(report.checks.filter(({ outcome }) => outcome === "fails").map(({ id }) => id)).toEqual(["parquet"]);
    return wordsOf(report);
  };

  test("with another value in one cell is found, and the cell is named", async () => {
    const rows = csv().split("\n");
    const [unit = "", period, item] = (rows[9] ?? "").split(",");
    rows[9] = (rows[9] ?? "").replace(/^([^,]*,[^,]*,[^,]*),[^,]*/, "$1,77");
    expect(await said(await parquetOf(Buffer.from(rows.join("\n"))))).toContain(
      `observations.parquet, ${item} of unit ${unit} in ${period} (leaf `,
    );
  });
  test("without a row is found", async () => {
    const rows = csv().split("\n");
    rows.splice(5, 1);
    expect(await said(await parquetOf(Buffer.from(rows.join("\n"))))).toBe("observations.parquet: 34 rows");
  });
  test("with two rows in each other's place is found", async () => {
    const rows = csv().split("\n");
    [rows[3], rows[4]] = [rows[4] ?? "", rows[3] ?? ""];
    expect(await said(await parquetOf(Buffer.from(rows.join("\n"))))).toContain("item ");
  });
  test("that is none is told, and brings nothing down", async () => {
    expect(await said(Buffer.from("PAR1 and then nothing that Parquet has PAR1"))).toContain("can't be read beside");
  });
  test("altered in any one bit brings nothing down", { timeout: 300_000 }, async () => {
    const good = files.get("observations.parquet") ?? new Uint8Array(0);
    const next = numbers(3);
    for (let i = 0; i < 10; i++) {
      const bytes = flipped(good, Math.floor(next() * good.length), Math.floor(next() * 8));
      const report = await with_(
        new Map([
          ["observations.parquet", bytes],
          ["datapackage.json", listing("observations.parquet", bytes)],
        ]),
        true,
      );
      expect(["holds", "fails"]).toContain(report.checks.find(({ id }) => id === "parquet")?.outcome);
      expect(wordsOf(report, ["parquet"])).toBe("");
    }
  });
});
