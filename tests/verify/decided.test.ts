import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cutAt, exportBundle, transaction } from "@touchstone/server";
import { type CheckId, type Report, verifyBundle } from "@touchstone/verify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Forging, forged, type Told } from "./forged.ts";
import { type Decided, sampleDecided } from "./sample-decided.ts";
import { sha256Hex } from "./sample-log.ts";
import { hasPython, verifiedTwice } from "./second-verifier.ts";

const folder = mkdtempSync(join(tmpdir(), "touchstone-decided-"));
const dir = join(folder, "good");
let decided: Decided;
/** of the organisation's ledger, before anybody had answered */
let earlier: { size: number; root: string };
beforeAll(async () => {
  decided = await sampleDecided();
  await exportBundle(decided.on.touchstone, "round", dir);
  earlier = await beforeAnswers(decided);
}, 240_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await decided.on.end();
});

async function beforeAnswers({ on: { touchstone }, round: { organisation } }: Decided): Promise<typeof earlier> {
  return transaction(touchstone, async (tx) => {
    const { rows } = await tx.query<{ first: number }>(
      "SELECT min(seq) AS first FROM event WHERE log_id = $1 AND type = 'ObservationsSubmitted'",
      [organisation.logId],
    );
    return cutAt(tx, organisation, rows[0]?.first ?? 0);
  });
}

const wrong = ({ checks }: Report): string[] =>
  checks.flatMap(({ id, faults }) =>
    faults.map(({ where, found, wanted }) => `${id}: ${where}: got ${found}, want ${wanted}`),
  );
const foundOf = ({ checks }: Report, id: CheckId): string => checks.find((check) => check.id === id)?.found ?? "";

describe("a bundle of a round that is decided", () => {
  test("holds: every rating, notice and designation comes out of the ledger and of the scores", async () => {
    const report = await verifyBundle(dir);
    expect(wrong(report)).toEqual([]);
    expect(foundOf(report, "handed-in")).toBe("2 hand-ins, the answers of 2");
    expect(report.limits.filter(({ id }) => /^handed in|Evidence/.test(id))).toEqual([]);
    expect(foundOf(report, "notices")).toBe("2 notices with 3 decisions, 1 rounds");
    expect(foundOf(report, "ratings")).toBe("5 ratings of 2 applications");
    expect(foundOf(report, "designations")).toBe("2 granted, 1 from before Touchstone");
    expect(report.limits.map(({ id }) => id)).toContain("earlier designations");
  }, 60_000);

  test("scores a level that was settled between two as what it is: 2.5 of 3 is 83.3 of 100", () => {
    const cards = readFileSync(join(dir, "scorecards.ndjson"), "utf8").trimEnd().split("\n");
    const levels = cards.map((card) => (JSON.parse(card) as { scores: { welcome: number | null } }).scores.welcome);
    expect(levels).toEqual(expect.arrayContaining([83.333333, 66.666667, null])); // settled at 2.5, at 2, and at nothing
  });

  test("holds for the second verifier too, if there is a Python", async () => {
    expect(await verifiedTwice(dir)).toMatchObject({
      faults: [],
      second: hasPython ? { holds: true, fails: [] } : null,
    });
  });

  test("holds no word of who was declined, of who reviewed, nor of how to reach who objected", () => {
    const { application, round } = decided;
    const paths = readdirSync(dir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name));
    const holding = (word: string): string[] => paths.filter((path) => readFileSync(path, "latin1").includes(word));
    for (const secret of ["Kept closed.", "tashi@example.org", ...["reviewer", "decider"].map(round.account)])
      expect(holding(secret)).toEqual([]);
    // where a rating comes from stands beside it: that there was an application, and nothing of what came of it
    const answers = /\/(chunks|observations)/;
    expect(holding(application.hill).filter((path) => !answers.test(path))).toEqual([]);
    expect(holding(application.mill).some((path) => path.endsWith("/notices.csv"))).toBe(true);
    // every rating was written twice: the first of them stays closed
    const opened = paths.map((path) => readFileSync(path, "latin1").match(/"type":"RatingsKept"/g)?.length ?? 0);
    expect(opened.reduce((sum, n) => sum + n, 0)).toBe(5);
    const ratings = readFileSync(join(dir, "ratings.csv"), "utf8");
    expect(ratings.trimEnd().split("\n")).toHaveLength(1 + 5);
  });
});

/** Changes the data of every event of one type. */
const onEvent =
  (type: string, change: (data: Told["data"]) => Told["data"]): Forging =>
  (event) =>
    event.type === type ? { ...event, data: change(event.data) } : event;
const without =
  (...types: readonly string[]): Forging =>
  (event) =>
    types.includes(event.type) ? null : event;
