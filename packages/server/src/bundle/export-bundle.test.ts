import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { chunkRoot, fromHex, growTree, parseVerifierKey, toHex, verifyLedger } from "@touchstone/ledger";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { verifyEd25519 } from "../ledger/witness.ts";
import { sha256 } from "../store/sha256.ts";
import { transaction } from "../store/tx.ts";
import { type TestTouchstone, testTouchstone } from "../testing/test-database.ts";
import { exportBundle } from "./export-bundle.ts";
import { eventsOf } from "./recorded.ts";
import { foundProgramme, type Sample, sampleProgramme, text, unitRow } from "./sample-programme.ts";
import { TABLES } from "./tables.ts";

const id = (n: number): string => `0198a000-0000-7000-8000-${String(n).padStart(12, "0")}`;
const COUNTY = id(100);
const NAMES = ["=cmd|'/C calc'!A0", 'Mill, "Old" Town', "འཇའ་ཚོན་གླིང་།", "+1 Hill", "@x", "白玉村", "Far", "Other"];

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .toSorted();
const digestOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
/** One line a file: path and digest. */
const printOf = (folder: string): string[] =>
  filesIn(folder).map((path) => `${path} ${digestOf(readFileSync(join(folder, path)))}`);

/** One story: each test finds what those before it have recorded. */
describe("an open bundle", () => {
  let on: TestTouchstone;
  let sample: Sample;
  let dir = "";
  const at = (name: string): string => join(dir, name);
  const read = (name: string, path: string): string => readFileSync(join(dir, name, path), "utf8");
  const linesOf = (name: string, path: string): string[] => read(name, path).split("\n").slice(1, -1);

  beforeAll(async () => {
    on = await testTouchstone();
    dir = mkdtempSync(join(tmpdir(), "touchstone-bundle-"));
    sample = await sampleProgramme(on.touchstone);
  });
  afterAll(async () => {
    rmSync(dir, { recursive: true, force: true });
    await on.end();
  });

  test("of a programme that nobody takes part in yet is whole, and says that nobody was scored", async () => {
    const { shown, reach } = await exportBundle(on.touchstone, "libraries", at("empty"));
    expect(shown).toEqual({ units: 0, observations: 0, rows: 0, withheldRows: 0 });
    expect(reach.assessment).toBe(null);
    expect(linesOf("empty", "observations.csv")).toEqual([]);
    expect(read("empty", "README.md")).toContain("**Nobody has been scored yet**");
    expect(JSON.parse(read("empty", "datapackage.json"))).toMatchObject({ touchstone: { assessment: null } });
    expect(filesIn(at("empty"))).not.toContain("scorecards.csv");
  });

  test("is refused where there is no such programme or assessment", async () => {
    const refused = (slug: string, options: object): Promise<unknown> =>
      exportBundle(on.touchstone, slug, at("none"), options);
    await expect(refused("nowhere", {})).rejects.toThrow("nowhere: there is no programme of this name.");
    await expect(refused("libraries", { period: "2024" })).rejects.toThrow(
      "libraries: there is no assessment of 2024 on record.",
    );
    await expect(refused("libraries", { cut: { organisation: 999, programme: 1 } })).rejects.toThrow(
      /the ledger of the organisation has \d+ events, a cut at 999 can't be\./,
    );
    expect(readdirSync(dir)).toEqual(["empty"]);
  });

  test("shows the published units, what they hang together with, and of all others the hash", async () => {
    const { touchstone } = on;
    const villages = NAMES.map((name, i) => unitRow(id(i + 1), i + 2, name, COUNTY));
    await sample.importUnits([unitRow(COUNTY, 1, "County", null), ...villages]);
    await sample.importUnits([unitRow(id(50), 20, "Not of this programme", null)]);
    await sample.enrol("2026-01-01", ...[1, 2, 3, 4, 5].map(id));
    const items = ["libraries/hours", "libraries/step_free", "forms@1"];
    const { programme, organisation } = sample;
    await sample.submit(
      programme,
      "2026",
      items,
      [1, 2, 3, 4, 5].map((n) => [id(n), [n * 10, n % 2 === 0, 0.25 * n]] as const),
    );
    await sample.submit(programme, "2026", items, [[id(2), [21.5, null, null]]]);
    await sample.submit(
      programme,
      "2025",
      ["libraries/hours"],
      [[id(3), [{ state: "refused", note: 'said "no",\nwhy' }]]],
    );
    const unitId = id(4);
    await sample.record(programme, {
      type: "EnrolmentEnded",
      stream: `enrolment/${unitId}`,
      data: { unitId, on: "2026-02-01" },
    });
    // id(7) goes into id(5); id(1) gets another name and closes; id(2) closes and opens again
    const merge = { from: [id(7)], into: id(5), created: null, on: "2026-02-01" };
    await sample.record(organisation, { type: "UnitsMerged", stream: `unit/${id(5)}`, data: merge });
    const rename = { unitId: id(3), names: [text("Rainbow"), text("འཇའ།", "bo")], on: "2026-02-02" };
    await sample.record(organisation, { type: "UnitRenamed", stream: `unit/${id(3)}`, data: rename });
    const close = { unitId: id(2), successors: [], on: "2026-02-03" };
    await sample.record(organisation, { type: "UnitClosed", stream: `unit/${id(2)}`, data: close });
    // another programme, whose answers to one quantity may be used here
    const other = await foundProgramme(touchstone, organisation, sample.account, "others");
    await sample.submit(
      other,
      "2026",
      ["forms@1", "others/hours"],
      [
        [id(1), [0.9, null]],
        [id(3), [0.8, 33]],
        [id(50), [0.7, null]],
      ],
    );
    await sample.submit(other, "2026", ["others/hours"], [[id(1), [7]]]);
    const permission = {
      permissionId: touchstone.newId(),
      quantity: "forms@1",
      from: other.logId,
      to: programme.logId,
      on: "2026-01-01",
    };
    await sample.record(organisation, {
      type: "SharingPermitted",
      stream: `sharing/${permission.permissionId}`,
      data: permission,
    });
    await sample.assess("2026", "2026-03-01", [1, 2, 3, 5].map(id));

    const { shown, formulas } = await exportBundle(touchstone, "libraries", at("first"));
    expect(formulas).toBe(2);
    expect(linesOf("first", "units.csv")).toEqual([
      `${id(1)},village,,`,
      `${id(2)},village,,2026-02-03`,
      `${id(3)},village,,`,
      `${id(5)},village,,`,
      `${id(7)},village,,2026-02-01`,
      `${COUNTY},county,,`,
    ]);
    expect(linesOf("first", "unit-lineage.csv").map((line) => line.replace(/^\d+/, "n"))).toEqual([
      `n,${id(7)},${id(5)},merge,2026-02-01`,
    ]);
    expect(linesOf("first", "unit-names.csv").map((line) => line.replace(/\d+$/, "n"))).toEqual([
      `${id(1)},en,=cmd|'/C calc'!A0,source,,,,n`,
      `${id(2)},en,"Mill, ""Old"" Town",source,,,2026-02-03,n`,
      `${id(3)},bo,འཇའ།,source,,2026-02-02,,n`,
      `${id(3)},en,འཇའ་ཚོན་གླིང་།,source,,,2026-02-02,n`,
      `${id(3)},en,Rainbow,source,,2026-02-02,,n`,
      `${id(5)},en,@x,source,,,,n`,
      `${id(7)},en,Far,source,,,2026-02-01,n`,
      `${COUNTY},en,County,source,,,,n`,
    ]);
    expect(read("first", "observations.csv").replaceAll(/\d+$/gm, "n").split("\n").slice(1)).toEqual([
      `${id(1)},2026,forms@1,0.25,,,,,n`,
      `${id(1)},2026,forms@1,0.9,,,,,n`,
      `${id(1)},2026,libraries/hours,10,,,,,n`,
      `${id(1)},2026,libraries/step_free,false,,,,,n`,
      `${id(2)},2026,forms@1,0.5,,,,,n`,
      `${id(2)},2026,libraries/hours,20,,,,,n`,
      `${id(2)},2026,libraries/hours,21.5,,,,,n`,
      `${id(2)},2026,libraries/step_free,true,,,,,n`,
      `${id(3)},2025,libraries/hours,,refused,,,"said ""no"",`,
      `why",n`,
      `${id(3)},2026,forms@1,0.75,,,,,n`,
      `${id(3)},2026,forms@1,0.8,,,,,n`,
      `${id(3)},2026,libraries/hours,30,,,,,n`,
      `${id(3)},2026,libraries/step_free,false,,,,,n`,
      `${id(5)},2026,forms@1,1.25,,,,,n`,
      `${id(5)},2026,libraries/hours,50,,,,,n`,
      `${id(5)},2026,libraries/step_free,false,,,,,n`,
      "",
    ]);
    // rows: 6 of 9 units; 4 of 5 enrolments; 4 of 5, 1 of 1 and 1 of 1 submitted here; 1 of 3 elsewhere
    expect(shown).toEqual({ units: 6, observations: 16, rows: 6 + 4 + 4 + 1 + 1 + 1, withheldRows: 3 + 1 + 1 + 2 });
    expect(linesOf("first", "scorecards.csv").slice(0, 2)).toEqual([
      `${id(1)},c2,=cmd|'/C calc'!A0,1,,,99.66666666666667,,,,false`,
      `${id(2)},,,2,,,99.33333333333333,,,,false`,
    ]);
  });

  test("lists every file with its size and digest, and every table with its columns", () => {
    const { resources } = JSON.parse(read("first", "datapackage.json")) as { resources: Record<string, unknown>[] };
    const paths = resources.map(({ path }) => String(path));
    expect([...paths, "datapackage.json"].toSorted()).toEqual(filesIn(at("first")));
    expect(paths).toEqual(paths.toSorted());
    for (const { path, bytes, hash, schema } of resources) {
      const file = join(at("first"), String(path));
      expect([path, bytes, hash]).toEqual([path, statSync(file).size, `sha256:${digestOf(readFileSync(file))}`]);
      if (!String(path).endsWith(".csv")) continue;
      const { fields } = schema as { fields: { name: string }[] };
      expect(read("first", String(path)).split("\n")[0]).toBe(fields.map(({ name }) => name).join(","));
    }
    const decided = ["notices.csv", "ratings.csv", "designations.csv"]; // nothing is decided in this sample
    expect(Object.keys(TABLES).filter((path) => !paths.includes(path))).toEqual(decided);
  });

  test("has every row of its chunks, shown or withheld, under the root that its event says", async () => {
    const events = await transaction(on.touchstone, async (tx) => [
      ...(await eventsOf(tx, sample.organisation, 999, ["UnitsImported", "ObservationsSubmitted"])),
      ...(await eventsOf(tx, sample.programme, 999, ["UnitsEnrolled"])),
    ]);
    const chunks = new Map(events.map(({ data: { chunk } }) => [chunk.file, chunk]));
    const written = filesIn(at("first")).filter((path) => path.startsWith("chunks/"));
    expect(written.length).toBe(6); // not the second import, nor the submission that has nothing for this programme
    for (const path of written) {
      const chunk = chunks.get(path.slice("chunks/".length, -".ndjson".length));
      const lines = read("first", path).split("\n").slice(0, -1);
      const tree = growTree(sha256);
      for (const line of lines) {
        const row: unknown = JSON.parse(line);
        const withheld = typeof row === "string" ? fromHex(row) : null;
        tree.append(withheld ?? (fromHex(rootOfOne(line)) as Uint8Array)); // 64 digits
      }
      expect([lines.length, toHex(tree.root())]).toEqual([chunk?.nRows, chunk?.root]);
    }
  });

  test("has both ledgers whole, under checkpoints of exactly its cut", () => {
    const keys = read("first", "ledger/keys")
      .split("\n")
      .slice(0, -1)
      .map((line) => parseVerifierKey(sha256, line));
    const { touchstone } = JSON.parse(read("first", "datapackage.json")) as {
      touchstone: { cut: Record<string, { size: number; root: string }> };
    };
    for (const [i, kind] of (["organisation", "programme"] as const).entries()) {
      const key = keys[i];
      if (!key) throw new Error("no key");
      const ledger = (path: string): Uint8Array | null => {
        const file = join(at("first"), "ledger", kind, path);
        return statSync(file, { throwIfNoEntry: false }) ? readFileSync(file) : null;
      };
      const report = verifyLedger(ledger, { origin: key.name, keys: [key] }, { sha256, verifyEd25519 });
      expect(report.faults).toEqual([]);
      expect({ size: report.checkpoint?.size, root: toHex(report.checkpoint?.root ?? new Uint8Array()) }).toEqual(
        touchstone.cut[kind],
      );
    }
  });

  test("of an assessment is the same, byte for byte, whatever was recorded since", async () => {
    const before = printOf(at("first"));
    expect((await exportBundle(on.touchstone, "libraries", at("again"))).withdrawn).toBe(0);
    expect(printOf(at("again"))).toEqual(before);
    const { organisation, programme } = sample;
    const reopen = { unitId: id(2), names: [text("Mill again")], code: null, on: "2026-03-02" };
    await sample.record(organisation, { type: "UnitReopened", stream: `unit/${id(2)}`, data: reopen });
    await sample.submit(programme, "2026", ["libraries/hours"], [[id(1), [11]]]);
    await sample.enrol("2026-03-05", id(6));
    const unitId = id(5);
    await sample.record(programme, {
      type: "EnrolmentEnded",
      stream: `enrolment/${unitId}`,
      data: { unitId, on: "2026-03-06" },
    });
    const { reach, withdrawn } = await exportBundle(on.touchstone, "libraries", at("again"), { force: true });
    expect([reach.later, withdrawn]).toEqual([4, 1]);
    expect(printOf(at("again"))).toEqual(before);
  });

  test("takes in what came later where that is asked for", async () => {
    const { reach } = await exportBundle(on.touchstone, "libraries", at("present"), { cut: "present" });
    expect(reach.later).toBe(0);
    expect(linesOf("present", "units.csv").map((line) => line.slice(33))).toEqual([
      "001,village,,",
      "002,village,,",
      "003,village,,",
      "005,village,,",
      "006,village,,",
      "007,village,,2026-02-01",
      "100,county,,",
    ]);
    expect(linesOf("present", "unit-pauses.csv").map((line) => line.replace(/\d+$/, "n"))).toEqual([
      `${id(2)},2026-02-03,2026-03-02,n`,
    ]);
    expect(read("present", "observations.csv")).toContain(`${id(1)},2026,libraries/hours,11,`);
    expect(JSON.parse(read("present", "datapackage.json"))).toMatchObject({
      touchstone: { assessment: { period: "2026", nUnits: 4 } },
    });
  });

  test("stands on one moment while others go on writing", async () => {
    let steps = 0;
    const writing: Promise<void>[] = [];
    const onShare = (): void => {
      writing.push(sample.submit(sample.programme, "2027", ["libraries/hours"], [[id(1), [100 + steps++]]]));
    };
    await exportBundle(on.touchstone, "libraries", at("meanwhile"), { cut: "present", onShare });
    await Promise.all(writing);
    expect(steps).toBeGreaterThan(3);
    expect(read("meanwhile", "observations.csv")).not.toContain("2027");
  });
});

const rootOfOne = (line: string): string => chunkRoot(sha256, [Buffer.from(line)]).root; // of one row: the hash of its leaf
