/** Rough widths in em: CJK and Tibetan stacks are wide, marks have none. Enough to break lines in a drawing. */
function widthOf(letter: string): number {
  if (/^\p{M}/u.test(letter)) return 0;
  if (/[\p{Script=Han}\u3000-\u303f\uff00-\uffef]|\p{Extended_Pictographic}/u.test(letter)) return 1;
  if (/\p{Script=Tibetan}/u.test(letter)) return 0.62;
  if (/[iljtfr.,:;’'()| ]/.test(letter)) return 0.3;
  return /[A-ZMWmw]/.test(letter) ? 0.7 : 0.52;
}

/**
 * A text broken into lines for a box of a drawing, which has no line breaks of its own.
 * @param width of the box in em of the text
 * @param most lines that fit; where the text needs more, the last one ends in …
 * @returns no line where not even three letters fit
 */
export function fitText(text: string, width: number, most: number): string[] {
  if (most < 1 || width < 2) return [];
  const lines: string[] = [];
  let line = "";
  let used = 0;
  const pieces = piecesOf(text);
  for (const piece of pieces) {
    const wide = emOf(piece);
    if (used + wide > width && line.trim() !== "") {
      lines.push(line.trimEnd());
      line = "";
      used = 0;
      if (lines.length === most) return [...lines.slice(0, -1), ended(lines.at(-1) ?? "", width)];
    }
    if (line === "" && piece.trim() === "") continue;
    line += piece;
    used += wide;
    if (used > width) return [...lines, ended(line, width)].slice(0, most); // one word wider than the box
  }
  return line.trim() === "" ? lines : [...lines, line.trimEnd()];
}

/** Words, and the spaces and signs between them; an opening bracket stays with what it opens. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  for (const { segment } of new Intl.Segmenter("und", { granularity: "word" }).segment(text)) {
    const last = pieces.at(-1);
    if (last !== undefined && /^[\p{Ps}\p{Pi}]+$/u.test(last)) pieces[pieces.length - 1] = last + segment;
    else pieces.push(segment);
  }
  return pieces;
}

function emOf(text: string): number {
  let sum = 0;
  for (const letter of text) sum += widthOf(letter);
  return sum;
}

/** A line cut so that … fits behind it. */
function ended(line: string, width: number): string {
  const letters = [...new Intl.Segmenter("und").segment(line)].map(({ segment }) => segment);
  while (letters.length > 0 && emOf(letters.join("")) > width - 1) letters.pop();
  return `${letters.join("").trimEnd()}…`;
}
