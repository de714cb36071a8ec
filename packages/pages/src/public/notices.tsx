import type { ReactNode } from "react";
import { type Around, Frame, Hero, Part, viewOfAround } from "./frame.tsx";
import type { NoticesInput, ShownNotice } from "./notice-input.ts";
import { periodBehind } from "./round-period.ts";
import type { PublicView } from "./view.tsx";

/** The notices of a programme: those that can be objected to, then those that are over. */
export function NoticesPage({ around, input }: { readonly around: Around; readonly input: NoticesInput }): ReactNode {
  const view = viewOfAround(around);
  const { t } = view;
  const { notices, olderHref } = input;
  const href = `${around.programme?.href ?? ""}/notices`;
  const current = notices.filter(({ state }) => state === "current");
  const past = notices.filter(({ state }) => state === "past");
  const hero = (
    <Hero>
      <h1>{t("noticesTitle")}</h1>
      <p className="about">{t("noticesAbout")}</p>
    </Hero>
  );
  return (
    <Frame view={view} around={around} title={t("noticesTitle")} hero={hero}>
      <Part id="open" title={t("noticesOpen")}>
        {current.length === 0 ? (
          <p className="empty">{t("noticesNone")}</p>
        ) : (
          <NoticeRows {...{ view, href }} rows={current} />
        )}
      </Part>
      {past.length > 0 && (
        <Part id="over" title={t("noticesOver")}>
          <NoticeRows view={view} rows={past} href={href} />
        </Part>
      )}
      {olderHref !== null && (
        <p className="ways">
          <a rel="next" href={olderHref}>
            {t("noticesOlder")}
          </a>
        </p>
      )}
    </Frame>
  );
}

/** Notices, one a line. @param href address of the list */
export function NoticeRows({
  view,
  rows,
  href,
}: {
  readonly view: PublicView;
  readonly rows: readonly ShownNotice[];
  readonly href: string;
}): ReactNode {
  const { t } = view;
  return (
    <ul className="rows small">
      {rows.map(({ noticeId, cycle, deadline, state, n, objections: { open, answered, upheld } }) => (
        <li key={noticeId}>
          <div>
            <h3>
              <a href={`${href}/${noticeId}`}>
                {view.say(cycle.titles, 160)}
                {periodBehind(view, cycle)}
              </a>
            </h3>
            <p>
              {t("intendedN", { n })}
              {open + answered > 0 && ` · ${t("objectionsN", { n: open + answered, open, upheld })}`}
            </p>
          </div>
          <p className={state === "current" ? "soon" : undefined}>
            {state === "current"
              ? t("openTo", { last: deadline.last, n: deadline.left })
              : t("endedOn", { last: deadline.last })}
          </p>
        </li>
      ))}
    </ul>
  );
}
