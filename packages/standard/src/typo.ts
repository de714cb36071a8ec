import { slipsBetween } from "./nearest.ts";

/** Longer words are compared as they are. */
const LONGEST = 40;
/** A slip in a shorter word gives another word too often: `not` and `now`, `paid` and `said`. */
const SHORTEST = 5;
/** In words of this length two slips may be mended, in shorter ones one. */
const LONG = 8;

/** Words that decide what a sentence asks for, of five letters or more; no other word is a slip of one of these. */
const DECISIVE = new Set(
  `never without neither nobody nothing cannot every least fewer always often seldom rarely usually sometimes several
   three seven eight eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty
   sixty seventy eighty ninety hundred thousand million billion first second third fourth fifth sixth tenth double triple
   daily weekly monthly yearly annual hourly minute minutes hours weeks month months years quarter
   above below under until after before within beyond during since between major minor lower higher smaller greater larger
   shorter longer earlier later maximum minimum shall should might would could allowed forbidden optional required
   aucun aucune jamais moins toutes keine keiner keinen nicht immer niemals weniger nunca ninguno ninguna menos siempre`.split(
    /\s+/,
  ),
);

/** A number with its sign and its parts; a word of an alphabet; any other character that can bear a meaning. */
const PART =
  /[-−+]?\p{N}+(?:[.,:/]\p{N}+)*|[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}][\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{M}'’]*|[^\s.,;:'"‘’“”«»()…\-–—、。，；：།]/gu;
const isWord = (part: string): boolean => /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u.test(part);

/**
 * Whether a change of a text can pass for the mending of slips: word for word the same, but for marks
 * between them and for long words with a slip of the pen in them, two in all or one in ten letters. A
 * number, a word that decides (not, never, before, every), a word more or less, and any character of a
 * script that writes words in one or two of them (Chinese, Tibetan) is never a slip.
 */
export function isTypo(before: string, after: string): boolean {
  const [was, is] = [partsOf(before), partsOf(after)];
  if (was.length !== is.length || was.length === 0) return false;
  let slips = 0;
  for (const [at, part] of was.entries()) {
    const other = is[at]!; // as many
    if (part === other) continue;
    if (!isWord(part) || !isWord(other) || !isSlip(part.toLowerCase(), other.toLowerCase())) return false;
    slips += Math.max(1, slipsBetween(part.toLowerCase(), other.toLowerCase()));
  }
  return slips <= Math.max(2, Math.floor(Math.min(before.length, after.length) / 10));
}

const partsOf = (text: string): readonly string[] => text.normalize("NFC").match(PART) ?? [];

/** Whether one word can be the other, written wrongly: the same beginning, and hardly a letter else. */
function isSlip(a: string, b: string): boolean {
  if (a === b) return true;
  const shorter = Math.min(a.length, b.length);
  if (shorter < SHORTEST || Math.max(a.length, b.length) > LONGEST || a[0] !== b[0]) return false;
  if ([a, b].some((word) => DECISIVE.has(word) || /n['’]t$/.test(word))) return false;
  return slipsBetween(a, b) <= (shorter < LONG ? 1 : 2);
}
