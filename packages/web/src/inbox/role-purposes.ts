import { useLingui } from "@lingui/react/macro";
import type { Role } from "../api/me.ts";

/** What each role is for, said to who holds it. */
export function usePurposes(): Readonly<Record<Role, string>> {
  const { t } = useLingui();
  return {
    operator: t`You grant roles and end them, and make accounts. What the round decides is for others.`,
    office: t`You run the programme: you open rounds, see that applications are complete, assign reviewers, put decisions on notice and answer objections.`,
    coordinator: t`You look after the units of your region: you see that their applications are complete, and assign their reviewers.`,
    oversight: t`You watch over every round: how far it is, what is late, what was decided and why. You see how it is run, and decide nothing in it.`,
    auditor: t`You go over what was done: applications and their ratings, decisions and their reasons, who held which role. Anybody can compute the scores again from the data, and so can you.`,
    unit: t`You apply, answer, show proof and hand in, on a phone or in any browser; you can withdraw at any stage.`,
    reviewer: t`You say what ties you to applicants, and rate the files that are assigned to you, alone and without being told whose they are.`,
    assessor: t`You sum up what was rated and replied, for somebody else to decide.`,
    decider: t`You decide on applications in which you had no other hand.`,
    appeal: t`You will hear appeals. None can be filed here so far, so there is nothing to hear yet.`,
  };
}
