import type { Sha256 } from "../tree/hash.ts";
import { isMap, type JsonObject } from "./canonical-json.ts";
import { commitmentTo, isCommitment, type Opening, opens } from "./commitment.ts";

/** Where an event says to which private parts it is bound: `private: { <name of the part>: <commitment> }`. */
const FIELD = "private";

/**
 * The event with its private parts bound to it, and not in it. What each part is called is public.
 * @throws {RangeError} if the event has a field `private` already
 */
export function withPrivate(
  sha256: Sha256,
  event: JsonObject,
  parts: { readonly [name: string]: Opening },
): JsonObject {
  if (FIELD in event) throw new RangeError(`withPrivate: got an event with a field "${FIELD}", want one without`);
  const commitments = Object.entries(parts).map(([name, opening]) => [name, commitmentTo(sha256, opening)]);
  return { ...event, [FIELD]: Object.fromEntries(commitments) };
}

/** How a private part stands: "intact" as committed to; "altered"; "erased", which takes nothing from the leaf; "none" of this name. */
export type PrivateStanding = "intact" | "altered" | "erased" | "none";

/**
 * How the private part of this name stands.
 * @param kept salt and content as they are kept beside the event; null once either is erased
 */
export function privateStanding(
  sha256: Sha256,
  event: JsonObject,
  name: string,
  kept: Opening | null,
): PrivateStanding {
  const parts = event[FIELD];
  const commitment = isMap(parts) && Object.hasOwn(parts, name) ? parts[name] : undefined;
  if (!isCommitment(commitment)) return "none";
  if (kept === null) return "erased";
  return opens(sha256, commitment, kept) ? "intact" : "altered";
}
