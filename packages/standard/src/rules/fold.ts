import { simplified } from "./han.ts";

/** Letters of other scripts that look like Latin ones. */
const LOOKALIKES: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ["аạӓɑα", "a"],
    ["вѵ", "b"],
    ["сϲ", "c"],
    ["ԁ", "d"],
    ["ƒ", "f"],
    ["ɡց", "g"],
    ["еёєɛε", "e"],
    ["һн", "h"],
    ["іїιıɩ", "i"],
    ["јϳ", "j"],
    ["кκ", "k"],
    ["ӏǀ", "l"],
    ["мΜ", "m"],
    ["пոη", "n"],
    ["оοσօ", "o"],
    ["рρ", "p"],
    ["ԛ", "q"],
    ["гᴦ", "r"],
    ["ѕ", "s"],
    ["тτ", "t"],
    ["υս", "u"],
    ["ν", "v"],
    ["ԝω", "w"],
    ["хχ", "x"],
    ["уγү", "y"],
  ].flatMap(([looks, latin]) => Array.from(looks!).map((letter) => [letter, latin!])),
);
const DIGITS: Readonly<Record<string, string>> = { 0: "o", 1: "i", 3: "e", 4: "a", 5: "s", 7: "t" };

/** Characters that no one sees. */
export const INVISIBLE: RegExp = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu;

/** A text as it is compared: one form of each character (NFKC), nothing invisible, lower case, `_` and `-` as spaces. */
function folded(text: string): string {
  return text
    .normalize("NFKC")
    .replace(INVISIBLE, "")
    .toLowerCase()
    .replace(/[_\-‐-―]+/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/**
 * A folded text as an English reader sees it: accents off, letters of other scripts that look Latin
 * turned into Latin, digits inside words into the letters they stand for, spaced-out letters joined.
 */
export function asLatin(text: string): string {
  return folded(text)
    .normalize("NFKD")
    .replace(/(?<=\p{Script=Latin})\p{Mn}+/gu, "")
    .replace(/[^\p{ASCII}]/gu, (letter) => LOOKALIKES[letter] ?? letter)
    .replace(/(?<=[a-z][0-9]{0,20})[013457](?=[a-z0-9]{0,20}[a-z])/g, (digit) => DIGITS[digit] ?? digit)
    .replace(/(?<![\p{L}\p{N}])(?:[a-z][ .·*]){3,}[a-z](?![\p{L}\p{N}])/gu, (letters) =>
      letters.replace(/[ .·*]/g, ""),
    );
}

/** A folded text as it is searched in scripts without spaces: only its letters, marks and digits, in one run. */
export function asRun(text: string): string {
  return folded(text).replace(/[^\p{L}\p{N}\p{M}]/gu, "");
}

/** Letters and digits that look alike by themselves: `l`, `I` and `1`, `O` and `0`. */
const STROKES: Readonly<Record<string, string>> = { i: "l", 1: "l", "|": "l", 0: "o" };

/**
 * What a name looks like: two names with one skeleton are one to whoever reads them. Folded, of one
 * alphabet, traditional Chinese as simplified, without spaces and marks.
 */
export function skeletonOf(text: string): string {
  return simplified(asRun(asLatin(text).replace(/[i1|0]/g, (letter) => STROKES[letter] ?? letter)));
}
