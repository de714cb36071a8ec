/** What was on record of a hand-in, as the program records it, and as a stranger works it out from the bundle alone. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assess, execute, exportBundle, runDue } from "@touchstone/server";
import {
  roundStandard,
  type SampleRound,
  sampleAnswered,
  sampleRound,
  setClock,
  submit,
  type TestTouchstone,
  testTouchstone,
} from "@touchstone/server/testing";
import { type Report, verifyBundle } from "@touchstone/verify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Forging, forged, type Told } from "./forged.ts";
import { proofOf } from "./sample-proofs.ts";
import { type Twice, verifiedTwice } from "./second-verifier.ts";

const words = (text: string) => ({ text, lang: "en", origin: "source", review: null }) as const;
const folder = mkdtempSync(join(tmpdir(), "touchstone-handed-in-"));
const MENDING = join(import.meta.dirname, "../../packages/server/src/store/migrations/0009-receipt-entry.sql");
const clock = setClock("2026-03-02");
let on: TestTouchstone;
/** in which another programme's answer serves by permission; the tests after the one that opens it go on with it */
let kinds: SampleRound;
beforeAll(async () => {
  on = await testTouchstone(clock.now);
}, 120_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await on.end();
});

/** A round in which nothing is rated. */
async function opened(slug: string, yaml = roundStandard(slug, { rated: false })): Promise<SampleRound> {
  clock.setTo("2026-03-02");
  const round = await sampleRound(on.touchstone, { slug, opens: "2026-03-02", closes: "2026-04-06", yaml });
  const calendar = { weekend: [6, 7], exceptions: [], knownThrough: "2026-12-31" };
  await round.does("office", { type: "ChangeCalendar", programmeId: round.programme.logId, calendar });
  return round;
}

/** Takes an application on to its notice, and verifies the bundle. @returns what was found of hand-ins, and every fault */
async function verifiedAfterNotice(round: SampleRound, applicationId: string) {
  await runDue(on.touchstone, round.programme.slug);
  await round.does("mill", { type: "ReplyToFindings", applicationId, text: null });
  await round.does("assessor", { type: "Recommend", applicationId, grade: "bronze", reasons: [] });
  const decided = { applicationId, grade: "bronze", reasons: [], whyCertain: [words("It holds.")] };
  await round.does("decider", { type: "Decide", ...decided });
  const noticeId = on.touchstone.newId();
  const { cycleId } = round;
  await round.does("office", { type: "PublishNotice", noticeId, cycleId, applicationIds: [applicationId], text: [] });
  const dir = join(folder, round.programme.slug);
  await exportBundle(on.touchstone, round.programme.slug, dir);
  await verifiedTwice(dir);
  const { checks, limits }: Report = await verifyBundle(dir, { parquet: false });
  return {
    found: checks.find(({ id }) => id === "handed-in")?.found,
    faults: checks.flatMap(({ id, faults }) => faults.map((fault) => ({ id, ...fault }))),
    limits: limits.flatMap(({ id }) => (id.startsWith("handed in") ? [id] : [])),
  };
}

test("what stands in place of what was handed in, once the days for mending are over, comes out of the ledger too", async () => {
  const round = await opened("mended");
  await proofOf(on, round, "at first", ["hours"]);
  const applicationId = await round.applied("mill", "bronze", "16");
  const toMend = [{ at: "hours", text: [words("Saturdays too?")] }];
  await round.does("office", { type: "CheckCompleteness", applicationId, toMend });
  await round.answers([{ unit: "mill", period: "2025", hours: "30" }]);
  await proofOf(on, round, "then", ["forms"]);
  clock.setTo("2026-03-20");
  const { found, faults, limits } = await verifiedAfterNotice(round, applicationId);
  expect({ found, faults, limits }).toEqual({ found: "2 hand-ins, the answers of 2", faults: [], limits: [] });

  // the receipt names the entry that says what it says, and one that names the hand-in still is brought to it
  await on.touchstone.pool.query(`UPDATE application SET handed_in = handed_in || '{"seq": 0}'`);
  await on.touchstone.pool.query(readFileSync(MENDING, "utf8"));
  const { rows } = await on.touchstone.pool.query<{ shown: object; opened: { data: { onRecord: object } } }>(
    `SELECT a.handed_in - 'at' - 'seq' AS shown, convert_from(e.entry, 'UTF8')::jsonb -> 'data' -> 'event' AS opened
     FROM application a JOIN event e ON e.log_id = $1 AND e.stream = 'sealed/' || (a.handed_in ->> 'seq')`,
    [round.programme.logId],
  );
  expect(rows).toEqual([
    { shown: rows[0]?.opened.data.onRecord, opened: expect.objectContaining({ type: "ApplicationMoved" }) },
  ]);
});

