import type { PublicWord } from "./en.ts";

/** The words of the public pages in one language, and whose they are. */
export interface PublicWording {
  readonly lang: string;
  /** how the language calls itself */
  readonly name: string;
  /** of a machine's words no native reader has approved any */
  readonly origin: "source" | "machine";
  /** a word that is not here is shown in English, and marked */
  readonly words: Partial<Readonly<Record<PublicWord, string>>>;
}
