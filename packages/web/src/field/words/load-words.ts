import { i18n, type Messages } from "@lingui/core";
import type { Language } from "../../words/languages.ts";

const CATALOGS = import.meta.glob<{ readonly messages: Messages }>(["../locales/*.po", "../../refused/locales/*.po"]);

/** Makes the pages speak a language: their own words, and those of what the service refuses. */
export async function loadWords(language: Language): Promise<void> {
  const wanted = Object.entries(CATALOGS).filter(([path]) => path.endsWith(`/${language}.po`));
  if (wanted.length === 0) throw new Error(`loadWords: got ${language}, want a language that has words`);
  const found = await Promise.all(wanted.map(([, load]) => load()));
  i18n.loadAndActivate({ locale: language, messages: Object.assign({}, ...found.map(({ messages }) => messages)) });
}
