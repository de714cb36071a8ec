import subsetFont from "subset-font";

/** A face that a style sheet declares by an address. */
export interface WebFace {
  /** a plain name for its file */
  readonly name: string;
  readonly family: string;
  /** `font-weight` of CSS */
  readonly weight: string;
  /** `unicode-range` of CSS */
  readonly range: string;
  /** a path for `import.meta.resolve` */
  readonly path: string;
  /** letters that it is cut to; null: it is served whole */
  readonly letters: string | null;
}

/** Letters from one code point to another, both included. */
const lettersFrom = (first: number, last: number): string =>
  Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at)).join("");

/** What nearly every page in Latin letters has; the rest of the file comes only where it is needed. */
const BASIC = `${lettersFrom(0x20, 0x7e)}\u00a0·×–—‘’“”…−\u202f`;
const BASIC_RANGE = "U+20-7E,U+A0,U+B7,U+D7,U+2013-2014,U+2018-2019,U+201C-201D,U+2026,U+2212,U+202F";
const REST = `${lettersFrom(0xa1, 0xff)}\u0131\u0152\u0153\u02c6\u02da\u02dc\u2020\u2022\u2030\u2039\u203a\u20ac\u2122`;
const REST_RANGE =
  "U+A1-B6,U+B8-D6,U+D8-FF,U+131,U+152-153,U+2C6,U+2DA,U+2DC,U+2020,U+2022,U+2030,U+2039-203A,U+20AC,U+2122";
const EXTENDED_RANGE = "U+100-130,U+132-151,U+154-2AF,U+1E00-1EFF,U+20A0-20AB,U+20AD-20C0";

const latin = (family: string, of: string, weight: number): WebFace[] => {
  const path = (part: string): string => `@fontsource/${of}/files/${of}-${part}-${weight}-normal.woff2`;
  const face = { family, weight: String(weight) };
  return [
    { ...face, name: `${of}-${weight}`, range: BASIC_RANGE, path: path("latin"), letters: BASIC },
    { ...face, name: `${of}-${weight}-rest`, range: REST_RANGE, path: path("latin"), letters: REST },
    { ...face, name: `${of}-${weight}-ext`, range: EXTENDED_RANGE, path: path("latin-ext"), letters: null },
  ];
};

const HAN = "@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff2";
const TIBETAN = "@fontsource/noto-serif-tibetan/files/noto-serif-tibetan-tibetan-400-normal.woff2";
const TIBETAN_RANGE = "U+F00-FFF,U+25CC";

/**
 * The faces of the public pages. Latin letters come first and cut small. Tibetan is served whole, as its stacks can't be
 * cut by what a page happens to hold; Chinese whole too, and only to machines that have no Chinese font of their own,
 * since the sheet names theirs before it. The two names of languages in the bar have faces of their own, so that a page
 * in English loads nothing else for them.
 */
export const WEB_FACES: readonly WebFace[] = [
  ...latin("TS Serif", "source-serif-4", 600),
  ...latin("TS Sans", "source-sans-3", 400),
  ...latin("TS Sans", "source-sans-3", 600),
  { name: "label-zh", family: "TS Labels", weight: "400", range: "U+4E2D,U+6587", path: HAN, letters: "中文" },
  { name: "label-bo", family: "TS Labels", weight: "400 700", range: TIBETAN_RANGE, path: TIBETAN, letters: "བོད་ཡིག" },
  {
    name: "noto-sans-sc",
    family: "TS Sans SC",
    weight: "400",
    range: "U+2E80-9FFF,U+F900-FAFF,U+FF00-FFEF,U+3000-303F",
    path: HAN,
    letters: null,
  },
  {
    name: "noto-serif-tibetan",
    family: "TS Tibetan",
    weight: "400 700",
    range: TIBETAN_RANGE,
    path: TIBETAN,
    letters: null,
  },
];

/** A face of the reader's machine, by the names that systems have for it, set as wide as one of ours. */
const near = (family: string, weight: number, percent: number, names: readonly string[]): string =>
  `@font-face{font-family:"${family} near";font-weight:${weight};size-adjust:${percent}%;unicode-range:${BASIC_RANGE};src:${names
    .map((name) => `local("${name}")`)
    .join(",")}}`;

/** Style that stands in while Latin letters are on their way, so that a page does not move when they come. */
export const NEAR_FACES: string = [
  near("TS Sans", 400, 93, ["Arial", "ArialMT", "Liberation Sans", "Roboto"]),
  near("TS Sans", 600, 89, ["Arial Bold", "Arial-BoldMT", "Liberation Sans Bold", "Roboto Bold"]),
  near("TS Serif", 600, 112, ["Times New Roman Bold", "TimesNewRomanPS-BoldMT", "Liberation Serif Bold"]),
].join("");

/** The bytes of a face, woff2. @param read gives the bytes of a file by its path in an npm package */
export async function bytesOfFace(
  { path, letters }: WebFace,
  read: (path: string) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const font = await read(path);
  return letters === null ? font : subsetFont(font, letters, { targetFormat: "woff2", noHinting: true });
}
