import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { StoneMark } from "../../shell/stone-mark.tsx";
import { inLanguage, LANGUAGES, languageOf, OWN_NAMES } from "../../words/languages.ts";
import { countUnsent } from "../kept/database.ts";
import { useLive, useSendState } from "./field.ts";
import { Go } from "./go.tsx";
import { addressOf, useRoute } from "./route.ts";

/** Where one is, and how much has not been sent: on every page, at every place of it. */
export function Bar(): ReactNode {
  const unsent = useLive(countUnsent, []);
  const state = useSendState();
  return (
    <header className="bar">
      <Home />
      <span role="status" className="how-much">
        {unsent !== undefined && (
          <Go to={addressOf("unsent")} className={unsent > 0 ? "unsent some" : "unsent"}>
            {unsent > 0 ? (
              <Plural value={unsent} one="# not yet sent" other="# not yet sent" />
            ) : (
              <Trans>All is sent</Trans>
            )}
            {state === "sending" && unsent > 0 && "…"}
          </Go>
        )}
      </span>
    </header>
  );
}

/** The bar before anybody's things are opened. */
export const BareBar = (): ReactNode => (
  <header className="bar">
    <Home />
  </header>
);

const Home = (): ReactNode => (
  <Go to={addressOf()} className="home-link">
    <StoneMark />
    Touchstone
  </Go>
);

/** The same page in each language: it is loaded again, so that nothing of the other stays. */
export function Languages(): ReactNode {
  const { t, i18n } = useLingui();
  useRoute(); // the address is part of each link
  return (
    <nav className="languages" aria-label={t`Languages`}>
      {LANGUAGES.map((one) => (
        <a
          key={one}
          href={inLanguage(location.pathname, one)}
          lang={one}
          aria-current={one === i18n.locale ? "true" : undefined}
        >
          {OWN_NAMES[one]}
        </a>
      ))}
      {i18n.locale !== "en" && (
        <small>
          <Trans>unreviewed translation</Trans>
        </small>
      )}
    </nav>
  );
}

/** Where one signs in, to come back to this very page. */
export function SignIn(): ReactNode {
  const next = encodeURIComponent(location.pathname);
  return (
    <p>
      <a className="button wide" href={`/${languageOf(location.pathname)}/sign-in?next=${next}`}>
        <Trans>Sign in</Trans>
      </a>
    </p>
  );
}
