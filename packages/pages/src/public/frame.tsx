import type { ReactNode } from "react";
import { GradeMarks } from "../marks/grade-mark.tsx";
import { plain } from "../text/plain.ts";
import type { Clock } from "./clock.ts";
import { type Named, type PublicView, publicView } from "./view.tsx";
import { publicWordingOf } from "./words/wordings.ts";

/** What lies around every page. */
export interface Around {
  readonly lang: string;
  /** this page in every language that it can be had in */
  readonly languages: readonly { readonly lang: string; readonly href: string }[];
  /** address of the style sheet */
  readonly stylesheet: string;
  /** null: the page is of no programme */
  readonly programme: {
    /** such as `/en/villages` */
    readonly href: string;
    readonly names: readonly Named[];
  } | null;
  readonly current: "register" | "notices" | "standard" | "data" | null;
  /** by which every day and time of the page is; without one they are by UTC, and times say so */
  readonly clock?: Clock;
  /** true: search engines need not keep it */
  readonly isPassing?: boolean;
  /** true: only who is signed in sees it, and is not asked to */
  readonly isSignedIn?: boolean;
  /** true: nothing on it counts, and it says so above all else, on each sheet of paper too */
  readonly isRehearsal?: boolean;
}

interface FrameProps {
  readonly view: PublicView;
  readonly around: Around;
  readonly title: string;
  /** below the bar, over the whole width */
  readonly hero?: ReactNode;
  readonly children: ReactNode;
}

/** A whole page: head, bar, content, foot. */
export function Frame({ view, around, title, hero, children }: FrameProps): ReactNode {
  const { t, wording } = view;
  return (
    <html lang={wording.lang}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {around.isPassing && <meta name="robots" content="noindex" />}
        <title>{`${around.isRehearsal ? `${t("rehearsal")} · ` : ""}${plain(title, 160)} · Touchstone`}</title>
        <link rel="stylesheet" href={around.stylesheet} />
        <link rel="icon" href="data:," />
        {around.languages.length > 1 &&
          around.languages.map(({ lang, href }) => <link key={lang} rel="alternate" hrefLang={lang} href={href} />)}
      </head>
      <body>
        <a className="skip" href="#content">
          {t("skip")}
        </a>
        <GradeMarks />
        {around.isRehearsal && (
          <p className="rehearsal" role="note">
            {t("rehearsal")}
          </p>
        )}
        <header>
          <Bar view={view} around={around} />
          {hero}
        </header>
        <main className="in" id="content">
          {wording.origin === "machine" && <p className="note">{t("machineWords")}</p>}
          {children}
        </main>
        <footer>
          <div className="in">
            <p>
              {t("footer")}
              {around.clock && (
                <>
                  {" "}
                  <span className="clock">{t("clock", { zone: around.clock.zone })}</span>
                </>
              )}
            </p>
            <p>
              {around.programme && (
                <a href={`${around.programme.href}/data`} lang={wording.lang}>
                  {t("data")}
                </a>
              )}
              <a href={`/v?lang=${wording.lang}`}>{t("verify")}</a>
              {!around.isSignedIn && <a href={`/${view.lang}/sign-in`}>{t("signIn")}</a>}
            </p>
          </div>
        </footer>
      </body>
    </html>
  );
}

function Bar({ view, around }: { readonly view: PublicView; readonly around: Around }): ReactNode {
  const { t, lang } = view;
  const { programme, current, languages } = around;
  const parts = ["register", "notices", "standard", "data"] as const;
  return (
    <div className="top">
      <div className="in">
        <p className="brand">
          <svg className="chip" aria-hidden="true">
            <use href="#mark3" />
          </svg>
          <a href={`/${lang}`}>Touchstone</a>
          {programme && <small>{view.say(programme.names, 80)}</small>}
        </p>
        {programme && (
          <nav aria-label={t("parts")}>
            {parts.map((part) => (
              <a
                key={part}
                href={part === "register" ? programme.href : `${programme.href}/${part}`}
                {...(part === current && { "aria-current": "page" })}
              >
                {t(part)}
              </a>
            ))}
          </nav>
        )}
        {languages.length > 1 && (
          <nav aria-label={t("languages")} className="speak">
            {languages.map((one) => {
              const wording = publicWordingOf(one.lang);
              return (
                <a
                  key={one.lang}
                  href={one.href}
                  lang={wording.lang}
                  hrefLang={one.lang}
                  {...(one.lang === lang && { "aria-current": "true" })}
                >
                  {wording.name}
                </a>
              );
            })}
          </nav>
        )}
      </div>
    </div>
  );
}

/** The dark head of a page with its title. */
export function Hero({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <div className="hero">
      <svg className="streaks" aria-hidden="true" viewBox="0 0 180 200" preserveAspectRatio="xMaxYMid slice">
        <path d="M20 210 110-10h12L32 210z" />
        <path d="M52 210 142-10h7L59 210z" />
        <path d="M76 210 166-10h3L79 210z" />
      </svg>
      <div className="in">{children}</div>
    </div>
  );
}

/** Figures in a row below the head. */
export function Strip({
  facts,
}: {
  readonly facts: readonly { readonly name: string; readonly figure: string; readonly more?: string }[];
}): ReactNode {
  return (
    <dl className="strip in">
      {facts.map(({ name, figure, more }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <b>{figure}</b>
            {more !== undefined && ` ${more}`}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** A part of a page with its heading over a dark rule. */
export function Part({
  id,
  title,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <section className="part" id={id} aria-labelledby={`${id}-h`}>
      <h2 id={`${id}-h`}>{title}</h2>
      {children}
    </section>
  );
}

/** The view of a page from what lies around it. */
export const viewOfAround = ({ lang, clock }: Around): PublicView => publicView(lang, clock);
