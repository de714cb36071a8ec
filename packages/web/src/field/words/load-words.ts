import { i18n, type Messages } from "@lingui/core";
import type { Language } from "../../words/languages.ts";

const CATALOGS = import.meta.glob<{ readonly messages: Messages }>("../locales/*.po");

/** Makes the pages speak a language. */
export async function loadWords(language: Language): Promise<void> {
  const load = CATALOGS[`../locales/${language}.po`];
  if (!load) throw new Error(`loadWords: got ${language}, want a language that has words`);
  i18n.loadAndActivate({ locale: language, messages: (await load()).messages });
}
