/** The languages of the pages, as the first part of an address says them. */
export const LANGUAGES = ["en", "zh-Hans", "bo"] as const;
export type Language = (typeof LANGUAGES)[number];

/** What each language calls itself, in the bar. */
export const OWN_NAMES: Readonly<Record<Language, string>> = { en: "EN", "zh-Hans": "中文", bo: "བོད་ཡིག" };

/** The language of an address such as /bo/app; the first where it says none. */
export function languageOf(path: string): Language {
  const first = path.split("/")[1];
  return LANGUAGES.find((one) => one === first) ?? LANGUAGES[0];
}

/** The same page in another language. */
export const inLanguage = (path: string, language: Language): string =>
  `/${[language, ...path.split("/").slice(2)].join("/")}`;
