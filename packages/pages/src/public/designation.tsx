import type { ReactNode } from "react";
import { plain } from "../text/plain.ts";
import { DesignationChecks } from "./designation-checks.tsx";
import { DesignationDecision } from "./designation-decision.tsx";
import type { DesignationInput } from "./designation-input.ts";
import { DesignationScore } from "./designation-score.tsx";
import { DesignationMark, DesignationTable, DesignationTitle, shownNumber } from "./designation-table.tsx";
import { type Around, Frame, Part, viewOfAround } from "./frame.tsx";
import { VerifyForm } from "./verify-form.tsx";
import { Name, namedIn, type PublicView } from "./view.tsx";

interface Props {
  readonly view: PublicView;
  readonly input: DesignationInput;
}

const TINTS = { valid: "full", notYetValid: "hollow", expired: "dash" } as const;

/** A designation, for whoever stands before its plaque: whether it is valid, then what it says and what it rests on. */
export function DesignationPage({
  around,
  input,
}: {
  readonly around: Around;
  readonly input: DesignationInput;
}): ReactNode {
  const view = viewOfAround(around);
  const { t } = view;
  const { designation, on, history } = input;
  const { status, from, last, unit } = designation;
  const verdict = t(`verdict_${status}`);
  return (
    <Frame view={view} around={around} title={`${verdict}${t("colon")}${view.sayPlain(unit.names, 100)}`}>
      <div className="one">
        <div className={`verdict ${TINTS[status]}`}>
          <h1>{verdict}</h1>
          <p>{t(`says_${status}`, { on, from, last: last ?? "" })}</p>
        </div>
        <Plaque view={view} input={input} />
        {input.scorecard && <DesignationScore view={view} input={input} />}
        {designation.kind === "earlier" ? (
          <Part id="source" title={t("source")}>
            <p className="note">{t("earlierHow")}</p>
            {input.source && <p>{view.say(input.source, 400)}</p>}
          </Part>
        ) : (
          <DesignationDecision view={view} input={input} />
        )}
        <Part id="history" title={t("history")}>
          <p className="how">{t("historyGrows")}</p>
          <DesignationTable view={view} rows={history} />
        </Part>
        <DesignationChecks view={view} input={input} />
        <Part id="another" title={t("verify")}>
          <VerifyForm view={view} typed="" />
        </Part>
      </div>
    </Frame>
  );
}

/** What the plaque must say. */
function Plaque({ view, input }: Props): ReactNode {
  const { t, lang } = view;
  const { designation, issuer, programme } = input;
  const { unit, title, code, from, last } = designation;
  const first = namedIn(unit.names, lang);
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t("number"), <code key="number">{shownNumber(code)}</code>],
    [t("programme"), view.say(programme, 160)],
    [t("issuer"), view.say(issuer, 160)],
    [t("designatedFrom"), view.day(from)],
    [t("designatedTo"), last === null ? t("noEnd") : view.day(last)],
    ...(unit.code === null ? [] : [[t("code"), plain(unit.code, 40)] as const]),
  ];
  return (
    <section className="plaque" aria-label={t("designations")}>
      <div className="who">
        <DesignationMark designation={designation} />
        <div>
          <h2>
            <Name names={unit.names} lang={lang} />
          </h2>
          {unit.names
            .filter((one) => one.lang !== first.lang)
            .map((one) => (
              <p key={one.lang}>
                <bdi lang={one.lang}>{plain(one.text, 120)}</bdi>
              </p>
            ))}
          <p>
            <b>
              <DesignationTitle view={view} title={title} />
            </b>
            {designation.kind === "earlier" && <small> {t("earlier")}</small>}
          </p>
        </div>
      </div>
      <dl className="facts">
        {facts.map(([name, fact]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
      <h3>{t("plaque")}</h3>
      <p className="how">{t("plaqueHow")}</p>
    </section>
  );
}
