import type { ApplicationState } from "../api/views.ts";

/** Shape and tint of each state, in the order in which an application goes through them; the word is never left out. */
export const STATE_LOOKS: Readonly<Record<ApplicationState, "full" | "half" | "hollow" | "dash" | "diamond">> = {
  answering: "hollow",
  handedIn: "half",
  mending: "half",
  review: "hollow",
  settling: "hollow",
  reply: "half",
  recommending: "hollow",
  deciding: "half",
  decided: "full",
  noticed: "half",
  designated: "full",
  declined: "dash",
  withdrawn: "dash",
  lapsed: "dash",
};

/** The states in that order. */
export const STATES_IN_ORDER = Object.keys(STATE_LOOKS) as readonly ApplicationState[]; // the keys of what is right above
