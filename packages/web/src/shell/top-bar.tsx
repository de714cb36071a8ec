import { Trans, useLingui } from "@lingui/react/macro";
import { useLocation, useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useOwnProgrammes } from "../api/me.ts";
import { inLanguage, LANGUAGES, OWN_NAMES } from "../words/languages.ts";
import { textFor } from "../words/texts.ts";
import { useCurrentProgramme } from "./current-programme.ts";
import { Search } from "./search.tsx";

/** Which programme, what to look for, in which language. */
export function TopBar(): ReactNode {
  return (
    <header className="top-bar">
      <ProgrammeSwitch />
      <Search />
      <Languages />
    </header>
  );
}

function ProgrammeSwitch(): ReactNode {
  const { t, i18n } = useLingui();
  const navigate = useNavigate();
  const own = useOwnProgrammes();
  const current = useCurrentProgramme();
  if (current === null) return null;
  return (
    <select
      className="programme-switch"
      aria-label={t`Programme`}
      value={current.slug}
      onChange={({ target }) => void navigate({ to: "/$programme", params: { programme: target.value } })}
    >
      {own.map(({ slug, names }) => (
        <option key={slug} value={slug}>
          {textFor(names, i18n.locale)?.text ?? slug}
        </option>
      ))}
    </select>
  );
}

/** The same page in each language: the page is loaded again, so that nothing of the other stays. */
function Languages(): ReactNode {
  const { t, i18n } = useLingui();
  const { href } = useLocation();
  const path = `${location.pathname.split("/").slice(0, 3).join("/")}${href === "/" ? "" : href}`;
  return (
    <>
      {i18n.locale !== "en" && (
        <p className="machine-words">
          <Trans>unreviewed translation</Trans>
        </p>
      )}
      <nav className="languages" aria-label={t`Languages`}>
        {LANGUAGES.map((one) => (
          <a key={one} href={inLanguage(path, one)} lang={one} aria-current={one === i18n.locale ? "true" : undefined}>
            {OWN_NAMES[one]}
          </a>
        ))}
      </nav>
    </>
  );
}
