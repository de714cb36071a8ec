import { plural, t } from "@lingui/core/macro";
import type { RefusalWords } from "./refusal-words.ts";

/** What the record refuses whatever it is about; assessments and rehearsals too. */
export const RECORD_WORDS: RefusalWords = {
  "not-allowed": ({ roles }) =>
    roles === ""
      ? t`Nobody may do this here.`
      : t`This is for other roles (${roles}), which your account does not hold here.`,
  "not-separated": ({ role, holds }) =>
    t`One account can't hold both of these roles: ${role}, ${holds}. Nobody judges or watches over their own work.`,
  "changed-meanwhile": () => t`It has changed meanwhile. Look at it again, then decide.`,
  "key-used": () => t`This was sent under a key that another command has used. Send it once more.`,
  unknown: ({ what, id }) => (id === "" ? t`There is no such ${what}.` : t`There is no ${what} “${id}”.`),
  exists: ({ what, id }) => (id === "" ? t`It is there already: ${what}.` : t`It is there already: ${what} “${id}”.`),
  "empty-span": ({ from, until }) => t`It would end on ${until}, which is not after its beginning on ${from}.`,
  "last-operator": ({ on }) =>
    t`Nobody else is operator of the organisation from ${on} on, for as long: nobody could grant a role there again. Make somebody else operator first, over all units and without an end.`,
  "role-needs-unit": ({ role }) => t`This role is for one unit and all below it: ${role}.`,
  "not-only-the-unit": () =>
    t`The account of a unit holds no other role, and this one does: whoever handed it over would hand that over too. Make an account for the unit alone.`,
  invalid: (_, count) =>
    plural(count("problems"), {
      one: "# thing in it is not as it has to be. Nothing was recorded.",
      other: "# things in it are not as they have to be. Nothing was recorded.",
    }),
  "no-standard-in-force": ({ day }) => t`No version of the standard is in force on ${day}.`,
  "not-a-period": ({ got, want }) =>
    got === ""
      ? t`It says no period; the standard wants one such as ${want}.`
      : t`“${got}” is not the period that is wanted here: ${want}.`,
  "nobody-enrolled": ({ day }) => t`No unit takes part on ${day}.`,
  "no-data": ({ period }) =>
    period === "" ? t`No unit that takes part has an answer.` : t`No unit that takes part has an answer for ${period}.`,
  "not-scorable": () => t`A method of the standard meets a value that it can't take. Nothing was recorded.`,
  "not-a-sandbox": ({ slug }) => t`${slug} is no rehearsal: it counts, and what counts can't be removed.`,
  "sandbox-not-copied": ({ slug }) => t`${slug} is a rehearsal itself: copy the programme that it was copied from.`,
  "sandboxes-enough": ({ there }) =>
    t`There are as many rehearsals of this programme as there may be (${there}). Remove one first.`,
  "sandbox-has-its-programme": () =>
    t`A rehearsal has the one programme that it was copied for, and no programme that counts is founded in it.`,
  "nothing-changes": () => t`It is as it would be already: there is nothing to record.`,
};
