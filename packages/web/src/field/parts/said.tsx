import { useLingui } from "@lingui/react";
import type { ReactNode } from "react";
import { textFor, wordsFor } from "../../words/texts.ts";
import type { Text, TextMap, UnitLabel } from "../api/shapes.ts";

/** Words of a standard in the reader's language, or else in another, marked as what it is. */
export function Words({ map, order }: { readonly map: TextMap; readonly order: readonly string[] }): ReactNode {
  const { i18n } = useLingui();
  return <Shown found={wordsFor(map, i18n.locale, order)} />;
}

/** A text of the record, likewise. */
export function Texts({ texts }: { readonly texts: readonly Text[] }): ReactNode {
  const { i18n } = useLingui();
  return <Shown found={textFor(texts, i18n.locale)} />;
}

/** What a unit is called; its code where it has no name. */
export function UnitName({ unit }: { readonly unit: UnitLabel }): ReactNode {
  const { i18n } = useLingui();
  return <Shown found={textFor(unit.names, i18n.locale) ?? { text: unit.code ?? "", lang: i18n.locale }} />;
}

function Shown({ found }: { readonly found: { readonly text: string; readonly lang: string } | null }): ReactNode {
  const { i18n } = useLingui();
  if (found === null) return null;
  return found.lang === i18n.locale ? found.text : <span lang={found.lang}>{found.text}</span>;
}
