import type { Finding } from "../problem.ts";
import type { Criterion, Standard } from "../schema.ts";
import { refused } from "./finding.ts";
import { asRun } from "./fold.ts";
import { formulaOf, namesIn } from "./formula.ts";
import { type Shared, sharesOf } from "./shares.ts";
import { called } from "./walk.ts";

const HEAVY = 0.4;
const TOLERANCE = 1e-9;
/** Letters below which a ground says nothing; a character of Chinese counts for three. */
const SHORTEST_GROUND = 12;

/** In a standard with a cycle one answer that decides more than 40 % of the whole has a stated ground. */
export function heavyLeaves(standard: Standard): Finding[] {
  if (!standard.cycle) return [];
  const bundles = new Map<string, Shared[]>();
  for (const shared of sharesOf(standard)) {
    const key = answerBehind(shared);
    if (key !== null) bundles.set(key, [...(bundles.get(key) ?? []), shared]);
  }
  return [...bundles.values()].flatMap((bundle) => {
    const share = bundle.reduce((sum, one) => sum + one.share, 0);
    const most = Math.max(share, ...bundle.map((one) => one.most));
    if (most <= HEAVY + TOLERANCE || bundle.some(({ node }) => node.role !== "whole" && isGround(node.item.ground)))
      return [];
    const [{ node }] = bundle as [Shared]; // a bundle begins with one
    if (node.role === "whole") return [];
    const reduced = most > share + TOLERANCE ? `, and ${percent(most)} where the rest is reduced` : "";
    const together =
      bundle.length > 1
        ? ` (with ${bundle
            .slice(1)
            .map((one) => one.node.id)
            .join(", ")}, the same answer)`
        : "";
    return refused({
      code: "leaf-too-heavy",
      path: node.path,
      got: `${called(node.item)}${together} decides ${percent(share)} of the whole${reduced}`,
      want: "at most 40 %, or `ground`: why this one may decide so much, in a sentence that people can object to",
    });
  });
}

/** Leaves that one answer fills are one: the same quantity asked, or a formula made of a single answer. */
function answerBehind({ node }: Shared): string | null {
  if (node.role === "whole") return null;
  if (node.role === "criterion") return node.item.answer === "status" ? node.id : null;
  if (node.item.asks !== undefined) return `asks ${node.item.asks}`;
  const formula = typeof node.item.from === "string" ? formulaOf(node.item.from) : null;
  const answers = new Set(formula === null ? [] : namesIn(formula).filter((name) => name.startsWith("answers.")));
  return answers.size === 1 ? [...answers][0]!.slice("answers.".length) : node.id;
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** Whether a ground says something. */
export function isGround(ground: Criterion["ground"]): boolean {
  if (ground === undefined) return false;
  const texts = typeof ground === "string" ? [ground] : Object.values(ground);
  return texts.some((text) => asRun(text).replace(/\p{Script=Han}/gu, "字字字").length >= SHORTEST_GROUND);
}