const byOf =
  (type: string, by: () => string): Forging =>
  (event) =>
    event.type === type ? { ...event, by: by() } : event;

/** Changes what mill's hand-in says was on record. */
const onHandIn =
  (change: (data: Told["data"]) => Told["data"]): Forging =>
  (event) =>
    event.type === "ApplicationHandedIn" && event.data.applicationId === decided.application.mill
      ? { ...event, data: { ...event.data, ...change(event.data) } }
      : event;
const OTHER = "ab".repeat(32);
const digestOf = (rows: readonly (readonly string[])[]): string => sha256Hex(JSON.stringify(rows));

/** Who did what, as the true ledger has it. */
const actors = new Map<string, string>();

/** An attacker who has the ledger and its key, and makes everything anew around one lie. */
const LIES: [lie: string, forge: Forging, check: CheckId, named: string | RegExp][] = [
  ["nothing is changed", (event) => event, "descriptor", ""],
  ["a designation without its notice", without("NoticePublished"), "designations", "without a notice"],
  [
    "a notice that lasted a day less",
    onEvent("NoticePublished", (data) => ({ ...data, until: "2026-03-11" })),
    "notices",
    "until 2026-03-12 at least",
  ],
  [
    "a notice of fewer days than the round promised",
    onEvent("NoticePublished", (data) => ({ ...data, days: 3, until: "2026-03-06" })),
    "notices",
    "a notice of 3 working days, want 7",
  ],
  [
    "a round that promises a shorter notice than its standard",
    onEvent("CycleOpened", (data) => ({
      ...data,
      stages: (data.stages as { stage: string }[]).map((stage) =>
        stage.stage === "notice" ? { ...stage, days: 2 } : stage,
      ),
    })),
    "notices",
    "as the standard has it",
  ],
  [
    "a designation before its notice was over",
    (event) =>
      event.type === "DesignationGranted"
        ? { ...event, at: "2026-03-10T12:00:00.000Z", data: { ...event.data, from: "2026-03-10", until: "2029-03-10" } }
        : event,
    "designations",
    "2026-03-12, when the notice has lasted",
  ],
  [
    "a grade above that of the scorecard, wherever the ledger says it",
    (event) => {
      const { data } = event;
      const entries = (data.entries as object[] | undefined)?.map((entry) => ({ ...entry, grade: "gold" }));
      if (event.type === "NoticePublished") return { ...event, data: { ...data, entries: entries ?? [] } };
      const isRaised = ["ScoreReady", "DecisionMade", "DesignationGranted"].includes(event.type);
      return isRaised ? { ...event, data: { ...data, grade: "gold" } } : event;
    },
    "designations",
    "bronze, computed, or lower",
  ],
  [
    "a designation that is valid longer than the standard says",
    onEvent("DesignationGranted", (data) => ({ ...data, until: "2039-03-12" })),
    "designations",
    "valid until 2039-03-12",
  ],
  [
    "a designation of another unit",
    onEvent("DesignationGranted", (data) => ({ ...data, unitId: decided.round.unit.hill })),
    "designations",
    "as on its notice",
  ],
  ["an objection that was never answered", without("ObjectionAnswered"), "designations", "open"],
  [
    "an objection that was upheld",
    onEvent("ObjectionAnswered", (data) => ({ ...data, upheld: true })),
    "designations",
    "was upheld",
  ],
  [
    "a rating that was altered, leaf and all",
    onEvent("RatingsKept", (data) => ({
      ...data,
      ratings: (data.ratings as { level: number }[]).map((rating) => ({ ...rating, level: 0 })),
    })),
    "ratings",
    "which the ratings make",
  ],
  [
    "settled levels that are not what was scored",
    (event) => {
      if (event.type === "RatingsKept")
        return {
          ...event,
          data: {
            ...event.data,
            ratings: (event.data.ratings as { level: number }[]).map((of) => ({ ...of, level: 3 })),
          },
        };
      if (event.type !== "RatingsSettled") return event;
      const settled = (event.data.settled as object[]).map((of) => ({ ...of, level: 3, error: null }));
      return { ...event, data: { ...event.data, settled } };
    },
    "ratings",
    "which was scored",
  ],
  ["ratings of one reviewer that stay closed", dropOne("RatingsHandedIn"), "ratings", "which the ratings make"],
  ["a decision that stays closed", without("DecisionMade"), "notices", "not all that led to it is open"],
  [
    "a score that the notice does not have",
    onEvent("ScoreReady", (data) => ({ ...data, score: 99 })),
    "notices",
    "the score",
  ],
  [
    "a decision above the score",
    onEvent("ScoreReady", (data) => ({ ...data, grade: null })),
    "notices",
    "as the scorecard has it",
  ],
  [
    "a decision by who recommended",
    byOf("DecisionMade", () => actors.get("RecommendationMade") ?? ""),
    "separation",
    "who recommended on it",
  ],
  [
    "a decision by who assigned the reviewers",
    byOf("DecisionMade", () => actors.get("ReviewerAssigned") ?? ""),
    "separation",
    "who checked it",
  ],
  [
    "an answer by who decided",
    byOf("ObjectionAnswered", () => actors.get("DecisionMade") ?? ""),
    "separation",
    "who answered an objection",
  ],
];

