import { type Explanation, type GradeCheck, Holds, type NodeExplanation, State } from "@touchstone/engine";
import { itemsOf } from "../items-of.ts";
import type { Explained } from "../result.ts";
import { conditionWords, exactly } from "./condition-words.ts";
import { grouped, shownScore, shownShare } from "./figures.ts";
import { pathLines } from "./path-lines.ts";
import type { Screen } from "./screen.ts";
import { stepsOf } from "./step-text.ts";
import { type Column, narrowest, tableLines, wrap } from "./table.ts";
import { unitLines } from "./uncertainty-text.ts";
import { screenText } from "./unscored.ts";

/** The explanation as lines: heading, the tree with every step, gates, grades, the path to the next grade. */
export function explanationLines(explained: Explained, screen: Screen): string[] {
  const sections = [
    headingLines(explained, screen),
    treeLines(explained, screen),
    gateLines(explained, screen),
    gradeLines(explained, screen),
    pathLines(explained, screen),
    unitLines(explained, explained.uncertainty, explained.i).flatMap((line) => wrap(line, widthOf(screen), "  ")),
  ];
  return sections.filter((lines) => lines.length > 0).flatMap((lines, at) => (at === 0 ? lines : ["", ...lines]));
}

const widthOf = ({ columns }: Screen): number => Math.min(columns, 100);

function headingLines({ explanation, loaded, input, i }: Explained, screen: Screen): string[] {
  const { unit, rank, nRanked, screened, answeredShare, score, grade } = explanation;
  const name = input.names[i];
  const { standard, model } = loaded;
  const title = standard.grades[grade]?.title;
  const place =
    rank > 0 ? `rank ${grouped(rank)} of ${grouped(nRanked)}` : screened ? "not ranked: too little data" : "not ranked";
  const graded = standard.grades.length === 0 ? [] : [title === undefined ? "no grade" : loaded.say(title)];
  const lines = [
    [`${loaded.say(standard.title)} · version ${standard.version}`, input.period?.text].filter(Boolean).join(" · "),
    [
      `score ${shownScore(
        score,
        model.grades.map(({ atLeast }) => atLeast),
      )}`,
      place,
      ...graded,
    ].join(" · "),
    ...(screened
      ? [`${shownShare(answeredShare)} of the answers are there; the standard wants ${screenText(model)}.`]
      : []),
    ...(standard.numbersOnly ? ["Numbers only: an exercise with figures. It makes no statement about the unit."] : []),
  ];
  const width = widthOf(screen);
  return [
    ...wrap(name ? `${name} (${unit})` : unit, width).map((line) => screen.paint("bold", line)),
    ...lines.flatMap((line) => wrap(line, width)),
  ];
}

function treeLines({ explanation, loaded, input, i }: Explained, screen: Screen): string[] {
  const items = itemsOf(loaded.standard);
  const { model } = loaded;
  const rows = explanation.nodes.map((node) => [titleOf(node), ...figuresOf(node, model)]);
  const columns = model.points ? POINTS_COLUMNS : COLUMNS;
  if (narrowest(columns, rows, LEAST_TITLE) > screen.columns) return rows.flatMap(narrowLines);
  const [header = "", ...lines] = tableLines(columns, rows, { width: screen.columns });
  return [
    screen.paint("dim", header),
    ...explanation.nodes.flatMap((node, at) => {
      const indent = "  ".repeat(node.depth + 2);
      const steps = stepsOf({ loaded, input, explanation }, items, i, node).flatMap((step) =>
        wrap(step, widthOf(screen), indent),
      );
      const line = lines[at] ?? "";
      const isInner = (model.nodes[node.node]?.count ?? 0) > 0;
      return [isInner ? screen.paint("bold", line) : line, ...steps.map((step) => screen.paint("dim", step))];
    }),
  ];

  /** A node where no table fits: its title, then its figures by name, then its steps. */
  function narrowLines(row: readonly string[], at: number): string[] {
    const node = explanation.nodes[at];
    if (node === undefined) return [];
    const indent = "  ".repeat(node.depth);
    const figures = columns.slice(1).flatMap(({ title }, j) => (row[j + 1] ? [`${title} ${row[j + 1]}`] : []));
    const steps = stepsOf({ loaded, input, explanation }, items, i, node);
    const isInner = (model.nodes[node.node]?.count ?? 0) > 0;
    return [
      ...wrap(titleOf(node).trim(), screen.columns, indent).map((line) =>
        isInner ? screen.paint("bold", line) : line,
      ),
      ...wrap(figures.join(" · "), screen.columns, `${indent}  `),
      ...steps.flatMap((step) => wrap(step, screen.columns, `${indent}  `)).map((line) => screen.paint("dim", line)),
    ];
  }

  function titleOf({ node, depth }: NodeExplanation): string {
    const id = model.nodes[node]?.id ?? "";
    const title = items.get(id)?.title;
    return "  ".repeat(depth) + (title === undefined ? "The whole" : loaded.say(title));
  }
}

const LEAST_TITLE = 24;
const COLUMNS: readonly Column[] = [
  { title: "", align: "left", gives: true },
  { title: "score", align: "right" },
  { title: "of its parent", align: "right" },
  { title: "of the whole", align: "right" },
  { title: "adds", align: "right" },
];
const POINTS_COLUMNS: readonly Column[] = [
  { title: "", align: "left", gives: true },
  { title: "points", align: "right" },
  { title: "of", align: "right" },
  { title: "planned", align: "right" },
  { title: "done", align: "right" },
];

