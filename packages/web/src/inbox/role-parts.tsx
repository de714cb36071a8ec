import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { OwnProgramme } from "../api/me.ts";
import { useRoleWords } from "../parts/role-words.ts";
import { Said } from "../parts/said.tsx";
import { Section } from "../parts/section.tsx";
import { useOpenPlaces } from "../shell/open-places.ts";
import { PLACE_AT, usePlaceAbouts, usePlaceWords } from "../shell/place-words.ts";
import { usePurposes } from "./role-purposes.ts";
import "./role-parts.css";

/** What somebody's roles in a programme are for, and where these lead them: only to what is open to them. */
export function RoleParts({ programme }: { readonly programme: OwnProgramme }): ReactNode {
  const { t, i18n } = useLingui();
  const { slug, names, roles } = programme;
  const words = useRoleWords();
  const purposes = usePurposes();
  const places = useOpenPlaces(programme);
  const placeWords = usePlaceWords();
  const abouts = usePlaceAbouts();
  const open = `/${i18n.locale}/${slug}`;
  const publicPages = [
    [open, t`Public register`, t`who holds a grade, and how sure it is`],
    [`${open}/standard`, t`Standard`, t`what is asked, and how it is scored`],
    [`${open}/designations`, t`Check a designation`, t`by the number on its plaque`],
    [`${open}/data`, t`Data and ledger`, t`to compute every score again, and to check that nothing was changed`],
  ] as const;
  return (
    <section className="role-parts">
      <h2>
        <Said texts={names} />
      </h2>
      <dl className="purposes">
        {[...roles].map((role) => (
          <div key={role}>
            <dt>{words[role]}</dt>
            <dd>{purposes[role]}</dd>
          </div>
        ))}
      </dl>
      <div className="where">
        {(places.length > 0 || roles.has("unit")) && (
          <Section title={t`Where your roles lead you`}>
            <ul>
              {roles.has("unit") && (
                <li>
                  <a href={`/${i18n.locale}/field/`}>
                    <Trans>Your application, and rounds that are open</Trans>
                  </a>
                </li>
              )}
              {places.map((place) => (
                <li key={place}>
                  <Link to={PLACE_AT[place]} params={{ programme: slug }}>
                    {placeWords[place]}
                  </Link>
                  <small>{abouts[place]}</small>
                </li>
              ))}
            </ul>
          </Section>
        )}
        <Section title={t`Open to everybody`}>
          <ul>
            {publicPages.map(([href, title, about]) => (
              <li key={href}>
                <a href={href}>{title}</a>
                <small>{about}</small>
              </li>
            ))}
          </ul>
        </Section>
      </div>
    </section>
  );
}
