import type { Finding } from "../problem.ts";
import type { Indicator, Standard } from "../schema.ts";
import { aboutOf, nounsOf } from "./catalogue.ts";
import { directionOf } from "./direction.ts";
import { refused } from "./finding.ts";
import { formulaOf } from "./formula.ts";
import { type Sign, signsOf, through } from "./monotone.ts";
import { called, type Leaf, leavesOf } from "./walk.ts";

const isVoice = (noun: string | undefined): boolean => noun !== undefined && aboutOf(noun) === "voice";
const isAnswer = (noun: string | undefined): boolean => noun !== undefined && aboutOf(noun) === "response";
/** people who were served, or who say so in a survey: wanting fewer of them is wanting them to say less */
const isServed = (noun: string | undefined): boolean => noun !== undefined && aboutOf(noun) === "served";

/**
 * Nothing improves because fewer people ask, complain, object or appeal. What people say may be
 * counted upwards only; what is scored is what was answered.
 */
export function voiceThatCosts(standard: Standard): Finding[] {
  return [
    ...leavesOf(standard).flatMap((leaf) => ofLeaf(leaf, standard)),
    ...dividedByVoice(standard),
    ...inFormulas(standard),
  ];
}

function ofLeaf({ item, path }: Leaf, standard: Standard): Finding[] {
  const { counts, kind } = item;
  if (!isVoice(counts) && !isAnswer(counts) && !isServed(counts)) return [];
  if (directionOf(item, standard) !== "+")
    return [
      refused({
        code: "voice-not-upwards",
        path: [...path, item.better === "higher" ? "normalise" : "better"],
        got: `${called(item)}, which counts ${counts}, and more of it can score lower`,
        want: "better: higher, without a target: nothing improves because fewer people ask, are answered, are served or are content",
      }),
    ];
  if (!isVoice(counts) || kind === "count" || kind === "derived") return [];
  return [
    refused({
      code: "voice-judged",
      path: [...path, "counts"],
      got: `${called(item)}, which makes ${kind === "share" ? "a share" : `a ${kind}`} of ${counts}`,
      want: `what was done with them: ${nounsOf("response").slice(0, 5).join(", ")} …, with kind: share`,
    }),
  ];
}

function dividedByVoice(standard: Standard): Finding[] {
  const voices = new Set(standard.context.filter(({ counts }) => isVoice(counts)).map(({ id }) => id));
  return leavesOf(standard).flatMap(({ item, path }) =>
    item.per && voices.has(item.per.context)
      ? refused({
          code: "voice-as-divisor",
          path: [...path, "per", "context"],
          got: `${called(item)}, which is divided by ${item.per.context}: it rises when fewer people ask`,
          want: "kind: share of answers (answers_in_time, complaints_answered …), or per residents",
        })
      : [],
  );
}

/** Formulas that fall when more people ask, however many other formulas stand in between. */
function inFormulas(standard: Standard): Finding[] {
  const moves = movesOfFormulas(standard);
  return leavesOf(standard).flatMap(({ item, path }) => {
    if (typeof item.from !== "string") return [];
    const direction = directionOf(item, standard);
    return [...moves(item)].flatMap(([voice, sign]) =>
      through(direction, sign) === "+"
        ? []
        : refused({
            code: "voice-in-formula",
            path: [...path, "from"],
            got: `${called(item)}, which can score lower when ${voice} rises`,
            want: "ask for the answers instead (kind: share, counts: answers_in_time), and leave what people ask or say out of it",
          }),
    );
  });
}

type Moves = ReadonlyMap<string, Sign>;
const COUNTED = ["count", "share", "yes-no", "rubric", "checklist"];

/** Of an indicator: how its value moves with each voice in it, directly or through other formulas; each is worked out once. */
function movesOfFormulas(standard: Standard): (item: Indicator) => Moves {
  const indicators = new Map(leavesOf(standard).map(({ item }) => [item.id, item]));
  const known = new Map<string, Moves>();
  const behind = (name: string): Indicator | undefined => indicators.get(name.replace(/^(answers|indicators)\./, ""));
  const neverNegative = (name: string): boolean =>
    name.startsWith("unit.") || COUNTED.includes(behind(name)?.kind ?? "other");

  return function movesOf(item) {
    const before = known.get(item.id);
    if (before) return before;
    const moves = new Map<string, Sign>();
    known.set(item.id, moves); // a formula that comes back to itself adds nothing
    const formula = typeof item.from === "string" ? formulaOf(item.from) : null;
    if (formula === null) return moves;
    const add = (voice: string, sign: Sign): void => {
      moves.set(voice, (moves.get(voice) ?? sign) === sign ? sign : "?");
    };
    for (const [name, sign] of signsOf(formula, neverNegative)) {
      const other = behind(name);
      if (!other) continue;
      if (isVoice(other.counts) || isServed(other.counts)) add(other.id, sign);
      for (const [voice, inner] of movesOf(other)) add(voice, through(sign, inner));
    }
    return moves;
  };
}