LIES.push(
  ["hand-ins that stay closed", without("ApplicationHandedIn"), "handed-in", "no hand-in that is open"],
  ["a hand-in that names another root", onHandIn(() => ({ root: OTHER })), "handed-in", `the root ${OTHER} of`],
  [
    "a hand-in to a ledger as it was before its answers, rightly named",
    onHandIn(() => earlier),
    "handed-in",
    /2 answers, want 0.*0 answers$/s,
  ],
  [
    "a hand-in after what was scored",
    onHandIn(({ size }) => ({ size: Number(size) + 1000 })),
    "handed-in",
    "from which it was scored",
  ],
  ["a hand-in of other files", onHandIn(() => ({ proofs: OTHER })), "handed-in", "1 files behind its answers"],
  [
    "a hand-in that has a proof which was taken back before",
    onHandIn(({ nProofs }) => ({
      nProofs: Number(nProofs) + 1,
      proofs: digestOf([
        ["round/forms", "2025", decided.proofs.takenBack],
        ["round/hours", "2025", decided.proofs.stands],
      ]),
    })),
    "handed-in",
    /3 proofs, want 2, .*proofs: [0-9a-f]{64}, want/s,
  ],
  ["a hand-in of a proof less", onHandIn(() => ({ nProofs: 1 })), "handed-in", "1 proofs, want 2"],
  ["a hand-in of other answers", onHandIn(() => ({ answers: OTHER })), "handed-in", `answers: ${OTHER}, want`],
  ["a hand-in of more answers", onHandIn(() => ({ nAnswers: 3 })), "handed-in", "3 answers, want 2"],
  ["a hand-in of other answers of the unit", onHandIn(() => ({ own: OTHER })), "handed-in", `own: ${OTHER}, want`],
  [
    "what stands in its place after the days for mending, with another root",
    (event) => {
      if (event.type !== "ApplicationMoved") return event;
      const onRecord = { ...earlier, answers: OTHER, own: OTHER, proofs: OTHER, nAnswers: 0, nProofs: 0, root: OTHER };
      return { ...event, data: { ...event.data, onRecord } };
    },
    "handed-in",
    `the root ${OTHER} of`,
  ],
);

/** Leaves the first event of a type out. */
function dropOne(type: string): Forging {
  let dropped = false;
  const seen = new Set<object>();
  return (event) => {
    if (event.type !== type || (dropped && !seen.has(event.data))) return event;
    dropped = true;
    seen.add(event.data);
    return null;
  };
}

describe("a lie around which everything was made anew", () => {
  test.each(LIES)(
    "%s",
    async (_, forge, check, named) => {
      const { on, round } = decided;
      const to = join(folder, "forged");
      await forged(on.touchstone, round.programme, {
        from: dir,
        to,
        forge: (event) => {
          if (!actors.has(event.type)) actors.set(event.type, event.by);
          return forge(event);
        },
      });
      const { faults: lines } = await verifiedTwice(to); // the tables tell the truth still
      if (named === "") expect(lines).toEqual([]);
      else expect(lines.filter((line) => line.startsWith(check)).join("\n")).toMatch(named);
    },
    60_000,
  );
});

test("an early hand-in, which says neither the files nor the unit's own answers, holds as far as it goes", async () => {
  const { on, round } = decided;
  const to = join(folder, "early");
  const forge: Forging = (event) => {
    if (event.type !== "ApplicationHandedIn") return event;
    const { own: _own, proofs: _proofs, ...data } = event.data;
    return { ...event, data };
  };
  await forged(on.touchstone, round.programme, { from: dir, to, forge });
  const { report, faults } = await verifiedTwice(to);
  expect(faults).toEqual([]);
  const told = report.limits.filter(({ id }) => id.startsWith("handed in"));
  expect(told.map(({ text }) => text)).toEqual([
    "Which files stood behind the answers of 2 hand-ins: they are early ones, which do not say it.",
    "What the unit itself had answered in 2 hand-ins: they are early ones, which do not say it.",
  ]);
}, 60_000);
