import subsetFont from "subset-font";
import { FONT_FILES, type FontFile } from "./font-files.ts";

/** A font with nothing in it but the letters of a page. */
export interface CutFont {
  readonly file: FontFile;
  /** woff2 */
  readonly bytes: Uint8Array;
}

/**
 * The fonts that a page needs, each cut to the letters that occur.
 * @param letters of the page, once each; `bold` those of its headings and of whatever else is heavy
 * @param read gives the bytes of a file by its path in an npm package
 */
export async function cutFonts(letters: string, read: (path: string) => Promise<Uint8Array>): Promise<CutFont[]> {
  const cut: CutFont[] = [];
  for (const file of FONT_FILES) {
    const text = Array.from(letters)
      .filter((letter) => file.letters.test(letter))
      .join("");
    if (text.trim() === "") continue;
    const bytes = await subsetFont(await read(file.path), text, { targetFormat: "woff2", noHinting: true });
    cut.push({ file, bytes });
  }
  return cut;
}
