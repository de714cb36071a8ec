/** For tests: a round of which nothing is rated, and its steps from an application to its designation. */
import type { CommandOf, Refusal, Text } from "@touchstone/domain";
import { addAccount } from "../account.ts";
import { execute } from "../execute.ts";
import type { Receipt, Refused } from "../receipt.ts";
import { PUBLIC_ACCOUNT, reservedAccount } from "../store/reserved.ts";
import { transaction } from "../store/tx.ts";
import { roundStandard, type SampleRound, sampleRound, setClock } from "../testing/sample-round.ts";
import { dumpProjections } from "../testing/table-dump.ts";
import { type TestTouchstone, testTouchstone } from "../testing/test-database.ts";
import { applicationOf } from "./load-application.ts";
import { settleDue } from "./settle-job.ts";

type Village = "mill" | "well" | "hill";

export const words = (text: string, lang = "en"): Text => ({ text, lang, origin: "source", review: null });
export const REASONS = [{ at: "hours", text: [words("It is closed on two days.")] }];
export const CONTACT = "the second house, 13800138000";
export const codeIn = (answer: Receipt | Refused): Refusal["code"] | "done" =>
  answer.ok ? "done" : answer.refusal.code;

const UNRATED = roundStandard("round", { rated: false }).replace(
  "grades:",
  ["seats", "lamps"]
    .map((id) => `      - { id: ${id}, title: ${id}, measures: facility, kind: yes-no }\n`)
    .join("")
    .concat("grades:"),
);

/**
 * A round that began on Monday 2 March 2026, with a calendar that is known for the year.
 * @param decidesAt type of the units at whose level the decision is made; null: at none
 */
export async function sampleDecision(decidesAt: string | null = null) {
  const clock = setClock("2026-03-02");
  const on: TestTouchstone = await testTouchstone(clock.now);
  const { touchstone } = on;
  const round: SampleRound = await sampleRound(touchstone, {
    opens: "2026-03-02",
    closes: "2026-04-06",
    yaml:
      decidesAt === null ? UNRATED : UNRATED.replace("  validFor", `  actsAt: { decision: ${decidesAt} }\n  validFor`),
  });
  const { does, ask, programme, cycleId } = round;
  const calendar = { weekend: [6, 7], exceptions: [], knownThrough: "2026-12-31" };
  await does("office", { type: "ChangeCalendar", programmeId: programme.logId, calendar });

  /** an account that holds these roles one after the other, each until the next begins */
  const account = async (name: string, ...roles: readonly CommandOf<"GrantRole">["role"][]): Promise<string> => {
    await addAccount(touchstone, round.account(name));
    for (const role of roles) {
      const grant = { grantId: touchstone.newId(), role, unitId: null, from: "2020-01-01", until: null };
      await does("office", { type: "GrantRole", account: round.account(name), ...grant });
    }
    return name;
  };
  /** applications of villages, scored and answered to, and waiting for a recommendation */
  const scored = async (checker: string, ...codes: readonly Village[]): Promise<string[]> => {
    const ids: string[] = [];
    for (const code of codes) ids.push(await round.applied(code));
    for (const applicationId of ids) await does(checker, { type: "CheckCompleteness", applicationId, toMend: [] });
    const { stopped } = await settleDue(touchstone, "round");
    if (stopped.length > 0) throw new Error(JSON.stringify(stopped));
    for (const [i, applicationId] of ids.entries())
      await does(codes[i] ?? "", { type: "ReplyToFindings", applicationId, text: null });
    return ids;
  };
  const recommend = (applicationId: string, by = "assessor") =>
    ask(by, { type: "Recommend", applicationId, grade: "bronze", reasons: [] });
  return {
    on,
    clock,
    round,
    account,
    scored,
    recommend,
    /** the same, recommended on */
    atDecision: async (...codes: readonly Village[]): Promise<string[]> => {
      const ids = await scored("office", ...codes);
      for (const id of ids) await recommend(id);
      return ids;
    },
    decide: (applicationId: string, grade: string | null = "bronze", by = "decider") =>
      ask(by, {
        type: "Decide",
        applicationId,
        grade,
        reasons: grade === null ? REASONS : [],
        whyCertain: [words("Seen in May.")],
      }),
    notice: (noticeId: string, ...applicationIds: readonly string[]) =>
      ask("office", { type: "PublishNotice", noticeId, cycleId, applicationIds, text: [] }),
    object: async (noticeId: string, applicationId: string, more: Partial<CommandOf<"FileObjection">> = {}) => {
      const objectionId = touchstone.newId();
      const account = await reservedAccount(touchstone, PUBLIC_ACCOUNT);
      const text = words("It is closed on market days.");
      const said = { objectionId, noticeId, applicationId, text, publish: true, contact: CONTACT, ...more };
      const answer = await execute(touchstone, {
        log: programme,
        account,
        command: { type: "FileObjection", ...said },
      });
      return { objectionId, answer };
    },
    answer: (objectionId: string, upheld: boolean, by = "office") =>
      ask(by, { type: "AnswerObjection", objectionId, upheld, answer: [words("It is open since May.")] }),
    advance: (applicationId: string) => ask("office", { type: "Advance", applicationId }),
    stateOf: async (applicationId: string) =>
      (await transaction(touchstone, (tx) => applicationOf(tx, programme, applicationId)))?.application,
    /** everything that stands in the entries of the programme's ledger, and in all tables */
    said: async (): Promise<{ ledger: string; tables: string }> => {
      const { rows } = await transaction(touchstone, (tx) =>
        tx.query<{ entry: Buffer }>("SELECT entry FROM event WHERE shard_key = $1 AND log_id = $2 ORDER BY seq", [
          programme.shardKey,
          programme.logId,
        ]),
      );
      const tables = JSON.stringify(await dumpProjections(touchstone));
      return { ledger: rows.map(({ entry }) => entry.toString()).join("\n"), tables };
    },
  };
}

export type SampleDecision = Awaited<ReturnType<typeof sampleDecision>>;
