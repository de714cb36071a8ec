import { afterAll, beforeAll, expect, test } from "vitest";
import { accountId } from "../store/actors.ts";
import { transaction } from "../store/tx.ts";
import { type InboxItem, inboxOfRound } from "./read/inbox.ts";
import { objectionRows } from "./read/objections.ts";
import { type RoundScene, roundScene } from "./read/round-scene.ts";
import { codeIn, type SampleDecision, sampleDecision } from "./sample-decision.ts";

let sample: SampleDecision;
beforeAll(async () => {
  sample = await sampleDecision();
}, 240_000);
afterAll(() => sample.on.end());

/** What the office sees of the rounds. */
const seen = <T>(look: (scene: RoundScene) => Promise<T>): Promise<T> => {
  const { on, round } = sample;
  return transaction(
    on.touchstone,
    async (tx) => {
      const id = await accountId(tx, round.account("office"));
      return look(await roundScene(tx, on.touchstone, { log: round.programme, accountId: id }));
    },
    { readOnly: true, pipelined: true },
  );
};
const waiting = async (): Promise<InboxItem | undefined> =>
  (await seen((scene) => inboxOfRound(scene, null))).find(({ kind }) => kind === "answerObjection");

test("an objection is to be answered within as many working days as its notice had; nobody is designated by silence", async () => {
  const { atDecision, decide, notice, object, answer, advance, stateOf, clock, on } = sample;
  const [mill = ""] = await atDecision("mill");
  await decide(mill);
  const noticeId = on.touchstone.newId();
  await notice(noticeId, mill); // from Monday 2 March, seven working days: over on the 12th
  clock.setTo("2026-03-05");
  const { objectionId } = await object(noticeId, mill);
  const due = { until: "2026-03-21", last: "2026-03-20", days: 7 };
  expect(await waiting()).toMatchObject({ count: 1, deadline: { ...due, overdue: false } });

  clock.setTo("2026-03-12");
  expect(await waiting()).toMatchObject({ deadline: { ...due, left: 7, overdue: false } });
  expect(codeIn(await advance(mill))).toBe("objections-unanswered");

  clock.setTo("2026-03-30");
  expect(await waiting()).toMatchObject({ deadline: { ...due, left: 0, overdue: true } });
  const asked = { noticeId: null, openOnly: true, after: null, limit: 10 };
  expect(await seen((scene) => objectionRows(scene, asked))).toMatchObject({
    items: [{ objectionId, deadline: { ...due, overdue: true }, may: [{ command: "AnswerObjection", allowed: true }] }],
  });
  expect(codeIn(await advance(mill))).toBe("objections-unanswered");
  expect(await stateOf(mill)).toMatchObject({ state: "noticed", designationId: null });

  expect(codeIn(await answer(objectionId, false))).toBe("done");
  expect(await waiting()).toBeUndefined();
  expect(codeIn(await advance(mill))).toBe("done");
  expect(await stateOf(mill)).toMatchObject({ state: "designated" });
}, 120_000);
