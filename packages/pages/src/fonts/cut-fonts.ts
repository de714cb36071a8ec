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
    const font = await read(file.path);
    if (text.length < FEW && !(await hasAny(font, text))) continue;
    cut.push({ file, bytes: await subsetFont(font, text, { targetFormat: "woff2", noHinting: true }) });
  }
  return cut;
}

/** So many letters of a script can hardly all be missing from its font. */
const FEW = 40;

/** Whether a font draws any of some letters: browsers refuse one without an outline. */
async function hasAny(font: Uint8Array, text: string): Promise<boolean> {
  const cut = await subsetFont(font, text, { targetFormat: "truetype" });
  const view = new DataView(cut.buffer, cut.byteOffset, cut.byteLength);
  const nTables = view.getUint16(4);
  return Array.from({ length: nTables }, (_, t) => 12 + 16 * t).some(
    (at) => (view.getUint32(at) === GLYF || view.getUint32(at) === CFF) && view.getUint32(at + 12) > 1,
  );
}

/** Tags of the tables with outlines; of one without any a single byte is left. */
const GLYF = 0x676c7966;
const CFF = 0x43464620;
