import { i18n, type Messages } from "@lingui/core";
import type { Language } from "./languages.ts";

const CATALOGS = import.meta.glob<{ readonly messages: Messages }>([
  "../locales/*.po",
  "../review/locales/*.po",
  "../refused/locales/*.po",
]);

/** Makes the pages speak a language: that of the shell and that of each part. */
export async function loadWords(language: Language): Promise<void> {
  const wanted = Object.entries(CATALOGS).filter(([path]) => path.endsWith(`/${language}.po`));
  const found = await Promise.all(wanted.map(([, load]) => load()));
  i18n.loadAndActivate({ locale: language, messages: Object.assign({}, ...found.map(({ messages }) => messages)) });
}
