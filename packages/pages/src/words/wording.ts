import type { Word } from "./en.ts";

/** The words of pages in one language, and how far they can be trusted. */
export interface Wording {
  readonly lang: string;
  /** how the language calls itself */
  readonly name: string;
  readonly origin: "source" | "human" | "machine";
  /** whether a native reader has approved them */
  readonly review: "reviewed" | "unreviewed";
  /** a word that is not here is shown in English, and marked */
  readonly words: Partial<Readonly<Record<Word, string>>>;
}
