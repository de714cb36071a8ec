import type { Refusal } from "@touchstone/domain";
import type { Log } from "./store/log.ts";

/** What a command has done: which events of which ledger. */
export interface Receipt {
  readonly ok: true;
  readonly kind: Log["kind"];
  readonly log: string;
  /** numbers of the first and last event; null where nothing had to be recorded */
  readonly first: number | null;
  readonly last: number | null;
  /** instant of the events, ISO 8601 in UTC */
  readonly at: string;
}

/** Why a command was not carried out; nothing has changed. */
export interface Refused {
  readonly ok: false;
  readonly refusal: Refusal;
}

/** Where a receipt points to, in words. */
export function receiptWords({ first, last, log }: Receipt): string {
  if (first === null) return "nothing had to be recorded";
  return `recorded as ${first === last ? first : `${first}–${last}`} in the ledger of ${log}`;
}
