import { useLingui } from "@lingui/react/macro";
import type { EnrolledGlance, StandsAt } from "../api/views.ts";
import { useStateWords } from "../parts/state-mark.tsx";
import { wordsFor } from "../words/texts.ts";

/** The words for where a unit's application stands, or that it has none. */
export function useStandsWords(): Readonly<Record<StandsAt, string>> {
  const { t } = useLingui();
  return { ...useStateWords(), none: t`Has not applied` };
}

/** What a type of unit is called by the standard, in the reader's language; by its own name where no standard says. */
export function useTypeWords(glance: Pick<EnrolledGlance, "types"> | undefined): (type: string) => string {
  const { i18n } = useLingui();
  const titles = new Map(
    glance?.types.map(({ type, title }) => [type, title && wordsFor(title, i18n.locale)?.text] as const),
  );
  return (type) => titles.get(type) ?? type;
}
