import { State } from "@touchstone/engine";
import type { Answer } from "@touchstone/standard";
import { expect, test } from "vitest";
import { type AnswerCell, answerOfCell, cellOfAnswer } from "./answer-cell.ts";

const cell = (): AnswerCell => ({ state: State.missing, value: 7, planned: 7, error: 7, word: "old" });

test.each<NonNullable<Answer>>([
  0.85,
  0,
  -1e-7,
  true,
  false,
  "weekly",
  "none",
  "done",
  "planned",
  "not_done",
  [0.5, 0.3],
  { state: "missing" },
  { state: "n/a" },
  { state: "insufficient", note: "no photo" },
  { state: "refused", source: "letter" },
  { value: 0.4, error: 0.04 },
  { value: 0, error: 0 },
  { value: "weekly", note: "དུས་ཚོད་" },
  { value: true, source: "公告" },
  { value: "planned", source: "a", note: "b" },
])("%j comes back from the table as it went in", (answer) => {
  const out = cell();
  cellOfAnswer(answer, out);
  const { source = "", note = "" } = answer as { readonly source?: string; readonly note?: string }; // where it has them
  expect(answerOfCell(out, source, note)).toEqual(answer);
});

test("a word of a status is kept as shares too, as nobody knows here whether an option is called so", () => {
  const out = cell();
  cellOfAnswer("planned", out);
  expect(out).toEqual({ state: State.present, value: 0, planned: 1, error: null, word: "planned" });
});
