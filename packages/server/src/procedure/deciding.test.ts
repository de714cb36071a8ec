import { codeOf, type Refusal, type Text } from "@touchstone/domain";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { execute } from "../execute.ts";
import { checkStore } from "../ledger/check-store.ts";
import { readPrivate } from "../private-parts.ts";
import { rebuild } from "../rebuild.ts";
import type { Receipt, Refused } from "../receipt.ts";
import { PUBLIC_ACCOUNT, reservedAccount } from "../store/reserved.ts";
import { transaction } from "../store/tx.ts";
import { tableSums } from "../table-sums.ts";
import { roundStandard, type SampleRound, sampleRound, setClock } from "../testing/sample-round.ts";
import { dumpProjections } from "../testing/table-dump.ts";
import { type TestTouchstone, testTouchstone } from "../testing/test-database.ts";
import { applicationOf } from "./load-application.ts";
import { settleDue } from "./settle-job.ts";

/** nothing in it is rated: reviewers have tests of their own */
const STANDARD = roundStandard("round", { rated: false }).replace(
  "grades:",
  ["seats", "lamps"]
    .map((id) => `      - { id: ${id}, title: ${id}, measures: facility, kind: yes-no }\n`)
    .join("")
    .concat("grades:"),
);
const clock = setClock("2026-03-02"); // a Monday
let on: TestTouchstone;
let round: SampleRound;
beforeAll(async () => {
  on = await testTouchstone(clock.now);
  round = await sampleRound(on.touchstone, {
    opens: "2026-03-02",
    closes: "2026-04-06",
    yaml: STANDARD,
  });
  const calendar = { weekend: [6, 7], exceptions: [], knownThrough: "2026-12-31" };
  await round.does("office", { type: "ChangeCalendar", programmeId: round.programme.logId, calendar });
}, 240_000);
afterAll(() => on.end());

const words = (text: string): Text => ({ text, lang: "en", origin: "source", review: null });
const REASONS = [{ at: "hours", text: [words("It is closed on two days.")] }];
const stateOf = async (applicationId: string) =>
  (await transaction(on.touchstone, (tx) => applicationOf(tx, round.programme, applicationId)))?.application;
const codeIn = (answer: Receipt | Refused): Refusal["code"] | "done" => (answer.ok ? "done" : answer.refusal.code);

/** Applications of villages, brought to their decision: handed in, checked, scored, answered to, recommended on. */
async function atDecision(...codes: readonly ("mill" | "well" | "hill")[]): Promise<string[]> {
  const ids: string[] = [];
  for (const code of codes) ids.push(await round.applied(code));
  for (const applicationId of ids) await round.does("office", { type: "CheckCompleteness", applicationId, toMend: [] });
  expect((await settleDue(on.touchstone, "round")).stopped).toEqual([]);
  for (const [i, applicationId] of ids.entries()) {
    await round.does(codes[i] ?? "", { type: "ReplyToFindings", applicationId, text: null });
    await round.does("assessor", { type: "Recommend", applicationId, grade: "bronze", reasons: [] });
  }
  return ids;
}

const decide = (applicationId: string, grade: string | null = "bronze", by = "decider") =>
  round.ask(by, {
    type: "Decide",
    applicationId,
    grade,
    reasons: grade === null ? REASONS : [],
    whyCertain: [words("Seen in May.")],
  });

async function publish(...applicationIds: readonly string[]): Promise<string> {
  const noticeId = on.touchstone.newId();
  await round.does("office", { type: "PublishNotice", noticeId, cycleId: round.cycleId, applicationIds, text: [] });
  return noticeId;
}

async function object(noticeId: string, applicationId: string, publishIt = true): Promise<string> {
  const objectionId = on.touchstone.newId();
  const answer = await execute(on.touchstone, {
    log: round.programme,
    account: await reservedAccount(on.touchstone, PUBLIC_ACCOUNT),
    command: {
      type: "FileObjection",
      objectionId,
      noticeId,
      applicationId,
      text: words("It is closed on market days."),
      publish: publishIt,
      contact: "the second house, 13800138000",
    },
  });
  expect(answer).toMatchObject({ ok: true });
  return objectionId;
}

const answer = (objectionId: string, upheld: boolean, by = "office") =>
  round.ask(by, { type: "AnswerObjection", objectionId, upheld, answer: [words("It is open since May.")] });
const advance = (applicationId: string) => round.ask("office", { type: "Advance", applicationId });

/** Everything that stands in the entries of the programme's ledger, and in its tables. */
async function said(): Promise<{ ledger: string; tables: string }> {
  const { rows } = await transaction(on.touchstone, (tx) =>
    tx.query<{ entry: Buffer }>("SELECT entry FROM event WHERE shard_key = $1 AND log_id = $2 ORDER BY seq", [
      round.programme.shardKey,
      round.programme.logId,
    ]),
  );
  const dump = await dumpProjections(on.touchstone);
  return { ledger: rows.map(({ entry }) => entry.toString()).join("\n"), tables: JSON.stringify(dump) };
}

