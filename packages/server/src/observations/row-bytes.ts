import type { Json } from "@touchstone/ledger";
import { canonicalJson } from "@touchstone/ledger";
import type { Answer } from "@touchstone/standard";

/** The canonical bytes of a row, `["<unitId>",[answer,…]]`: what `canonicalBytes` gives, without its detours. */
export function rowBytes(unitId: string, answers: readonly Answer[]): Buffer {
  let text = `["${unitId}",[`;
  for (let k = 0; k < answers.length; k++) {
    const answer = answers[k] ?? null;
    if (k > 0) text += ",";
    text += typeof answer === "number" ? String(answer) : answer === null ? "null" : canonicalJson(answer as Json); // plain data
  }
  return Buffer.from(`${text}]]`);
}
