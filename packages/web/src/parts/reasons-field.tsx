import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { LanguageText, TextMap } from "../api/views.ts";
import { wordsFor } from "../words/texts.ts";
import { TextsField, type Typed, textsOf } from "./texts-field.tsx";

/** A reason as it is being typed, at a place of the standard. */
export interface TypedReason {
  readonly at: string;
  readonly typed: Typed;
}

/** Reasons as a command takes them. */
export const reasonsOf = (
  reasons: readonly TypedReason[],
  languages: readonly string[],
): { at: string; text: LanguageText[] }[] => reasons.map(({ at, typed }) => ({ at, text: textsOf(typed, languages) }));

interface ReasonsFieldProps {
  /** criteria and indicators that a reason may be about */
  readonly places: readonly { readonly id: string; readonly title: TextMap }[];
  /** languages of the standard, its source's first */
  readonly order: readonly string[];
  /** languages of the programme, in which a reason may be typed */
  readonly languages: readonly string[];
  readonly reasons: readonly TypedReason[];
  readonly onChange: (reasons: readonly TypedReason[]) => void;
  readonly isTried: boolean;
  /** what is wrong with all of them; null: nothing */
  readonly wrong: string | null;
  /** what it says, where its lines are another thing than reasons */
  readonly words?: ReasonsWords;
}

interface ReasonsWords {
  /** names the field that adds a line */
  readonly add: string;
  readonly choose: string;
  readonly takeAway: string;
  /** said of a line without words */
  readonly say: string;
}

/** Reasons, each at a place of the standard: one is added by choosing where. */
export function ReasonsField(props: ReasonsFieldProps): ReactNode {
  const { places, order, languages, reasons, onChange, isTried, wrong } = props;
  const { t, i18n } = useLingui();
  const words = props.words ?? {
    add: t`A reason at`,
    choose: t`Choose a criterion`,
    takeAway: t`Take away`,
    say: t`Say the reason.`,
  };
  const titleOf = (id: string): string => {
    const title = places.find((place) => place.id === id)?.title;
    return (title && wordsFor(title, i18n.locale, order)?.text) ?? id;
  };
  return (
    <>
      {reasons.map(({ at, typed }) => (
        <div key={at} className="to-mend">
          <TextsField
            label={titleOf(at)}
            languages={languages}
            typed={typed}
            onType={(now) => onChange(reasons.map((one) => (one.at === at ? { at, typed: now } : one)))}
            isLong
            wrong={isTried && textsOf(typed, languages).length === 0 ? words.say : null}
          />
          <button type="button" className="second" onClick={() => onChange(reasons.filter((one) => one.at !== at))}>
            {words.takeAway}
          </button>
        </div>
      ))}
      <div className="field">
        <label>
          {words.add}
          <select value="" onChange={({ target }) => onChange([...reasons, { at: target.value, typed: {} }])}>
            <option value="" disabled>
              {words.choose}
            </option>
            {places
              .filter(({ id }) => !reasons.some(({ at }) => at === id))
              .map(({ id }) => (
                <option key={id} value={id}>
                  {titleOf(id)}
                </option>
              ))}
          </select>
        </label>
        {isTried && wrong !== null && <p className="wrong">{wrong}</p>}
      </div>
    </>
  );
}
