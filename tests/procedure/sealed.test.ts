/**
 * A round under way in an open bundle: units that applied are scored, what they and the office have done since stays
 * sealed, and both verifiers find the bundle sound.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assess, exportBundle, submitOwnAnswers } from "@touchstone/server";
import {
  roundStandard,
  type SampleRound,
  sampleRound,
  setClock,
  type TestTouchstone,
  testTouchstone,
} from "@touchstone/server/testing";
import { verifyBundle } from "@touchstone/verify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const clock = setClock("2026-03-02");
const dir = mkdtempSync(join(tmpdir(), "touchstone-sealed-"));
const bundle = join(dir, "bundle");
let on: TestTouchstone;
let round: SampleRound;
let application = "";
beforeAll(async () => {
  on = await testTouchstone(clock.now);
  const yaml = roundStandard("round", { rated: false });
  round = await sampleRound(on.touchstone, { yaml, opens: "2026-03-02", closes: "2026-04-06" });
  application = await round.applied("mill");
  await round.applied("well");
  const text = [{ text: "A word that nobody sees: amber", lang: "en", origin: "source", review: null }] as const;
  await round.does("office", {
    type: "CheckCompleteness",
    applicationId: application,
    toMend: [{ at: "hours", text }],
  });
  const { programme, unit, account } = round;
  const own = { programme, account: account("mill"), unitId: unit.mill, period: "2025" };
  const sent = await submitOwnAnswers(on.touchstone, {
    ...own,
    answers: { hours: 20, signs: { state: "missing" }, forms: { state: "n/a", note: "no forms are used" } },
  });
  expect(sent).toMatchObject({ ok: true, nRecorded: 3 });
  const scored = { programme: programme.slug, period: "2025", account: round.office };
  expect(await assess(on.touchstone, scored)).toMatchObject({ ok: true });
  await exportBundle(on.touchstone, programme.slug, bundle);
}, 120_000);
afterAll(async () => {
  rmSync(dir, { recursive: true, force: true });
  await on.end();
});

/** Every file of the bundle, as bytes. */
function* filesBelow(folder: string): Generator<Buffer> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* filesBelow(path);
    else yield readFileSync(path);
  }
}

describe("a bundle of a round under way", () => {
  test("holds: units take part by their applications, and are scored by what they answered themselves", async () => {
    const { checks } = await verifyBundle(bundle);
    expect(checks.filter(({ outcome }) => outcome === "fails")).toEqual([]);
    const scored = readFileSync(join(bundle, "scorecards.csv"), "utf8").trim().split("\n").slice(1);
    expect(scored.map((line) => line.slice(0, 36)).sort()).toEqual([round.unit.mill, round.unit.well].sort());
  });

  test("holds for the second verifier, which shares nothing with the first", () => {
    const verifier = join(import.meta.dirname, "..", "verify", "verify.py");
    const { stdout, error } = spawnSync("python3", [verifier, bundle], { encoding: "utf8" });
    if (error) return expect(error).toMatchObject({ code: "ENOENT" }); // no Python here
    expect(JSON.parse(stdout)).toMatchObject({ holds: true, fails: [] });
  });

  test("tells nothing of an application: not its id, not what is to be mended", () => {
    for (const bytes of filesBelow(bundle))
      for (const word of [application, "amber", "ApplicationMade", "CompletenessChecked"])
        expect(bytes.includes(word)).toBe(false);
  });

  test("is not for everybody as long as somebody in it waits: it would tell scores before they are decided on", async () => {
    const wanted = exportBundle(on.touchstone, round.programme.slug, join(dir, "public"), { asPublic: true });
    await expect(wanted).rejects.toThrow("published once everybody who applied is decided on and told");
  });
});
