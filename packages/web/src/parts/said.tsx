import { useLingui } from "@lingui/react";
import type { ReactNode } from "react";
import type { TextMap, UnitLabel } from "../api/views.ts";
import { type ShownText, textFor, wordsFor } from "../words/texts.ts";

/** A text of the record in the reader's language; where it is in another, it says so to who reads aloud and who sets it. */
export function Said({ texts }: { readonly texts: readonly ShownText[] }): ReactNode {
  const { i18n } = useLingui();
  return <InLanguage text={textFor(texts, i18n.locale)} />;
}

/** Words of a standard, likewise. */
export function Words({ map, order }: { readonly map: TextMap; readonly order?: readonly string[] }): ReactNode {
  const { i18n } = useLingui();
  return <InLanguage text={wordsFor(map, i18n.locale, order)} />;
}

/** What a unit is called, for who looks. */
export function UnitName({ unit }: { readonly unit: UnitLabel }): ReactNode {
  const { i18n } = useLingui();
  if (unit.anonymous !== null) return unit.anonymous;
  const name = textFor(unit.names, i18n.locale);
  return name === null ? (unit.code ?? "—") : <InLanguage text={name} />;
}

function InLanguage({ text }: { readonly text: ShownText | null }): ReactNode {
  const { i18n } = useLingui();
  if (text === null) return "—";
  return text.lang === i18n.locale ? text.text : <span lang={text.lang}>{text.text}</span>;
}
