/**
 * Commands in any order through the real record: 20 sequences, or as many as SEQUENCES says, each in a round of its own, of which every event is in
 * the ledger and every table is read afterwards. What must not be is looked for in the tables, not in what was answered.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Command, Text } from "@touchstone/domain";
import {
  checkStore,
  execute,
  exportBundle,
  PUBLIC_ACCOUNT,
  rebuild,
  reservedAccount,
  runDue,
} from "@touchstone/server";
import {
  dumpProjections,
  roundStandard,
  type SampleRound,
  sampleRound,
  setClock,
  type TestTouchstone,
  testTouchstone,
} from "@touchstone/server/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { verifiedTwice } from "../verify/second-verifier.ts";

const SEQUENCES = Number(process.env.SEQUENCES ?? 20);
const STEPS = 22;
/** for as many as a night has time for */
const LONGEST_MS = 6 * 3_600_000;
const ACCOUNTS = [
  "mill",
  "well",
  "office",
  "coordinator",
  "reviewer",
  "reviewer-2",
  "reviewer-3",
  "assessor",
  "decider",
  "decider-2",
  "oversight",
];
const GRADES = ["gold", "bronze", null] as const;
const words = (text: string): Text => ({ text, lang: "en", origin: "source", review: null });
const REASONS = [{ at: "hours", text: [words("It is closed on two days.")] }];

/** Draws by mulberry32: the same sequences each time. */
function drawn(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const clock = setClock("2026-03-02");
let on: TestTouchstone;
let round: SampleRound;
beforeAll(async () => {
  on = await testTouchstone(clock.now);
  const yaml = roundStandard("round", { rated: true }).replace("reviewers: 2", "reviewers: 1");
  round = await sampleRound(on.touchstone, { yaml, opens: "2026-03-02", closes: "2026-12-01" });
  const calendar = { weekend: [6, 7], exceptions: [], knownThrough: "2035-12-31" };
  await round.does("office", { type: "ChangeCalendar", programmeId: round.programme.logId, calendar });
  await reservedAccount(on.touchstone, PUBLIC_ACCOUNT);
}, 240_000);
afterAll(() => on.end());

let today = "2026-03-02";
const pass = (days: number): void => {
  today = new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);
  clock.setTo(today);
};

interface Stand {
  readonly applicationId: string;
  readonly state: string;
  readonly noticeId: string | null;
  readonly computed: string | null;
}

async function standing(cycleId: string, unitId: string): Promise<Stand | null> {
  const { rows } = await on.touchstone.pool.query<Stand>(
    `SELECT application_id AS "applicationId", state, notice_id AS "noticeId", score->>'grade' AS computed
     FROM application WHERE cycle_id = $1 AND unit_id = $2 ORDER BY seq DESC LIMIT 1`,
    [cycleId, unitId],
  );
  return rows[0] ?? null;
}

/** Who has said in which round that nothing ties them, as far as it was asked for. */
const declared = new Set<string>();
const declaring = (cycleId: string, reviewer: string, applicationId: string): Command => {
  declared.add(`${cycleId} ${reviewer}`);
  return { type: "DeclareInterests", cycleId, free: [applicationId], conflicts: [] };
};

interface Assigned {
  readonly assignmentId: string;
  readonly account: string;
  readonly isRated: boolean;
}

async function assignmentOf(applicationId: string): Promise<Assigned | null> {
  const { rows } = await on.touchstone.pool.query<Assigned>(
    `SELECT s.assignment_id AS "assignmentId", c.name AS account,
            EXISTS (SELECT 1 FROM rating r WHERE r.assignment_id = s.assignment_id) AS "isRated"
     FROM assignment s JOIN actor a ON a.actor_id = s.actor_id JOIN account c ON c.account_id = a.account_id
     WHERE s.application_id = $1 AND s.state <> 'recused' ORDER BY s.seq DESC LIMIT 1`,
    [applicationId],
  );
  return rows[0] ?? null;
}

/** The command that fits where an application stands, and who would give it. */
async function fitting(
  stand: Stand | null,
  cycleId: string,
  unit: "mill" | "well",
  draw: (below: number) => number,
): Promise<readonly [Command | "clock" | "answers", string]> {
  const { newId } = on.touchstone;
  const unitId = round.unit[unit];
  const applicationId = stand?.applicationId ?? newId();
  const reviewer = ["reviewer", "reviewer-2", "reviewer-3"][draw(3)] ?? "reviewer";
  const grade = draw(4) === 0 ? (GRADES[draw(3)] ?? null) : (stand?.computed ?? null);
  const reasons = draw(5) === 0 ? [] : REASONS;
  switch (stand?.state) {
    case undefined:
    case "withdrawn":
    case "lapsed":
      return [{ type: "Apply", applicationId: newId(), cycleId, unitId, grade: "bronze" }, unit];
    case "answering":
      return draw(3) === 0 ? ["answers", unit] : [{ type: "HandIn", applicationId }, unit];
    case "mending":
      return [{ type: "HandIn", applicationId }, unit];
    case "handedIn":
      return [{ type: "CheckCompleteness", applicationId, toMend: draw(6) === 0 ? REASONS : [] }, "office"];
    case "review": {
      const assignment = await assignmentOf(applicationId);
      if (assignment === null)
        return declared.has(`${cycleId} ${reviewer}`)
          ? [
              { type: "AssignReviewer", assignmentId: newId(), applicationId, reviewer: round.account(reviewer) },
              "office",
            ]
          : [declaring(cycleId, reviewer, applicationId), reviewer];
      const { assignmentId } = assignment;
      const rating = {
        item: "welcome",
        level: draw(4),
        confidence: "high",
        reason: words("As seen"),
        evidence: [],
      } as const;
      const by = ["reviewer", "reviewer-2", "reviewer-3"].find((name) => round.account(name) === assignment.account);
      return assignment.isRated && draw(4) > 0
        ? [{ type: "HandInRatings", assignmentId }, by ?? reviewer]
        : [{ type: "Rate", assignmentId, ratings: [rating] }, by ?? reviewer];
    }
    case "settling":
      return ["clock", "office"];
    case "reply":
      return [{ type: "ReplyToFindings", applicationId, text: null }, unit];
    case "recommending":
      return [{ type: "Recommend", applicationId, grade, reasons }, "assessor"];
    case "deciding":
      return [{ type: "Decide", applicationId, grade, reasons, whyCertain: [words("Seen in May.")] }, "decider"];
    case "decided":
      return [
        { type: "PublishNotice", noticeId: newId(), cycleId, applicationIds: [applicationId], text: [] },
        "office",
      ];
    case "noticed": {
      if (draw(3) > 0) return [{ type: "Advance", applicationId }, "office"];
      const said = {
        noticeId: stand?.noticeId ?? newId(),
        applicationId,
        text: words("Closed"),
        publish: false,
        contact: null,
      };
      return [{ type: "FileObjection", objectionId: newId(), ...said }, PUBLIC_ACCOUNT];
    }
    default:
      return ["clock", "office"];
  }
}

