import type { Change } from "@touchstone/standard";
import type { ReactNode } from "react";
import { plain } from "../text/plain.ts";
import { Part } from "./frame.tsx";
import type { ShownObjection, ShownVersion, StandardInput } from "./standard-input.ts";
import type { PublicView } from "./view.tsx";

/** A version that is on public notice now. */
export function Notice({
  view,
  notice,
}: {
  readonly view: PublicView;
  readonly notice: StandardInput["notice"];
}): ReactNode {
  if (notice === null) return null;
  const { version, from, until, days } = notice;
  return (
    <p className="note">
      <b>{view.t("onNotice")}.</b> {view.t("noticeAbout", { version: plain(version, 40), from, until, days })}
    </p>
  );
}

const MOST_CHANGES = 60;

/** Every published version, the latest first, and what each changed. */
export function Versions({
  view,
  versions,
  digest,
}: {
  readonly view: PublicView;
  readonly versions: readonly ShownVersion[];
  readonly digest: string;
}): ReactNode {
  const { t } = view;
  return (
    <Part id="versions" title={t("versions")}>
      <ul className="rows small">
        {versions.map(({ version, state, from, until, change, changes }) => (
          <li key={version}>
            <div>
              <h3>{plain(version, 60)}</h3>
              <p>
                {t(`state_${state}`)}
                {from !== null &&
                  `${t("comma")}${until === null ? t("since", { from }) : t("fromUntil", { from, until })}`}
                {change !== null && ` · ${t(`change_${change}`)}`}
              </p>
              {changes && changes.list.length > 0 && <Changes view={view} changes={changes} />}
            </div>
          </li>
        ))}
      </ul>
      <p className="how">
        {t("digest")} <code>{digest}</code>
      </p>
    </Part>
  );
}

function Changes({
  view,
  changes: { before, list },
}: {
  readonly view: PublicView;
  readonly changes: NonNullable<ShownVersion["changes"]>;
}): ReactNode {
  const { t } = view;
  return (
    <details>
      <summary>{t("changesFrom", { version: plain(before, 60), n: list.length })}</summary>
      <ul className="changes">
        {list.slice(0, MOST_CHANGES).map((change) => (
          <li key={`${change.path} ${change.kind}`}>
            <code>{plain(change.path, 160)}</code> {t(change.kind)}
            {t("comma")}
            {t(`change_${change.class}`)}
            <Values view={view} change={change} />
          </li>
        ))}
      </ul>
      {list.length > MOST_CHANGES && <p>{t("changeMore", { n: list.length - MOST_CHANGES })}</p>}
    </details>
  );
}

function Values({ view, change }: { readonly view: PublicView; readonly change: Change }): ReactNode {
  const { t } = view;
  const [was, is] = [shown(change.from), shown(change.to)];
  if (was === null && is === null) return null;
  return (
    <small className="block">
      {was !== null && `${t("from")}${t("colon")}${was}`}
      {was !== null && is !== null && " · "}
      {is !== null && `${t("to")}${t("colon")}${is}`}
    </small>
  );
}

/** A value of a standard in short; null where there is none to show. */
const shown = (value: unknown): string | null =>
  value === undefined ? null : plain(typeof value === "string" ? value : (JSON.stringify(value) ?? ""), 160);

/** What was objected, and what was answered. */
export function Objections({
  view,
  objections,
}: {
  readonly view: PublicView;
  readonly objections: readonly ShownObjection[];
}): ReactNode {
  const { t } = view;
  return (
    <Part id="objections" title={t("objections")}>
      {objections.length === 0 ? (
        <p className="how">{t("noObjections")}</p>
      ) : (
        <ul className="rows small">
          {objections.map(({ id, version, text, filedOn, upheld, answer }) => (
            <li key={id}>
              <div>
                <p>
                  <small>{t("objectionFiled", { at: filedOn, version: plain(version, 40) })}</small>{" "}
                  <b>{t(upheld === null ? "unanswered" : upheld ? "upheld" : "notUpheld")}</b>
                </p>
                <p>{text ? view.say([text], 4000) : t("objectionPrivate")}</p>
                {answer && (
                  <p>
                    <b>{t("answer")}:</b> {view.say(answer, 4000)}
                  </p>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}
