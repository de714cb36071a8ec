import type { ApplicationState } from "../api/views.ts";

/** What the address of the list says: which round, narrowed to what. */
export interface ApplicationsSearch {
  readonly cycle?: string;
  readonly state?: ApplicationState;
  readonly text?: string;
  /** a unit that they lie in */
  readonly under?: string;
}

const STATES: ReadonlySet<string> = new Set<ApplicationState>([
  "answering",
  "handedIn",
  "mending",
  "review",
  "settling",
  "reply",
  "recommending",
  "deciding",
  "decided",
  "noticed",
  "designated",
  "declined",
  "withdrawn",
  "lapsed",
]);

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads an address: what is not known in it is left out. */
export function applicationsSearch({
  cycle,
  state,
  text,
  under,
}: Readonly<Record<string, unknown>>): ApplicationsSearch {
  return {
    ...(typeof cycle === "string" && { cycle }),
    ...(typeof state === "string" && STATES.has(state) && { state: state as ApplicationState }), // one of them
    ...(typeof text === "string" && text !== "" && { text: text.slice(0, 100) }),
    ...(typeof under === "string" && UUID.test(under) && { under }),
  };
}

/** The states in the order in which an application goes through them. */
export const STATES_IN_ORDER = [...STATES] as readonly ApplicationState[]; // as they were put in
