import type { StandsAt } from "../api/views.ts";
import { STATES_IN_ORDER } from "../parts/state-looks.ts";

/** What the address of the table of units says: by which round, narrowed to what. */
export interface UnitsSearch {
  readonly cycle?: string;
  readonly state?: StandsAt;
  readonly type?: string;
  readonly text?: string;
  /** a unit that they lie in */
  readonly under?: string;
}

/** Where an application stands, in the order in which it goes; last, that there is none. */
export const STANDS_IN_ORDER: readonly StandsAt[] = [...STATES_IN_ORDER, "none"];

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads an address: what is not known in it is left out. */
export function unitsSearch({ cycle, state, type, text, under }: Readonly<Record<string, unknown>>): UnitsSearch {
  const stands = STANDS_IN_ORDER.find((one) => one === state);
  return {
    ...(typeof cycle === "string" && UUID.test(cycle) && { cycle }),
    ...(stands !== undefined && { state: stands }),
    ...(typeof type === "string" && type !== "" && { type: type.slice(0, 64) }),
    ...(typeof text === "string" && text !== "" && { text: text.slice(0, 100) }),
    ...(typeof under === "string" && UUID.test(under) && { under }),
  };
}
