import type { ApplicationState } from "../api/views.ts";
import { STATES_IN_ORDER } from "../parts/state-looks.ts";

/** What the address of the list says: which round, narrowed to what. */
export interface ApplicationsSearch {
  readonly cycle?: string;
  readonly state?: ApplicationState;
  readonly text?: string;
  /** a unit that they lie in */
  readonly under?: string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads an address: what is not known in it is left out. */
export function applicationsSearch({
  cycle,
  state,
  text,
  under,
}: Readonly<Record<string, unknown>>): ApplicationsSearch {
  const stands = STATES_IN_ORDER.find((one) => one === state);
  return {
    ...(typeof cycle === "string" && { cycle }),
    ...(stands !== undefined && { state: stands }),
    ...(typeof text === "string" && text !== "" && { text: text.slice(0, 100) }),
    ...(typeof under === "string" && UUID.test(under) && { under }),
  };
}
