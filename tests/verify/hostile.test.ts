import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { CHECKS, type CheckId, NoBundle, type Report, shown, verifyBundle } from "@touchstone/verify";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { sampleBundle, writeFiles } from "./sample-bundle.ts";
import { sha256Hex } from "./sample-log.ts";

const folder = mkdtempSync(join(tmpdir(), "touchstone-hostile-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const dir = join(folder, "bundle");
const { files } = await sampleBundle({ kind: "points" });
beforeEach(() => writeFiles(dir, files));

const verified = (): Promise<Report> => verifyBundle(dir, { parquet: false, robustness: false });
const faultsOf = ({ checks }: Report, id: CheckId): string[] =>
  checks
    .find((check) => check.id === id)
    ?.faults.map(({ where, found, wanted }) => `${where}: got ${found}, want ${wanted}`) ?? [];

/** Changes datapackage.json, and leaves the rest. */
function describeAs(
  change: (package_: { resources: { path: string; hash: string; bytes: number }[]; touchstone: object }) => void,
): void {
  const path = join(dir, "datapackage.json");
  const package_ = JSON.parse(readFileSync(path, "utf8")) as Parameters<typeof change>[0]; // our own
  change(package_);
  writeFileSync(path, `${JSON.stringify(package_, null, 2)}\n`);
}

/** Puts other bytes in place of a file, and lists them. */
function replace(path: string, bytes: Buffer | string): void {
  mkdirSync(dirname(join(dir, path)), { recursive: true });
  writeFileSync(join(dir, path), bytes);
  describeAs(({ resources }) => {
    for (const resource of resources)
      if (resource.path === path)
        Object.assign(resource, { bytes: Buffer.byteLength(bytes), hash: `sha256:${sha256Hex(bytes)}` });
  });
}

const SUBMISSION =
  [...files.keys()].find(
    (path) => path.startsWith("chunks/") && Buffer.from(files.get(path) ?? []).includes("refused"),
  ) ?? "";

describe("a bundle that was made to harm", () => {
  test("where there is no folder, that is said", async () => {
    await expect(verifyBundle(join(folder, "nothing"))).rejects.toThrow(NoBundle);
    await expect(verifyBundle(join(dir, "README.md"))).rejects.toThrow("there is no such folder");
  });
  test("an empty folder holds nothing", async () => {
    writeFiles(dir, new Map([["a", Buffer.from("")]]));
    expect(faultsOf(await verified(), "descriptor")).toEqual([
      "datapackage.json: got no such file, want what the bundle is",
    ]);
  });
  test("a path that leads out is not read", async () => {
    writeFileSync(join(folder, "outside"), "secret");
    describeAs(
      ({ resources }) => void resources.push({ path: "../outside", bytes: 6, hash: `sha256:${sha256Hex("secret")}` }),
    );
    expect(faultsOf(await verified(), "files-listed")).toEqual([
      "../outside: got a path that leads out of the bundle, want a file of the bundle",
    ]);
  });
  test("a link is not followed", async () => {
    rmSync(join(dir, "units.csv"));
    writeFileSync(join(folder, "units.csv"), files.get("units.csv") ?? "");
    symlinkSync(join(folder, "units.csv"), join(dir, "units.csv"));
    symlinkSync("/", join(dir, "root"));
    const report = await verified();
    expect(faultsOf(report, "files-listed")).toEqual(
      expect.arrayContaining([
        "units.csv: got a link, want files and folders only",
        "root: got a link, want files and folders only",
        "units.csv: got no such file, want a file of the bundle",
      ]),
    );
  });
  test("a size that is declared is believed of nobody", async () => {
    describeAs(({ resources }) => {
      for (const resource of resources) if (resource.path === "units.csv") resource.bytes = 10 * 2 ** 30;
    });
    expect(faultsOf(await verified(), "files-intact")).toEqual([
      `units.csv: got ${files.get("units.csv")?.length} bytes, want 10737418240`,
    ]);
  });
  test("a file of gigabytes without a line end is given up early", async () => {
    truncateSync(join(dir, "observations.csv"), 3 * 2 ** 30);
    const before = process.memoryUsage().rss;
    const report = await verified();
    expect(faultsOf(report, "observations").join()).toContain("what is no row of this table");
    expect(process.memoryUsage().rss - before).toBeLessThan(1e9);
  });
  test.each([
    "[".repeat(1e6),
    `${"[".repeat(5e5)}${"]".repeat(5e5)}`,
    '{"a":'.repeat(2e5),
    "\uFFFF",
    '"text"',
    "1e999",
    "[1,2]",
  ])("a row of hostile JSON (%#) is named", async (row) => {
    const lines = Buffer.from(files.get(SUBMISSION) ?? [])
      .toString()
      .split("\n");
    lines[1] = row;
    replace(SUBMISSION, lines.join("\n"));
    const report = await verified();
    expect([...faultsOf(report, "chunks"), ...faultsOf(report, "observations")].join("\n")).toContain(SUBMISSION);
  });
  test("a row of more than a mebibyte is named", async () => {
    replace(SUBMISSION, `["${"x".repeat(2 ** 20)}"]\n`);
    expect(faultsOf(await verified(), "chunks")).toContain(
      `${SUBMISSION}, row 0: got more than 1048576 bytes, want a row of at most 1 MiB`,
    );
  });
  test("a chunk of more rows than may be is given up", async () => {
    replace(SUBMISSION, `"${"0".repeat(64)}"\n`.repeat(250_001));
    expect(faultsOf(await verified(), "chunks").join("\n")).toContain(`${SUBMISSION}: got more than 250000 rows`);
  });
  test("a thousand folders, one in the other, are not gone down", async () => {
    mkdirSync(join(dir, ...Array.from({ length: 60 }, () => "deep")), { recursive: true });
    expect(faultsOf(await verified(), "files-listed").join("\n")).toContain("a folder that lies too deep");
  });
  test("many files that nobody listed are counted, and the first are named", async () => {
    mkdirSync(join(dir, "many"));
    for (let i = 0; i < 3000; i++) writeFileSync(join(dir, "many", `f${i}`), "");
    const check = (await verified()).checks.find(({ id }) => id === "files-listed");
    expect(check?.nFaults).toBeGreaterThanOrEqual(3000);
    expect(check?.faults).toHaveLength(50);
  });
  test("a standard of hostile YAML is named", async () => {
    replace("standard/1.yaml", `a: &a [x,x]\nb: &b [*a,*a,*a,*a]\nc: [${"*b,".repeat(1000)}]\n`);
    expect(faultsOf(await verified(), "standard-rules").join()).toContain("standard/1.yaml, line");
    replace("standard/1.yaml", Buffer.alloc(3 * 2 ** 20, "a"));
    expect(faultsOf(await verified(), "standard-file").join()).toContain(
      "standard/1.yaml: got a file of more than 2 MiB",
    );
  });
  test.each(["", "{", "null", "[]", '{"resources":5}', '{"resources":[],"touchstone":{"bundle":1}}', "[".repeat(1e6)])(
    "a descriptor of %j is told",
    async (text) => {
      writeFileSync(join(dir, "datapackage.json"), text);
      const report = await verified();
      expect(report.holds).toBe(false);
      expect(faultsOf(report, "descriptor").length).toBeGreaterThan(0);
    },
  );
  test.each(["checkpoint", "tile/0/000.p/5", "tile/entries/000.p/5"])(
    "without ledger/organisation/%s, that is told",
    async (path) => {
      rmSync(join(dir, "ledger/organisation", path));
      const report = await verified();
      expect(report.holds).toBe(false);
      expect([...faultsOf(report, "ledger-tree"), ...faultsOf(report, "ledger-signature")].join()).toContain(
        "ledger/organisation",
      );
    },
  );
  test("a stranger's text can move no cursor", () => {
    expect(shown("\u001b[2Ja\u202eb\nc")).toBe("\\u{1b}[2Ja\\u{202e}b\\u{a}c");
    expect(shown("x".repeat(1000))).toHaveLength(302);
  });
});

test("every check is said in docs/verify.md, in its order", () => {
  const text = readFileSync(join(import.meta.dirname, "../../docs/verify.md"), "utf8");
  const said = [...text.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, id]) => id).filter((id) => !id?.startsWith("--"));
  expect(said).toEqual(Object.keys(CHECKS));
});
