import { type Speech, type Standard, speechOf } from "@touchstone/standard";
import { shownFigure, shownPercent } from "../text/figures.ts";
import { plain } from "../text/plain.ts";

const SHOWN = { figure: shownFigure, percent: shownPercent, text: plain } as const;

/** How conditions of a standard are said on a page in a language. */
export const speechOfPage = (standard: Standard, lang: string): Speech => speechOf(standard, lang, SHOWN);