const CONTEXT = `context:
  - { id: residents, class: size, title: Residents, kind: count, counts: residents, unit: person }
`;
const MORE = `      - { id: reach, title: Reach, measures: service, kind: share, counts: residents_within_reach, range: [0.01, 0.99], goalposts: [0, 1] }
      - { id: ramps, title: Ramps, measures: facility, kind: yes-no, use: latest within P2Y }
      - { id: plan, title: Plan, measures: procedure, kind: status }
      - { id: budget, title: Budget, reportedBy: office, measures: service, kind: amount, unit: h/week, goalposts: [0, 40] }
`;
const manyKinds = (slug: string): string =>
  roundStandard(slug, { rated: false })
    .replace("title: Forms, ", "title: Forms, asks: forms@1, ")
    .replace("criteria:\n", `${CONTEXT}criteria:\n`)
    .replace("grades:\n", `${MORE}grades:\n`);

const permissionId = "01900000-0000-7000-8000-00000000abcd";

test("answers of every kind come out: of earlier years, without a period, about people, of the office, of another programme", async () => {
  const round = await opened("kinds", manyKinds("kinds"));
  kinds = round;
  const { organisation, programme, office } = round;
  const sister = await sampleAnswered(
    on.touchstone,
    { organisation, account: office },
    "kinds-sister",
    manyKinds("kinds-sister"),
    ["mill"],
  );
  const theirs = await submit(
    on.touchstone,
    { organisation, account: office },
    "kinds-sister",
    manyKinds("kinds-sister"),
    [{ unit: "mill", period: "2025", forms: "no" }],
  );
  expect(theirs).toMatchObject({ ok: true });
  const permit = { type: "PermitSharing", permissionId, quantity: "forms@1" } as const;
  const command = { ...permit, from: sister.logId, to: programme.logId, on: "2026-03-02" };
  expect(await execute(on.touchstone, { log: organisation, account: office, command })).toMatchObject({ ok: true });

  const applicationId = on.touchstone.newId();
  const { mill: unitId } = round.unit;
  await round.does("mill", { type: "Apply", applicationId, cycleId: round.cycleId, unitId, grade: "bronze" });
  await round.answers([{ unit: "mill", period: "", residents: "1200" }]);
  await round.answers([{ unit: "mill", period: "2024", ramps: "yes", hours: "2" }]);
  await round.answers([
    { unit: "mill", period: "2025", hours: "12", reach: "0.5", residents: "1210", plan: "planned" },
  ]);
  await round.answers([{ unit: "mill", period: "2025", hours: "30", budget: "7.5" }]);
  await round.does("mill", { type: "HandIn", applicationId });
  const toMend = [{ at: "hours", text: [words("Saturdays too?")] }];
  await round.does("office", { type: "CheckCompleteness", applicationId, toMend });
  await round.answers([{ unit: "mill", period: "2025", hours: "34" }]);
  await round.does("mill", { type: "HandIn", applicationId });
  const { rows } = await on.touchstone.pool.query<{ n: number }>(
    "SELECT (handed_in -> 'nAnswers')::int AS n FROM application WHERE application_id = $1",
    [applicationId],
  );
  expect(rows).toEqual([{ n: 7 }]); // residents twice, hours, reach, plan, budget, forms; ramps are of another year
  expect(await verifiedAfterNotice(round, applicationId)).toEqual({
    found: "2 hand-ins, the answers of 2",
    faults: [],
    limits: [],
  });
}, 60_000);

