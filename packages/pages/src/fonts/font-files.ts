/** A font file of an npm package (all SIL OFL 1.1) and the letters it is for. */
export interface FontFile {
  readonly family: string;
  readonly weight: number;
  /** a path for `import.meta.resolve` */
  readonly path: string;
  /** letters that it is asked for */
  readonly letters: RegExp;
  /** `unicode-range` of CSS, where the font must not be asked for anything else */
  readonly range: string | null;
}

const LATIN = /[\u0020-\u00ff\u0131\u0152\u0153\u02bb\u02bc\u02c6\u02da\u02dc\u2000-\u206f\u20ac\u2122\u2212]/u;
const LATIN_EXT =
  /[\u0100-\u02ba\u02bd-\u02c5\u02c7-\u02cc\u02ce-\u02d7\u02dd-\u02ff\u1e00-\u1eff\u20a0-\u20ab\u20ad-\u20c0]|[\u0300-\u036f]/u;
const CYRILLIC = /[\u0400-\u045f\u0490\u0491\u04b0\u04b1\u2116]/u;
const GREEK = /[\u0370-\u03ff]/u;
const TIBETAN = /[\u0f00-\u0fff\u25cc]/u;
/** whatever the Latin faces lack: Han, its punctuation, arrows, signs of comparison */
const HAN =
  /(?![\u2122\u2191\u2193\u2212\u2215])[\u2100-\u27bf\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u{20000}-\u{3134f}]/u;

const latin = (family: string, name: string, weight: number): FontFile[] =>
  (
    [
      ["latin", LATIN],
      ["latin-ext", LATIN_EXT],
      ["cyrillic", CYRILLIC],
      ["greek", GREEK],
    ] as const
  ).map(([part, letters]) => ({
    family,
    weight,
    path: `@fontsource/${name}/files/${name}-${part}-${weight}-normal.woff2`,
    letters,
    range: null,
  }));

const one = (family: string, name: string, part: string, weight: number, letters: RegExp, range: string | null) => ({
  family,
  weight,
  path: `@fontsource/${name}/files/${name}-${part}-${weight}-normal.woff2`,
  letters,
  range,
});

/**
 * The fonts of a page, in the order in which they are declared. Tibetan comes last and for its own
 * letters only: a stack must come from one font, and its tall lines must not set those of others.
 * Han and Tibetan come in one weight, as a second one would double what they weigh: browsers
 * embolden Han well; of Tibetan, whose fine strokes would run together, the face claims every weight.
 */
export const FONT_FILES: readonly FontFile[] = [
  ...latin("TS Serif", "source-serif-4", 600),
  ...latin("TS Sans", "source-sans-3", 400),
  ...latin("TS Sans", "source-sans-3", 600),
  one("TS Sans SC", "noto-sans-sc", "chinese-simplified", 400, HAN, null),
  one("TS Tibetan", "noto-serif-tibetan", "tibetan", 400, TIBETAN, "U+0F00-0FFF,U+25CC"),
];
