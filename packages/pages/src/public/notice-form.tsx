import type { ReactNode } from "react";
import { Part } from "./frame.tsx";
import { LongText } from "./long-text.tsx";
import type { NoticeInput, ObjectionFault } from "./notice-input.ts";
import type { PublicView } from "./view.tsx";
import { publicWordingOf } from "./words/wordings.ts";

interface Props {
  readonly view: PublicView;
  readonly input: NoticeInput;
}

/** The form by which anybody objects, with what comes after it; in words that it is closed, once it is. */
export function ObjectionFormPart({ view, input }: Props): ReactNode {
  const { t } = view;
  const { notice, form } = input;
  const { last } = notice.deadline;
  const open = notice.entries.filter(({ outcome }) => outcome === "standing");
  if (notice.state === "past" && form.wrong.length === 0) return null; // the head of the page says so
  if (notice.state === "past" || open.length === 0)
    return (
      <Part id="object" title={t("object")}>
        <Faults view={view} of={form.wrong} />
        <p>{notice.state === "past" ? t("noticeEnded", { last }) : t("wrongGone")}</p>
        {form.text !== "" && <LongText view={view} texts={[{ text: form.text, lang: form.lang }]} />}
      </Part>
    );
  return (
    <Part id="object" title={t("object")}>
      <div className="form">
        <p className="how">{t("objectHow")}</p>
        <Faults view={view} of={form.wrong} />
        <form method="post" action={`${input.href}#object`}>
          <About view={view} input={input} open={open} />
          <p>
            <label htmlFor="f-text">{t("objectText")}</label>
            <textarea
              id="f-text"
              name="text"
              rows={8}
              maxLength={10_000}
              required
              defaultValue={form.text}
              {...describedBy(form.wrong, "text", true)}
            />
            <small id="h-text">{t("objectTextHint")}</small>
            <Fault view={view} of={form.wrong} at="text" />
          </p>
          <p>
            <label htmlFor="f-lang">{t("objectLang")}</label>
            <select id="f-lang" name="lang" defaultValue={form.lang} {...describedBy(form.wrong, "lang")}>
              {form.languages.map((lang) => (
                <option key={lang} value={lang} lang={lang}>
                  {publicWordingOf(lang).name}
                </option>
              ))}
            </select>
            <Fault view={view} of={form.wrong} at="lang" />
          </p>
          <p>
            <label className="check">
              <input
                type="checkbox"
                name="publish"
                value="yes"
                defaultChecked={form.publish}
                aria-describedby="h-publish"
              />
              <span>{t("objectPublish")}</span>
            </label>
            <small id="h-publish">{t("objectPublishHint")}</small>
          </p>
          <p>
            <label htmlFor="f-contact">{t("objectContact")}</label>
            <input
              id="f-contact"
              name="contact"
              maxLength={500}
              autoComplete="off"
              defaultValue={form.contact}
              {...describedBy(form.wrong, "contact", true)}
            />
            <small id="h-contact">{t("objectContactHint")}</small>
            <Fault view={view} of={form.wrong} at="contact" />
          </p>
          <button type="submit">{t("objectSend")}</button>
        </form>
        <h3>{t("objectNext")}</h3>
        <ol className="stages">
          <li>{t("objectNext1")}</li>
          <li>{t("objectNext2", { last })}</li>
          <li>{t("objectNext3")}</li>
        </ol>
      </div>
    </Part>
  );
}

/** Which decision it is about, where there is more than one. */
function About({ view, input, open }: Props & { readonly open: NoticeInput["notice"]["entries"] }): ReactNode {
  const { t } = view;
  const { form, notice } = input;
  const [only] = open;
  if (open.length === 1 && only) return <input type="hidden" name="application" value={only.applicationId} />;
  return (
    <p>
      <label htmlFor="f-about">{t("objectAbout")}</label>
      <select
        id="f-about"
        name="application"
        required
        defaultValue={form.applicationId}
        {...describedBy(form.wrong, "application")}
      >
        <option value="">{t("chooseOne")}</option>
        {open.map(({ applicationId, unit, title }) => (
          <option key={applicationId} value={applicationId}>
            {[
              unit && view.sayPlain(unit.names, 100),
              title !== null && view.textPlain(title, notice.languages[0] ?? "en", 80),
            ]
              .filter(Boolean)
              .join(", ")}
          </option>
        ))}
      </select>
      <Fault view={view} of={form.wrong} at="application" />
    </p>
  );
}

/** What readers aloud say with a field: its fault first, then its hint. */
function describedBy(wrong: readonly ObjectionFault[], at: ObjectionFault["at"], hasHint = false) {
  const isWrong = wrong.some((fault) => fault.at === at);
  const ids = [...(isWrong ? [`w-${at}`] : []), ...(hasHint ? [`h-${at}`] : [])];
  return {
    ...(isWrong && { "aria-invalid": true }),
    ...(ids.length > 0 && { "aria-describedby": ids.join(" ") }),
  };
}

/** That nothing was filed, and what is wrong with the form as a whole. */
function Faults({ view, of }: { readonly view: PublicView; readonly of: readonly ObjectionFault[] }): ReactNode {
  if (of.length === 0) return null;
  const whole = of.find(({ at }) => at === "form");
  return (
    <p className="wrong" role="alert">
      {view.t("wrongFiled")}
      {whole && ` ${view.t(whole.is)}`}
    </p>
  );
}

/** What is wrong with one field, beside it. */
function Fault({
  view,
  of,
  at,
}: {
  readonly view: PublicView;
  readonly of: readonly ObjectionFault[];
  readonly at: ObjectionFault["at"];
}): ReactNode {
  const fault = of.find((one) => one.at === at);
  if (!fault) return null;
  return (
    <small className="wrong" id={`w-${at}`}>
      {view.t(fault.is, fault.is === "wrongLong" ? { n: fault.n } : {})}
    </small>
  );
}
