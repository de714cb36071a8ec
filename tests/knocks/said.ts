import type { StoreFault } from "@touchstone/server";

export type Writer = "roles of the organisation" | "roles of the programme" | "answers" | "units" | "assessments";

/** A receipt that a writer got. */
export interface Acknowledged {
  readonly writer: Writer;
  /** which of its commands */
  readonly n: number;
  readonly kind: "organisation" | "programme";
  readonly first: number | null;
  readonly last: number | null;
  readonly at: string;
}

/** A line of the process that writes: it is open, and what was wrong with the store; a receipt; that an answer was lost; a fault of ours. */
export type Said =
  | { readonly ready: true; readonly faults: readonly StoreFault[] }
  | Acknowledged
  | { readonly lost: string }
  | { readonly fault: string };
