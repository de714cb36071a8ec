import { fromHex, toHex } from "../text/hex.ts";
import type { Sha256 } from "../tree/hash.ts";
import { isMap, type JsonObject } from "./canonical-json.ts";
import { commitmentTo, isCommitment, opens, SALT_BYTES } from "./commitment.ts";
import { entryOf } from "./entry.ts";

/**
 * The leaf of an event that is not public yet, a rating in a blind review say: `{"sealed": <commitment>}`. All
 * such leaves look alike; they tell neither who, nor what, nor of which type. That one came, and after
 * which others, they do tell.
 * @param salt 32 random bytes; without it the event can never be disclosed
 * @throws {RangeError} if the event is too long to be disclosed whole in one entry
 */
export function sealedEvent(sha256: Sha256, event: JsonObject, salt: Uint8Array): JsonObject {
  entryOf(disclosureOf(Number.MAX_SAFE_INTEGER, event, salt)); // the longest that its disclosure can become
  return { sealed: commitmentTo(sha256, { salt, content: entryOf(event) }) };
}

/**
 * The later event that discloses a sealed one, whole and with its salt.
 * @param index which leaf was sealed
 */
export function disclosureOf(index: number, event: JsonObject, salt: Uint8Array): JsonObject {
  return { type: "EventDisclosed", index, event, salt: toHex(salt) };
}

/** What is wrong with a disclosure. */
export type DisclosureFault = "not-a-disclosure" | "not-earlier" | "not-sealed" | "does-not-open";

/** The event that was sealed, or what is wrong. */
export type Disclosed = { readonly event: JsonObject } | { readonly fault: DisclosureFault };

/**
 * Opens a disclosure.
 * @param at number of the leaf of the disclosure itself: only an earlier leaf can be disclosed
 * @param eventAt gives the event of an earlier leaf, null where there is none
 */
export function openDisclosure(
  sha256: Sha256,
  disclosure: JsonObject,
  at: number,
  eventAt: (index: number) => JsonObject | null,
): Disclosed {
  const { type, index, event, salt } = disclosure;
  const bytes = typeof salt === "string" ? fromHex(salt) : null;
  if (type !== "EventDisclosed" || typeof index !== "number" || bytes?.length !== SALT_BYTES || !isMap(event))
    return { fault: "not-a-disclosure" };
  if (!Number.isSafeInteger(index) || index < 0 || index >= at) return { fault: "not-earlier" };
  const commitment = sealedIn(eventAt(index));
  if (commitment === null) return { fault: "not-sealed" };
  return opens(sha256, commitment, { salt: bytes, content: entryOf(event) }) ? { event } : { fault: "does-not-open" };
}

/** The commitment of a sealed leaf; null for every other event. */
export function sealedIn(event: JsonObject | null): string | null {
  if (event === null || Object.keys(event).length !== 1) return null;
  const { sealed } = event;
  return isCommitment(sealed) ? sealed : null;
}
