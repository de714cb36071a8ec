import { useLingui } from "@lingui/react/macro";
import type { RailPlace } from "./rail-items.ts";

/** Address of each place of a programme. */
export const PLACE_AT = {
  home: "/$programme",
  applications: "/$programme/applications",
  units: "/$programme/units",
  review: "/$programme/review",
  recommend: "/$programme/recommend",
  decisions: "/$programme/decisions",
  notices: "/$programme/notices",
  cycles: "/$programme/cycles",
  roles: "/$programme/roles",
} as const satisfies Readonly<Record<RailPlace, string>>;

/** What each place is called. */
export function usePlaceWords(): Readonly<Record<RailPlace, string>> {
  const { t } = useLingui();
  return {
    home: t`Home`,
    applications: t`Applications`,
    units: t`Units`,
    review: t`Review`,
    recommend: t`Recommend`,
    decisions: t`Decisions`,
    notices: t`Notices`,
    cycles: t`Rounds`,
    roles: t`Roles`,
  };
}

/** What is found there. */
export function usePlaceAbouts(): Readonly<Record<RailPlace, string>> {
  const { t } = useLingui();
  return {
    home: t`where the round stands, what is late, and how sure its ranks are`,
    applications: t`each with its stage, its deadline and what happened`,
    units: t`who takes part, and what each scored last; a table to take along`,
    review: t`your own files, and what ties you to applicants`,
    recommend: t`what waits to be summed up`,
    decisions: t`what was sought, scored, recommended and decided`,
    notices: t`what is or was on public notice`,
    cycles: t`their stages and days`,
    roles: t`who holds which role, and since when`,
  };
}
