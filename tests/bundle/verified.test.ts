import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assess, exportBundle } from "@touchstone/server";
import {
  foundProgramme,
  type Sample,
  sampleProgramme,
  sampleText,
  sampleUnit,
  type TestTouchstone,
  testTouchstone,
} from "@touchstone/server/testing";
import { type Report, verifyBundle } from "@touchstone/verify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const id = (n: number): string => `0198a000-0000-7000-8000-${String(n).padStart(12, "0")}`;
const COUNTY = id(100);
const ITEMS = ["libraries/hours", "libraries/step_free", "forms@1"];

/** What does not hold, in words. */
const faultsOf = ({ checks }: Report): string[] =>
  checks.filter(({ outcome }) => outcome === "fails").map((check) => JSON.stringify(check));
const heldBy = ({ checks }: Report): string[] =>
  checks.filter(({ outcome }) => outcome === "holds").map((check) => check.id);

/** The bundle and its verifier were written apart from each other, both from docs/bundle.md. */
describe("a bundle of an awkward programme", () => {
  let on: TestTouchstone;
  let sample: Sample;
  let dir = "";
  const bundle = (name: string): string => join(dir, name);

  beforeAll(async () => {
    on = await testTouchstone();
    dir = mkdtempSync(join(tmpdir(), "touchstone-verified-"));
    sample = await sampleProgramme(on.touchstone);
    const { programme, organisation } = sample;
    const unit = (n: number, name: string): ReturnType<typeof sampleUnit> => sampleUnit(id(n), n + 1, name, COUNTY);
    await sample.importUnits([
      sampleUnit(COUNTY, 1, "County", null),
      ...["=cmd|'/C calc'!A0", 'Mill, "Old" Town', "འཇའ་ཚོན་གླིང་།", "+1 Hill", "@x", "白玉村", "Far", "Near"].map(
        (name, i) => unit(i + 1, name),
      ),
    ]);
    await sample.importUnits([sampleUnit(id(50), 60, "Of another programme", null)]);
    await sample.enrol("2026-01-01", ...[1, 2, 3, 4, 5, 6].map(id));
    await sample.submit(
      programme,
      "2026",
      ITEMS,
      [1, 2, 3, 4, 5].map((n) => [id(n), [n * 9, n % 2 === 0, n / 8]] as const),
    );
    await sample.submit(programme, "2026", ITEMS, [[id(2), [21.5, null, { state: "missing" }]]]);
    await sample.submit(programme, "2025", ITEMS, [
      [id(3), [{ state: "refused", note: 'said "no",\nwhy' }, true, null]],
    ]);
    const data = { unitId: id(4), on: "2026-02-01" };
    await sample.record(programme, { type: "EnrolmentEnded", stream: `enrolment/${id(4)}`, data });
    await sample.record(
      organisation,
      {
        type: "UnitsMerged",
        stream: `unit/${id(5)}`,
        data: { from: [id(7)], into: id(5), created: null, on: "2026-02-01" },
      },
      {
        type: "UnitRenamed",
        stream: `unit/${id(3)}`,
        data: { unitId: id(3), names: [sampleText("Rainbow"), sampleText("འཇའ།", "bo")], on: "2026-02-02" },
      },
      {
        type: "UnitRecoded",
        stream: `unit/${id(3)}`,
        data: { unitId: id(3), scheme: "code", code: "new", on: "2026-02-02" },
      },
      { type: "UnitClosed", stream: `unit/${id(8)}`, data: { unitId: id(8), successors: [id(6)], on: "2026-02-03" } },
      {
        type: "UnitSplit",
        stream: `unit/${id(1)}`,
        data: { from: id(1), goesOn: true, into: [id(9)], created: [unit(9, "Part")], on: "2026-02-04" },
      },
    );
    const other = await foundProgramme(on.touchstone, organisation, sample.account, "others");
    await sample.enrolIn(other, "2026-01-01", ...[1, 3, 50].map(id));
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
    const permissionId = on.touchstone.newId();
    const permission = { permissionId, quantity: "forms@1", from: other.logId, to: programme.logId, on: "2026-01-01" };
    await sample.record(organisation, {
      type: "SharingPermitted",
      stream: `sharing/${permissionId}`,
      data: permission,
    });
    const answer = await assess(on.touchstone, { programme: "libraries", period: "2026", account: sample.account });
    expect(answer).toMatchObject({ ok: true });
  });
  afterAll(async () => {
    rmSync(dir, { recursive: true, force: true });
    await on.end();
  });

  test("holds in every point that can be checked", async () => {
    await exportBundle(on.touchstone, "libraries", bundle("first"));
    const report = await verifyBundle(bundle("first"));
    expect(faultsOf(report)).toEqual([]);
    expect(heldBy(report)).toEqual(
      expect.arrayContaining(
        "chunks register enrolment observations parquet permissions inputs scores ranks".split(" "),
      ),
    );
  });

  test("holds with what came later in it", async () => {
    const { organisation, programme } = sample;
    const close = { unitId: id(2), successors: [], on: "2026-02-05" };
    await sample.record(organisation, { type: "UnitClosed", stream: `unit/${id(2)}`, data: close });
    const reopen = { unitId: id(2), names: [sampleText("Mill again")], code: null, on: "2026-02-20" };
    await sample.record(organisation, { type: "UnitReopened", stream: `unit/${id(2)}`, data: reopen });
    await sample.submit(programme, "2026", ITEMS, [[id(1), [11, true, null]]]);
    const data = { unitId: id(5), on: "2026-03-01" };
    await sample.record(programme, { type: "EnrolmentEnded", stream: `enrolment/${id(5)}`, data });
    await exportBundle(on.touchstone, "libraries", bundle("present"), { cut: "present" });
    expect(faultsOf(await verifyBundle(bundle("present")))).toEqual([]);
  });

  test("holds before anybody was scored", async () => {
    await exportBundle(on.touchstone, "others", bundle("others"));
    const report = await verifyBundle(bundle("others"));
    expect(faultsOf(report)).toEqual([]);
  });

  test("does not hold with one answer changed", async () => {
    cpSync(bundle("first"), bundle("changed"), { recursive: true });
    const path = join(bundle("changed"), "observations.csv");
    writeFileSync(path, readFileSync(path, "utf8").replace(/,libraries\/hours,9,/, ",libraries/hours,8,"));
    const report = await verifyBundle(bundle("changed"));
    expect(report.checks.filter(({ outcome }) => outcome === "fails").map((check) => check.id)).toEqual(
      expect.arrayContaining(["files-intact", "observations"]),
    );
  });
});
