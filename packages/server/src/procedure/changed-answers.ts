import type { Application, Cycle } from "@touchstone/domain";
import type { Standard } from "@touchstone/standard";
import { type Log, logById } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import { digestOfAnswers } from "./answers-digest.ts";
import { ownOnRecord, type RecordedAnswer } from "./own-on-record.ts";

/** An application that was handed in, in its round. */
export interface JudgedBy {
  readonly application: Pick<Application, "unitId" | "handedIn">;
  readonly cycle: Pick<Cycle, "period">;
  readonly standard: Standard;
}

/**
 * Keys of the items whose answers are, at a cut, other than its unit has handed in; null where all are what they were, and
 * where nobody recorded what they were. Empty: other ones, and nobody can tell which.
 * @param at.size of the organisation's log; `day`: on which permissions to use other programmes' answers have to hold
 */
export async function changedAnswers(
  tx: Tx,
  programme: Log,
  { application: { unitId, handedIn }, cycle, standard }: JudgedBy,
  at: { readonly size: number; readonly day: string },
): Promise<string[] | null> {
  if (handedIn?.own === undefined) return null;
  const organisation = await logById(tx, programme.organisationId);
  if (organisation === null)
    throw new RangeError(`changedAnswers: got ${programme.slug}, whose organisation has no log`);
  const asked = { organisation, programme, unitId, cycle, standard };
  const now = await ownOnRecord(tx, asked, at);
  if (digestOfAnswers(now) === handedIn.own) return null;
  return differing(await ownOnRecord(tx, asked, { ...at, size: handedIn.size }), now);
}

/** Items that two states of the record have different answers to, sorted. */
function differing(before: readonly RecordedAnswer[], after: readonly RecordedAnswer[]): string[] {
  const textOf = ({ item, period, answer }: RecordedAnswer): string => JSON.stringify([item, period, answer]);
  const [was, is] = [new Set(before.map(textOf)), new Set(after.map(textOf))];
  const others = [...before.filter((one) => !is.has(textOf(one))), ...after.filter((one) => !was.has(textOf(one)))];
  return [...new Set(others.map(({ item }) => item))].sort();
}