/** One sequence: mostly what fits, by whom it fits; else something by somebody. */
async function play(nth: number): Promise<void> {
  const draw = drawn(nth * 7919 + 1);
  const cycleId = on.touchstone.newId();
  const closes = new Date(Date.parse(today) + 9 * 86_400_000).toISOString().slice(0, 10);
  const opening = { cycleId, titles: [words(`Round ${nth}`)], period: "2025", opens: today, closes };
  await round.does("office", { type: "OpenCycle", ...opening });
  for (let k = 0; k < STEPS; k++) {
    const unit = draw(4) === 0 ? "well" : "mill";
    const [command, right] = await fitting(await standing(cycleId, round.unit[unit]), cycleId, unit, draw);
    const by = draw(8) === 0 ? (ACCOUNTS[draw(ACCOUNTS.length)] ?? right) : right;
    if (draw(12) === 0) pass(draw(12));
    if (command === "clock") await runDue(on.touchstone, "round");
    else if (command === "answers")
      await round.answers([{ unit, period: "2025", hours: String(draw(40)), forms: "yes" }]).catch(() => {}); // who does not take part yet can't
    else
      await execute(on.touchstone, {
        log: round.programme,
        account: by === PUBLIC_ACCOUNT ? by : round.account(by),
        command,
      });
  }
}

const found = async (sql: string): Promise<unknown[]> => (await on.touchstone.pool.query(sql)).rows;

describe("sequences of commands through the record", { timeout: LONGEST_MS }, () => {
  test("leave nothing in the tables that must not be", async () => {
    for (let nth = 0; nth < SEQUENCES; nth++) await play(nth);
    expect(
      await found(
        "SELECT d.designation_id FROM designation d LEFT JOIN notice n ON n.notice_id = d.notice_id WHERE d.application_id IS NOT NULL AND (n.notice_id IS NULL OR d.valid_from < n.until)",
      ),
      "a designation without a notice that lasted its days",
    ).toEqual([]);
    expect(
      await found(
        "SELECT o.objection_id FROM objection o JOIN designation d ON d.application_id = o.application_id AND d.notice_id = o.notice_id WHERE o.upheld IS DISTINCT FROM false",
      ),
      "a designation while an objection is open or upheld",
    ).toEqual([]);
    expect(
      await found(
        "SELECT a.application_id FROM application a JOIN assignment s ON s.application_id = a.application_id WHERE s.actor_id::text IN (a.decision->>'by', a.recommendation->>'by', a.made_by::text)",
      ),
      "a reviewer who decides, recommends or applied",
    ).toEqual([]);
    expect(
      await found(
        "SELECT application_id FROM application WHERE decision->>'by' = recommendation->>'by' AND (decision->>'bySilence')::boolean IS NOT TRUE",
      ),
      "one who recommends and decides",
    ).toEqual([]);
    expect(
      await found(
        "SELECT application_id FROM application WHERE state IN ('decided', 'noticed', 'designated') AND (array_position(ARRAY['gold', 'bronze'], decision->>'grade') < array_position(ARRAY['gold', 'bronze'], score->>'grade') OR score->>'grade' IS NULL)",
      ),
      "a decision above the computed grade",
    ).toEqual([]);
    const states = await found("SELECT state, count(*)::int AS n FROM application GROUP BY state ORDER BY state");
    expect(states.length, JSON.stringify(states)).toBeGreaterThan(6);
    expect(await found("SELECT 1 FROM designation LIMIT 1")).toHaveLength(1);
  });

  test("are in the tables as they are in the ledger", async () => {
    expect((await checkStore(on.touchstone)).faults).toEqual([]);
    const before = await dumpProjections(on.touchstone);
    await rebuild(on.touchstone);
    expect(await dumpProjections(on.touchstone)).toEqual(before);
  });

  test("come out of the bundle alone, by both verifiers, hand-ins and all", async () => {
    const folder = mkdtempSync(join(tmpdir(), "touchstone-random-"));
    try {
      await exportBundle(on.touchstone, "round", join(folder, "bundle"));
      const { faults, report } = await verifiedTwice(join(folder, "bundle"));
      expect(faults).toEqual([]);
      expect(report.checks.find(({ id }) => id === "handed-in")?.found).toMatch(
        /^([1-9]\d*) hand-ins, the answers of \1$/,
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