describe("from a decision to a designation", () => {
  test("two are decided, one is declined; the notice lasts, an objection is answered, and one is designated", async () => {
    const [mill = "", well = "", hill = ""] = await atDecision("mill", "well", "hill");
    expect(await stateOf(mill)).toMatchObject({ state: "deciding", score: { grade: "gold" } });
    expect(codeIn(await decide(mill))).toBe("done");
    expect(codeIn(await decide(well))).toBe("done");
    expect(codeIn(await decide(hill, null))).toBe("done");
    expect(await stateOf(hill)).toMatchObject({ state: "declined", decision: { grade: null } });

    expect(codeIn(await advance(mill))).toBe("due-nothing"); // decided, and not yet on notice
    const noticeId = await publish(mill, well);
    const { ledger } = await said();
    const opened = ledger.match(/"type":"DecisionMade"/g) ?? [];
    expect(opened).toHaveLength(2); // of mill and well; that of hill stays closed
    expect(ledger).not.toContain("It is closed on two days.");
    expect(ledger).not.toContain(hill);

    clock.setTo("2026-03-05");
    const objectionId = await object(noticeId, mill);
    expect((await said()).ledger).not.toMatch(/market days|second house|13800138000/);
    clock.setTo("2026-03-12"); // seven working days after Monday 2 March
    expect(codeIn(await advance(mill))).toBe("objections-unanswered");
    expect(codeIn(await advance(well))).toBe("done");
    expect(codeIn(await answer(objectionId, false, "decider"))).toBe("not-allowed");
    expect(codeIn(await answer(objectionId, false))).toBe("done");
    expect(codeIn(await answer(objectionId, true))).toBe("already-answered");
    expect(codeIn(await advance(mill))).toBe("done");
    expect(codeIn(await advance(mill))).toBe("due-nothing");
    const after = await said();
    expect(after.ledger).toContain("market days");
    expect(`${after.ledger}${after.tables}`).not.toMatch(/second house|13800138000/);

    const standing = await stateOf(mill);
    expect(standing).toMatchObject({ state: "designated", noticeId });
    const { rows } = await transaction(on.touchstone, (tx) =>
      tx.query(
        `SELECT d.valid_from, d.valid_until, d.grade, c.code FROM designation d
         JOIN designation_code c ON c.designation_id = d.designation_id WHERE d.shard_key = $1 AND d.designation_id = $2`,
        [round.programme.shardKey, standing?.designationId],
      ),
    );
    expect(rows).toEqual([
      {
        valid_from: "2026-03-12",
        valid_until: "2029-03-12",
        grade: "bronze",
        code: codeOf(standing?.designationId ?? ""),
      },
    ]);
  }, 120_000);

  test("an earlier designation stands beside them, and a code that is taken is refused", async () => {
    const designationId = on.touchstone.newId();
    const command = {
      type: "RecordEarlierDesignation",
      designationId,
      unitId: round.unit.mill,
      title: [words("Reading village")],
      from: "2019-05-01",
      until: null,
      source: [words("Order 12")],
    } as const;
    expect(codeIn(await round.ask("office", command))).toBe("done");
    expect(codeIn(await round.ask("office", command))).toBe("exists");
    const sameCode = `${on.touchstone.newId().slice(0, 18)}${designationId.slice(18)}`;
    expect(codeIn(await round.ask("office", { ...command, designationId: sameCode }))).toBe("exists");
    const unknown = { ...command, designationId: on.touchstone.newId(), unitId: on.touchstone.newId() };
    expect(codeIn(await round.ask("office", unknown))).toBe("unknown");
  });

  test("the ledger is whole, and a rebuild makes the same tables and the same codes", async () => {
    expect(await checkStore(on.touchstone)).toMatchObject({ faults: [] });
    const [before, sums] = [await dumpProjections(on.touchstone), await tableSums(on.touchstone)];
    expect(before.designation_code).toHaveLength(3);
    await rebuild(on.touchstone);
    expect(await dumpProjections(on.touchstone)).toEqual(before);
    expect(await tableSums(on.touchstone)).toEqual(sums);
  }, 60_000);
});

test("the words of an objection are a private part, and so is how to reach its author", async () => {
  const { rows } = await transaction(on.touchstone, (tx) =>
    tx.query<{ seq: number }>("SELECT seq FROM objection WHERE shard_key = $1", [round.programme.shardKey]),
  );
  const { account, programme } = round;
  const command = { type: "ReadPrivatePart", seq: rows[0]?.seq ?? 0, part: "contact", purpose: "answer" } as const;
  const read = await readPrivate(on.touchstone, { log: programme, account: account("office"), command });
  expect(read).toMatchObject({ ok: true, content: { contact: "the second house, 13800138000" } });
});