const OTHER = "ab".repeat(32);
const isSecond = ({ type, data }: Told): boolean =>
  type === "ApplicationHandedIn" && (data.moved as { to: string }).to !== "handedIn";
const isList = ({ type }: Told): boolean => type === "CompletenessChecked";
const onSecond =
  (lie: Told["data"]): Forging =>
  (event) =>
    isSecond(event) ? { ...event, data: { ...event.data, ...lie } } : event;

/** Around the bundle of the test before, in which another programme's answer serves by permission. */
const LIES: readonly [lie: string, forge: Forging, named: string | RegExp][] = [
  ["nothing", (event) => event, ""],
  [
    "the second hand-in stays closed",
    (event) => (isSecond(event) ? null : event),
    "nothing that is open of how it stood",
  ],
  ["the list of what to mend stays closed", (event) => (isList(event) ? null : event), "no check that is open"],
  [
    "both stay closed",
    (event) => (isSecond(event) || isList(event) ? null : event),
    "no check that is open of whether it was complete",
  ],
  [
    "the first hand-in stays closed, and the list",
    (event) => (isList(event) || (event.type === "ApplicationHandedIn" && !isSecond(event)) ? null : event),
    "ApplicationHandedIn, by which it is at settling, want handedIn",
  ],
  [
    "nothing was to be mended, and what was mended is scored",
    (event) =>
      isSecond(event)
        ? null
        : isList(event)
          ? { ...event, data: { ...event.data, toMend: [], moved: { to: "settling", deadline: null } } }
          : event,
    "scored with other answers of the unit itself: kinds/hours, want those it had handed in",
  ],
  ["the unit itself answered something else", onSecond({ own: OTHER }), `own: ${OTHER}, want`],
  ["something else was on record", onSecond({ answers: OTHER }), `answers: ${OTHER}, want`],
  ["more was on record", onSecond({ nAnswers: 8 }), "8 answers, want 7"],
];

async function lied(from: string, forge: Forging): Promise<Twice> {
  const to = join(folder, "forged");
  await forged(on.touchstone, kinds.programme, { from, to, forge });
  return verifiedTwice(to);
}

test.each(LIES)(
  "a lie with a permission on record: %s",
  async (_, forge, named) => {
    const { faults, ofHandIns } = await lied(join(folder, "kinds"), forge);
    if (named === "") expect(faults).toEqual([]);
    else expect(ofHandIns.join("\n")).toMatch(named);
  },
  60_000,
);

test("once the permission has ended, only what it let serve is left open, and all else is looked at", async () => {
  const { touchstone } = on;
  const { organisation: log, office: account } = kinds;
  clock.setTo("2026-03-23");
  const command = { type: "EndSharing", permissionId, on: "2026-03-23" } as const;
  expect(await execute(touchstone, { log, account, command })).toMatchObject({ ok: true });
  expect(await assess(touchstone, { programme: "kinds", period: "2025", account })).toMatchObject({ ok: true });
  const from = join(folder, "ended");
  await exportBundle(touchstone, "kinds", from);
  const limitsOf = ({ report }: Twice) => report.limits.flatMap(({ id }) => (id.startsWith("handed in") ? [id] : []));
  const honest = await verifiedTwice(from);
  expect({ faults: honest.faults, limits: limitsOf(honest) }).toEqual({ faults: [], limits: ["handed in, permitted"] });
  const hidden = await lied(from, onSecond({ own: OTHER }));
  expect({ faults: hidden.faults, limits: limitsOf(hidden) }).toEqual({ faults: [], limits: ["handed in, permitted"] });
  const [, forge, named] = LIES.find(([lie]) => lie.startsWith("nothing was to be mended")) ?? [];
  const { ofHandIns } = await lied(from, forge ?? ((event) => event));
  expect(ofHandIns.join("\n")).toMatch(named ?? "");
}, 60_000);
