import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link, useLocation } from "@tanstack/react-router";
import { shownCount } from "@touchstone/pages";
import { type ReactNode, useEffect, useState } from "react";
import { meQuery, type Role } from "../api/me.ts";
import { useRoleWords } from "../parts/role-words.ts";
import { useCurrentProgramme } from "./current-programme.ts";
import { useOpenPlaces } from "./open-places.ts";
import { usePlaceCounts } from "./place-counts.ts";
import { PLACE_AT, usePlaceWords } from "./place-words.ts";
import { SignOut } from "./sign-out.tsx";
import { StoneMark } from "./stone-mark.tsx";

/** The way to every place, with how much waits there; on a phone a bar at the foot, whose last button opens the rest. */
export function Rail(): ReactNode {
  const { t, i18n } = useLingui();
  const current = useCurrentProgramme();
  const { pathname } = useLocation();
  const [isOpen, open] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: going to another page closes it
  useEffect(() => open(false), [pathname]);
  const words = usePlaceWords();
  const counts = usePlaceCounts(current?.slug ?? null);
  const places = useOpenPlaces(current);
  return (
    <aside className={isOpen ? "rail open" : "rail"} aria-label={t`Places and account`}>
      <p className="house">
        <StoneMark />
        Touchstone
      </p>
      <nav aria-label={t`Places`}>
        <ul>
          <li>
            <Link to="/" activeOptions={{ exact: true }}>
              <Trans>Inbox</Trans>
              <Count n={counts.all} />
            </Link>
          </li>
          {current !== null &&
            places.map((place) => (
              <li key={place}>
                <Link
                  to={PLACE_AT[place]}
                  params={{ programme: current.slug }}
                  activeOptions={{ exact: place === "home" }}
                >
                  {words[place]}
                  <Count n={counts.at[place] ?? 0} />
                </Link>
              </li>
            ))}
          {current !== null && (
            <>
              {current.roles.has("unit") && (
                <li>
                  <a href={`/${i18n.locale}/field/`}>
                    <Trans>Your application</Trans>
                  </a>
                </li>
              )}
              <li className="public">
                <a href={`/${i18n.locale}/${current.slug}`}>
                  <Trans>Public register</Trans>
                </a>
              </li>
              <li className="public">
                <a href={`/${i18n.locale}/${current.slug}/standard`}>
                  <Trans>Standard</Trans>
                </a>
              </li>
              <li className="public">
                <a href={`/${i18n.locale}/${current.slug}/data`}>
                  <Trans>Data and ledger</Trans>
                </a>
              </li>
            </>
          )}
        </ul>
      </nav>
      <button type="button" className="more" aria-expanded={isOpen} onClick={() => open(!isOpen)}>
        {isOpen ? <Trans>Close</Trans> : <Trans>More</Trans>}
      </button>
      <SignedIn roles={current?.roles ?? new Set()} />
    </aside>
  );
}

function Count({ n }: { readonly n: number }): ReactNode {
  if (n === 0) return null;
  return (
    <span className="count n">
      {shownCount(n)}
      <span className="vh">
        {" "}
        <Plural value={n} one="thing waits" other="things wait" />
      </span>
    </span>
  );
}

function SignedIn({ roles }: { readonly roles: ReadonlySet<Role> }): ReactNode {
  const { i18n } = useLingui();
  const { data: me } = useSuspenseQuery(meQuery);
  const words = useRoleWords();
  return (
    <div className="signed-in">
      <p>
        <b>{me.account}</b>
        {[...roles].map((role) => (
          <span key={role}>{words[role]}</span>
        ))}
      </p>
      <a href={`/${i18n.locale}/me`}>
        <Trans>My account</Trans>
      </a>
      <SignOut />
    </div>
  );
}
