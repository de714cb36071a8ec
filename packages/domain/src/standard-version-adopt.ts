import { secondKeyOf } from "@touchstone/standard";
import { dayOf } from "./calendar-days.ts";
import type { Context, Decision } from "./decision.ts";
import { decided, refused } from "./decision.ts";
import { personalFaults } from "./programme-texts.ts";
import { type Offered, type StandardLife, type StandardVersionCommands, standardStream } from "./standard-version.ts";
import { passedAndNew } from "./standard-version-draft.ts";

const MOST_CHARACTERS = 2000;

/**
 * Adopts a standard that was in force before Touchstone. Only as the programme's first version, before any other was
 * ever drafted: else a notice could be gone around. What it was noticed as, and who turned a second key, can't be
 * known from here; the record says so.
 */
export function decideAdoptStandard(
  { since, basis }: StandardVersionCommands["AdoptStandard"],
  { offered, ...life }: Pick<StandardLife, "versions"> & { readonly offered: Offered },
  { today }: Context,
): Decision {
  const problems = [];
  if (dayOf(since) === null || since > today)
    problems.push({ path: "since", got: since, want: `a day such as 2025-03-01, up to ${today}` });
  if (!/\S/.test(basis) || basis.length > MOST_CHARACTERS)
    problems.push({
      path: "basis",
      got: basis.length > MOST_CHARACTERS ? `${basis.length} characters` : "nothing",
      want: `words, ${MOST_CHARACTERS} characters at most: by which decision it is in force, and where it was noticed`,
    });
  problems.push(...personalFaults("basis", basis));
  if (problems.length > 0) return refused({ code: "invalid", problems });
  const passed = passedAndNew(offered, life);
  if (!passed.ok) return refused(passed.refusal);
  if (life.versions.size > 0) return refused({ code: "not-first", versions: [...life.versions.keys()] });

  const { standard, digest } = passed;
  const { id: standardId, version } = standard;
  return decided({
    type: "StandardAdopted",
    stream: standardStream(version),
    data: { version, standardId, digest, file: offered.file, needsSecondKey: secondKeyOf(standard), since, basis },
  });
}
