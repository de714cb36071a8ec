import type { Question } from "../api/shapes.ts";

/** What somebody has said to a question so far, as the form has it: half a number too. */
export type Said =
  | { readonly kind: "number"; readonly text: string }
  | { readonly kind: "yes-no"; readonly yes: boolean }
  | { readonly kind: "option"; readonly option: string }
  | { readonly kind: "ticks"; readonly ticks: readonly string[] }
  | { readonly kind: "none"; readonly why: NoAnswer; readonly note: string }
  /** what is known, taken as it is */
  | { readonly kind: "same"; readonly answer: unknown };

/** Why there is no answer: nobody has the figure, nobody can tell, or the question is not about this unit. */
export const NO_ANSWERS = ["missing", "insufficient", "n/a"] as const;
export type NoAnswer = (typeof NO_ANSWERS)[number];

/** What is wrong with what was said. */
export type Fault =
  | { readonly is: "empty" | "number" | "whole" }
  | { readonly is: "least" | "most"; readonly limit: number };

type Asked = Pick<Question, "kind" | "range"> & { readonly options: readonly Question["options"][number][] };

/** The answer as the service takes it, or why it is none yet. */
export function answerOf(asked: Asked, said: Said): { readonly answer: unknown } | { readonly fault: Fault } {
  switch (said.kind) {
    case "same":
      return { answer: said.answer };
    case "none":
      return { answer: { state: said.why, ...(said.note.trim() !== "" && { note: said.note.trim() }) } };
    case "yes-no":
      return { answer: said.yes };
    case "option":
      return { answer: said.option };
    case "ticks":
      return { answer: shareOf(asked.options, said.ticks) };
    case "number":
      return numberOf(asked, said.text);
    default:
      return said satisfies never;
  }
}

function numberOf({ kind, range }: Asked, text: string): { readonly answer: number } | { readonly fault: Fault } {
  const plain = plainDigits(text);
  if (plain === "") return { fault: { is: "empty" } };
  if (!/^-?(\d+\.?\d*|\.\d+)$/.test(plain)) return { fault: { is: "number" } };
  const said = Number(plain);
  if (kind === "count" && !Number.isInteger(said)) return { fault: { is: "whole" } };
  const times = kind === "share" ? 100 : 1;
  const least = range?.least ?? Number.NEGATIVE_INFINITY;
  const most = range?.most ?? Number.POSITIVE_INFINITY;
  const answer = times === 1 ? said : Number((said / times).toPrecision(12)); // 0.07, not 0.07000000000000001
  if (answer < least) return { fault: { is: "least", limit: shown(least * times) } };
  if (answer > most) return { fault: { is: "most", limit: shown(most * times) } };
  return { answer: answer + 0 }; // −0 + 0 is 0
}

const shown = (value: number): number => Number(value.toPrecision(12));

/** Digits as phones type them in any of the languages, as 0 to 9; spaces and per cent signs are let pass. */
function plainDigits(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\u0F20-\u0F29]/g, (digit) => String(digit.charCodeAt(0) - 0x0f20))
    .replace(/[\s%]/g, "");
}

/** The share of a checklist that is there: by weight, in the order of its items, as the record counts it. */
export function shareOf(options: Asked["options"], ticks: readonly string[]): number {
  let sum = 0;
  let total = 0;
  for (const { id, weight } of options) {
    total += weight ?? 1;
    if (ticks.includes(id)) sum += weight ?? 1;
  }
  return total === 0 ? 0 : sum / total;
}

/** Items that make up a share: null where several lists would, or none. */
export function ticksOf(options: Asked["options"], share: number): readonly string[] | null {
  if (options.length > 12) return null;
  let found: readonly string[] | null = null;
  for (let set = 0; set < 1 << options.length; set++) {
    const ticks = options.filter((_, j) => (set & (1 << j)) !== 0).map(({ id }) => id);
    if (Math.abs(shareOf(options, ticks) - share) > 1e-9) continue;
    if (found !== null) return null;
    found = ticks;
  }
  return found;
}

/** What a form begins with, where this answer is on record. null: nothing. */
export function saidOf({ kind, options }: Asked, answer: unknown): Said | null {
  if (answer === null || answer === undefined) return null;
  if (typeof answer === "object" && "state" in answer) {
    const { state, note } = answer as { readonly state: string; readonly note?: string }; // as answers are written
    const why = NO_ANSWERS.find((one) => one === state);
    return why === undefined ? null : { kind: "none", why, note: note ?? "" };
  }
  const value = typeof answer === "object" && "value" in answer ? answer.value : answer;
  if (typeof value === "boolean") return { kind: "yes-no", yes: value };
  if (typeof value === "string") return { kind: "option", option: value };
  if (typeof value !== "number") return { kind: "same", answer };
  if (kind === "share") return { kind: "number", text: String(shown(value * 100)) };
  if (kind !== "checklist") return { kind: "number", text: String(value) };
  const ticks = ticksOf(options, value);
  return ticks === null ? { kind: "same", answer } : { kind: "ticks", ticks };
}
