import { conditionText, formulaText, type Speech, sourceLanguage, speechOf } from "@touchstone/standard";
import type { LoadedStandard } from "../load-standard.ts";
import { shownFigure } from "./figures.ts";
import { languageOf } from "./language.ts";

type Loaded = Pick<LoadedStandard, "standard" | "language">;

/** A condition of the standard in words, in the language of the command. */
export const conditionWords = (loaded: Loaded, source: string): string =>
  conditionText(loaded.standard, source, speech(loaded));

/** Likewise a formula. */
export const formulaWords = (loaded: Loaded, source: string): string =>
  formulaText(loaded.standard, source, speech(loaded));

/** What stands below the words, to compute with. */
export const exactly = (source: string): string => `exactly: ${source}`;

function speech({ standard, language }: Loaded): Speech {
  const asked = language === null ? sourceLanguage(standard) : languageOf(standard, language);
  return speechOf(standard, asked, {
    figure: shownFigure,
    percent: (share) => `${shownFigure(share * 100)} %`,
    text: (text) => text,
  });
}