function figuresOf(
  { score, share, shareOfWhole, contribution, state, points, depth }: NodeExplanation,
  { points: byPoints, grades }: Explained["loaded"]["model"],
): string[] {
  if (byPoints && points) {
    const { done, potential, planned } = points;
    if (state === State.notApplicable) return ["n/a", "", "", ""];
    return [done, potential, planned]
      .map((figure) => shownScore(figure))
      .concat(potential > 0 ? shownShare(done / potential) : "—");
  }
  if (state === State.notApplicable) return ["n/a", "", "", ""];
  if (depth === 0) {
    const thresholds = grades.map(({ atLeast }) => atLeast);
    return [shownScore(score, thresholds), "", "", ""];
  }
  const percent = (part: number): string => `${(part * 100).toFixed(1)} %`;
  return [
    shownScore(score),
    percent(share),
    percent(shareOfWhole),
    Number.isNaN(contribution) ? "" : shownScore(contribution),
  ];
}

const WORDS = { [Holds.yes]: "holds", [Holds.no]: "does not hold", [Holds.unknown]: "not yet shown" } as const;
const COLOURS = { [Holds.yes]: "green", [Holds.no]: "red", [Holds.unknown]: "yellow" } as const;

function gateLines({ explanation, loaded }: Explained, screen: Screen): string[] {
  const { gates } = loaded.standard;
  if (gates.length === 0) return [];
  return [
    screen.paint("bold", "Gates: nothing outweighs them"),
    ...gates.flatMap(({ title, holds: condition }, g) => {
      const holds = explanation.gates[g] ?? Holds.unknown;
      const [first = "", ...more] = wrap(loaded.say(title), widthOf(screen) - 17);
      const lines = [
        `  ${screen.paint(COLOURS[holds], WORDS[holds].padEnd(13))}  ${first}`,
        ...more.map((line) => " ".repeat(17) + line),
      ];
      return holds === Holds.yes
        ? lines
        : [
            ...lines,
            ...[`asks for: ${conditionWords(loaded, condition)}`, exactly(condition)].flatMap((line) =>
              wrap(line, widthOf(screen), " ".repeat(17)),
            ),
          ];
    }),
  ];
}

function gradeLines({ explanation, loaded }: Explained, screen: Screen): string[] {
  const { grades } = loaded.standard;
  if (grades.length === 0) return [];
  const { grade, gradeByScore } = explanation;
  return [
    screen.paint("bold", "Grades, the highest first"),
    ...grades.flatMap(({ title }, g) => {
      const check = explanation.grades[g];
      if (!check) return [];
      const reasons = reasonsAgainst(check, g, explanation, loaded);
      const mark = g === grade ? " ← this grade" : g === gradeByScore ? " ← by the score alone" : "";
      const lines = wrap(loaded.say(title) + mark, widthOf(screen), "  ");
      return [
        ...lines.map((line) => (g === grade ? screen.paint("green", line) : line)),
        ...(reasons.length === 0 ? ["reached"] : reasons).flatMap((reason) => wrap(reason, widthOf(screen), "    ")),
      ];
    }),
  ];
}

/** What stands between a unit and a grade, in words; empty where nothing does. */
function reasonsAgainst(check: GradeCheck, g: number, { score }: Explanation, loaded: Explained["loaded"]): string[] {
  const { grades } = loaded.standard;
  const written = grades[g];
  if (!written) return [];
  const reasons: string[] = [];
  if (check.score !== Holds.yes)
    reasons.push(`score ${shownScore(score, [written.atLeast])}, asks for ${written.atLeast}`);
  if (check.gates !== Holds.yes)
    reasons.push(check.gates === Holds.no ? "a gate does not hold" : "a gate is not yet shown");
  if (check.holds !== Holds.yes && written.holds !== undefined)
    reasons.push(
      `asks for: ${conditionWords(loaded, written.holds)} (${WORDS[check.holds]})`,
      `  ${exactly(written.holds)}`,
    );
  if (check.after !== Holds.yes) {
    const before = grades.find(({ id }) => id === written.after);
    const held = check.after === Holds.unknown ? "not known" : "not held";
    reasons.push(`only after ${before === undefined ? written.after : loaded.say(before.title)}, which is ${held}`);
  }
  const items = itemsOf(loaded.standard);
  for (const { requirement, grade, holds } of check.requires) {
    if (holds === Holds.yes) continue;
    const id = loaded.model.nodes[requirement.node]?.id ?? "";
    const title = items.get(id)?.title;
    const wants = [
      requirement.done === null ? "" : `${requirement.done} % done`,
      requirement.doneOrPlanned === null ? "" : `${requirement.doneOrPlanned} % done or planned`,
    ].filter(Boolean);
    const from = grade === g ? "" : ` (asked from ${grades[grade] ? loaded.say(grades[grade].title) : ""})`;
    reasons.push(
      `${title === undefined ? id : loaded.say(title)}: asks for ${wants.join(", or ")}${from}: ${WORDS[holds]}`,
    );
  }
  return reasons;
}
