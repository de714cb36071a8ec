import { plural, t } from "@lingui/core/macro";
import type { RefusalWords } from "./refusal-words.ts";

/** Why something can't have happened to a unit, as far as the register knows. */
export const UNIT_WORDS: RefusalWords = {
  "no-unit": () => t`A household, a person or a place of worship is no unit.`,
  "not-alive": ({ on }) => t`This unit is not there on ${on}: it opened later, or has closed.`,
  "not-closed": ({ on }) => t`This unit is not closed on ${on}, so it can't be opened again.`,
  "later-change": ({ on, later }) =>
    t`Something that happened to this unit later, on ${later}, is on record, and would be contradicted by this on ${on}.`,
  "code-held": ({ scheme, held, from, until }) => {
    if (from !== "" && until !== "")
      return t`Another unit has the code ${held} (${scheme}) from ${from} until ${until}.`;
    if (from !== "") return t`Another unit has the code ${held} (${scheme}) from ${from} on.`;
    return until === ""
      ? t`Another unit has the code ${held} (${scheme}).`
      : t`Another unit has the code ${held} (${scheme}) until ${until}.`;
  },
  cycle: ({ hierarchy }) => t`The unit that it would lie in lies below it itself (${hierarchy}).`,
  "has-children": ({ on }, count) =>
    plural(count("children"), {
      one: `# unit lies in it on ${on}: move it first, or say who takes over.`,
      other: `# units lie in it on ${on}: move them first, or say who takes over.`,
    }),
  "with-itself": () => t`A unit can't be merged or split with itself.`,
};
