import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
const STANDARD = join(ROOT, "standards/good-neighbours/standard.yaml");
const DATA = join(ROOT, "standards/good-neighbours/data.csv");
const folder = mkdtempSync(join(tmpdir(), "touchstone-command-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const inFolder = (name: string): string => join(folder, name);

function touchstone(...args: string[]): { code: number | null; out: string; said: string } {
  const main = join(ROOT, "packages/cli/src/main.ts");
  const run = spawnSync(process.execPath, [main, ...args], { encoding: "utf8", maxBuffer: 1 << 28 });
  return { code: run.status, out: run.stdout, said: run.stderr };
}
/** What the engine gets of a file, as its digest, and every score; of its uncertainty as little as can be asked for. */
function scored(file: string, ...options: string[]): unknown {
  const { code, out, said } = touchstone("score", STANDARD, file, "--json", "--robustness", "100", ...options);
  if (code !== 0) throw new Error(said);
  const { data, units } = JSON.parse(out) as { data: { table: string }; units: unknown[] };
  return { table: data.table, units };
}

describe("convert", () => {
  const expected = scored(DATA);

  it.each([".csv", ".tsv", ".json", ".xlsx", ".parquet"])("to %s, wide and long, changes no score", (ending) => {
    for (const layout of ["--wide", "--long"]) {
      const file = inFolder(`${layout.slice(2)}${ending}`);
      expect(touchstone("convert", STANDARD, DATA, "-o", file, layout)).toMatchObject({ code: 0, out: "" });
      expect(scored(file)).toEqual(expected);
    }
  });

  it("from format to format gives the same bytes", () => {
    const path = [".xlsx", ".parquet", ".json", ".tsv", ".csv"].map((ending) => inFolder(`road${ending}`));
    let from = inFolder("wide.csv");
    for (const to of path) {
      expect(touchstone("convert", STANDARD, from, "-o", to).code).toBe(0);
      from = to;
    }
    expect(readFileSync(inFolder("road.csv"), "utf8")).toBe(readFileSync(inFolder("wide.csv"), "utf8"));
  });

  it("replaces nothing unless it is told to, and leaves nothing half written", () => {
    const file = inFolder("there.csv");
    writeFileSync(file, "mine");
    const refused = touchstone("convert", STANDARD, DATA, "-o", file);
    const remarks = (said: string): string => said.replaceAll(/^.* ….*\n/gm, ""); // a slow run tells how far it is
    expect([refused.code, remarks(refused.said)]).toEqual([
      1,
      `${file}: is there already; --force replaces it. Nothing was written.\n`,
    ]);
    expect(readFileSync(file, "utf8")).toBe("mine");
    expect(touchstone("convert", STANDARD, DATA, "-o", file, "--force").code).toBe(0);
    expect(readFileSync(file, "utf8")).toContain("unit,");
    const nowhere = touchstone("convert", STANDARD, DATA, "-o", inFolder("no/such/place.xlsx"));
    expect([nowhere.code, remarks(nowhere.said)]).toEqual([
      1,
      `${inFolder("no/such/place.xlsx")}: the folder is not there. Nothing was written.\n`,
    ]);
    expect(readdirSync(folder).filter((name) => name.startsWith("."))).toEqual([]);
  });

  it("knows the formats that it writes", () => {
    const { code, said } = touchstone("convert", STANDARD, DATA, "-o", inFolder("x.ods"));
    expect([code, said]).toEqual([
      2,
      `${inFolder("x.ods")}: got the ending ".ods", want one of .csv, .tsv, .json, .xlsx, .parquet\n`,
    ]);
  });
});

describe("a mapping", () => {
  it("is written once, decided, and kept", () => {
    const [head = "", ...rows] = readFileSync(DATA, "utf8").trim().split(/\r?\n/);
    const foreign = inFolder("foreign.csv");
    const names = head.split(",");
    const last = names.at(-1) ?? "";
    writeFileSync(foreign, [["Village code", ...names.slice(1, -1), "Our own word"].join(","), ...rows].join("\n"));
    const map = inFolder("names.csv");
    const first = touchstone("score", STANDARD, foreign, "--map-out", map);
    expect(first.code).toBe(1);
    expect(first.said).toContain("Decide the 2 lines with a ?, then read the data with --map");
    const proposed = readFileSync(map, "utf8");
    const undecided = touchstone("score", STANDARD, foreign, "--map", map);
    expect([undecided.code, undecided.said.match(/want what "(.+)" means/)?.[1]]).toEqual([1, "Village code"]);
    writeFileSync(
      map,
      proposed.replace("Village code,?", "Village code,unit").replace("Our own word,?", `Our own word,${last}`),
    );
    expect(scored(foreign, "--map", map)).toEqual(scored(DATA));
    const again = touchstone("score", STANDARD, foreign, "--map-out", map);
    expect([again.code, again.said.includes("is there already")]).toEqual([1, true]);
  });
});

/** A ZIP file of one part whose table of contents says what it likes. */
function forgedZip(name: string, content: Buffer, saidSize = content.length): Buffer {
  const packed = deflateRawSync(content);
  const header = Buffer.alloc(30 + name.length);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(8, 8);
  header.writeUInt32LE(packed.length, 18);
  header.writeUInt32LE(saidSize, 22);
  header.writeUInt16LE(name.length, 26);
  header.write(name, 30, "latin1");
  const entry = Buffer.alloc(46 + name.length);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(20, 6);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(saidSize, 24);
  entry.writeUInt16LE(name.length, 28);
  entry.write(name, 46, "latin1");
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length, 12);
  end.writeUInt32LE(header.length + packed.length, 16);
  return Buffer.concat([header, packed, entry, end]);
}

describe("a hostile file ends the process with a problem, not a fault", () => {
  const problemIn = (name: string, bytes: Buffer | string): string => {
    writeFileSync(inFolder(name), bytes);
    const { code, out, said } = touchstone("score", STANDARD, inFolder(name));
    expect([code, out]).toEqual([1, ""]);
    expect(said).not.toContain("a fault of ours");
    return said;
  };
  const types = "[Content_Types].xml";

  it("a bomb, told by its table of contents or as it unpacks", () => {
    const zeros = Buffer.alloc(256 << 20);
    expect(problemIn("bomb.xlsx", forgedZip(types, zeros))).toMatch(/times its packed size, want at most 400 times/);
    expect(problemIn("liar.xlsx", forgedZip("_rels/.rels", zeros, 1000))).toMatch(/no workbook|damaged workbook/);
  });

  it("a name that climbs out of the folder", () => {
    expect(problemIn("climb.xlsx", forgedZip("../../climbed.xml", Buffer.from("x")))).toContain("a damaged workbook");
    expect(existsSync(join(folder, "../../climbed.xml"))).toBe(false);
  });

  it("another format under our name", () => {
    expect(problemIn("old.xlsx", Buffer.from("d0cf11e0a1b11ae1", "hex"))).toContain(
      "an old Excel workbook, or one with a password",
    );
    expect(problemIn("csv.parquet", "unit\na\n")).toContain("a text file, want a Parquet file");
    expect(problemIn("zip.csv", forgedZip(types, Buffer.from("x")))).toContain("a name that ends in .xlsx");
    expect(problemIn("cut.parquet", "PAR1\u0000\u0000")).toContain("a damaged Parquet file");
    expect(problemIn("empty.xlsx", "")).toContain("an empty file");
  });
});

describe("DuckDB", () => {
  it("is loaded only where a Parquet file is read", () => {
    const trace = (...args: string[]): string =>
      spawnSync(process.execPath, ["--expose-internals", join(ROOT, "packages/cli/src/main.ts"), ...args], {
        encoding: "utf8",
        env: { ...process.env, NODE_DEBUG: "module,esm" },
        maxBuffer: 1 << 28,
      }).stderr;
    expect(trace("score", STANDARD, DATA)).not.toContain("@duckdb/node-bindings");
    touchstone("convert", STANDARD, DATA, "-o", inFolder("lazy.parquet"));
    expect(trace("score", STANDARD, inFolder("lazy.parquet"))).toContain("@duckdb/node-bindings");
  });
});
