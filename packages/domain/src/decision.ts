import type { DomainEvent } from "./events.ts";
import type { Refusal } from "./refusal.ts";

/** What a decider answers: the events that happen, or why nothing does. */
export type Decision =
  | { readonly ok: true; readonly events: readonly DomainEvent[] }
  | { readonly ok: false; readonly refusal: Refusal };

/** The case that a decider is in, beside command and state. */
export interface Context {
  /** instant of the decision, ISO 8601 in UTC */
  readonly at: string;
  /** the day that it is in the log's time zone */
  readonly today: string;
  /** random id of who commands, in this log */
  readonly by: string;
  /** who commands does so as the unit that it is about, and could by no other role */
  readonly asUnit?: boolean;
}

export const decided = (...events: DomainEvent[]): Decision => ({ ok: true, events });
export const refused = (refusal: Refusal): Decision => ({ ok: false, refusal });
