import type { DomainEvent } from "./events.ts";
import type { Refusal } from "./refusal.ts";

/** What a decider answers: the events that happen, or why nothing does. */
export type Decision =
  | { readonly ok: true; readonly events: readonly DomainEvent[] }
  | { readonly ok: false; readonly refusal: Refusal };

export const decided = (...events: DomainEvent[]): Decision => ({ ok: true, events });
export const refused = (refusal: Refusal): Decision => ({ ok: false, refusal });
