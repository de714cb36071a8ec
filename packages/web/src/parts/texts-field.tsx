import { useLingui } from "@lingui/react/macro";
import { type ReactNode, useId } from "react";
import type { LanguageText } from "../api/views.ts";

/** What was typed in each language. */
export type Typed = Readonly<Record<string, string>>;

/** As the record takes it: the first language is the source, the others are translations that nobody has read over. */
export function textsOf(typed: Typed, languages: readonly string[]): LanguageText[] {
  const filled = languages.filter((lang) => (typed[lang] ?? "").trim() !== "");
  return filled.map((lang, at) => ({
    text: (typed[lang] ?? "").trim(),
    lang,
    origin: at === 0 ? "source" : "human",
    review: at === 0 ? null : "unreviewed",
  }));
}

interface TextsFieldProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly languages: readonly string[];
  readonly typed: Typed;
  readonly onType: (typed: Typed) => void;
  readonly isLong?: boolean;
  readonly wrong?: string | null;
}

/** The same words in each language of the programme; those that are left empty are shown as missing. */
export function TextsField({
  label,
  hint,
  languages,
  typed,
  onType,
  isLong = false,
  wrong = null,
}: TextsFieldProps): ReactNode {
  const id = useId();
  const names = useLanguageNames();
  return (
    <fieldset className="field texts" aria-describedby={wrong === null ? undefined : `${id}-wrong`}>
      <legend>{label}</legend>
      {hint !== undefined && <p className="hint">{hint}</p>}
      {languages.map((lang) => {
        const control = {
          id: `${id}-${lang}`,
          lang,
          value: typed[lang] ?? "",
          "aria-invalid": wrong === null ? undefined : true,
          onChange: ({ target }: { readonly target: { readonly value: string } }) =>
            onType({ ...typed, [lang]: target.value }),
        };
        return (
          <div key={lang}>
            <label htmlFor={`${id}-${lang}`}>{names(lang)}</label>
            {isLong ? <textarea rows={3} maxLength={10_000} {...control} /> : <input maxLength={200} {...control} />}
          </div>
        );
      })}
      {wrong !== null && (
        <p className="wrong" id={`${id}-wrong`}>
          {wrong}
        </p>
      )}
    </fieldset>
  );
}

/** What a language is called on these pages; its tag where that is all there is. */
function useLanguageNames(): (lang: string) => string {
  const { t } = useLingui();
  const known: Readonly<Record<string, string>> = { en: t`English`, "zh-Hans": t`Chinese`, bo: t`Tibetan` };
  return (lang) => known[lang] ?? lang;
}
