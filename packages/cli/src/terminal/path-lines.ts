import type { Path } from "@touchstone/engine";
import { itemsOf } from "../items-of.ts";
import type { Explained } from "../result.ts";
import { answerText } from "./answer-text.ts";
import { conditionWords, exactly } from "./condition-words.ts";
import { shownFigure, shownScore } from "./figures.ts";
import type { Screen } from "./screen.ts";
import { type Column, narrowest, tableLines, wrap } from "./table.ts";

/** The way to the next grade: each step with its cost, what the score is then, and what no answer can change. */
export function pathLines({ path, loaded, i, input }: Explained, screen: Screen): string[] {
  const { standard, model, columns } = loaded;
  const width = Math.min(screen.columns, 100);
  if (standard.grades.length === 0) return [];
  if (path === null)
    return ["No path to the next grade: scores depend on who else takes part, so no step can promise one."];
  if (path.grade < 0) return ["The highest grade is reached: there is no further path."];
  const items = itemsOf(standard);
  const titleOf = (g: number): string => {
    const grade = standard.grades[g];
    return grade === undefined ? "" : loaded.say(grade.title);
  };
  const rows = path.steps.map(({ node, from, to, cost }) => {
    const { id, input: asked } = model.nodes[node] ?? { id: "", input: null };
    const item = items.get(id);
    const spec = columns.find(({ column }) => column === asked?.column);
    const planned =
      asked && asked.planned >= 0 ? input.table.values[asked.planned * input.table.units.length + i] : undefined;
    const text = (value: number, plan?: number): string => {
      if (Number.isNaN(value)) return "no answer";
      return spec ? answerText(loaded, spec, item, value, plan) : shownFigure(value);
    };
    return [`  ${item ? loaded.say(item.title) : id}`, text(from, planned), "→", text(to), shownFigure(cost)];
  });
  const proven = path.proven ? "no cheaper set of steps exists" : "a good set of steps, not proven to be the cheapest";
  const goal = path.reaches ? path.reached : path.grade;
  const heading = `Path to ${titleOf(goal)}: cost ${shownFigure(path.cost)}${path.steps.length > 0 ? `, ${proven}` : ""}`;
  const noStep = path.reaches ? "  No answer needs to change." : "  No step of the unit's own brings it nearer.";
  return [
    ...wrap(heading, width).map((line) => screen.paint("bold", line)),
    ...(rows.length > 0 ? stepLines(rows, screen.columns) : wrap(noStep.trim(), width, "  ")),
    ...wrap(
      `Then the score is ${shownScore(
        path.score,
        model.grades.map(({ atLeast }) => atLeast),
      )}${path.reaches ? `, and the grade ${titleOf(path.reached)}.` : "."}`,
      width,
      "  ",
    ),
    ...obstacles(path, loaded).flatMap((line) => wrap(line, width, "  ")),
  ];
}

/** The steps as a table, or one below the other where a table would cut them to pieces. */
function stepLines(rows: readonly (readonly string[])[], columns: number): string[] {
  if (narrowest(PATH_COLUMNS, rows, LEAST_WORDS) <= columns) return tableLines(PATH_COLUMNS, rows, { width: columns });
  return rows.flatMap(([step = "", from, arrow, to, cost]) => {
    return wrap(`${step.trim()}: ${from} ${arrow} ${to}, cost ${cost}`, columns, "  ");
  });
}

const LEAST_WORDS = 16;
const PATH_COLUMNS: readonly Column[] = [
  { title: "  step", align: "left", gives: true },
  { title: "from", align: "left", gives: true },
  { title: "", align: "left" },
  { title: "to", align: "left", gives: true },
  { title: "cost", align: "right" },
];

/** What no answer of the unit can change. */
function obstacles(
  { gatesInTheWay, inTheWay, requiredInTheWay, grade, reaches }: Path,
  loaded: Explained["loaded"],
): string[] {
  if (reaches) return [];
  const { standard, model, say } = loaded;
  const written = standard.grades[grade];
  const after = standard.grades.find(({ id }) => id === written?.after);
  const items = itemsOf(standard);
  const required = requiredInTheWay.map((node) => {
    const id = model.nodes[node]?.id ?? "";
    const item = items.get(id);
    return item ? say(item.title) : id;
  });
  const texts = {
    after: `Only after ${after === undefined ? "another grade" : say(after.title)}, which must be held first.`,
    holds: `Its condition: ${conditionWords(loaded, written?.holds ?? "")} (${exactly(written?.holds ?? "")}).`,
    requires: `Required, and not met by the steps above: ${required.join("; ")}.`,
    score: "The score: the answers that a unit can change are not enough.",
  };
  const gates = gatesInTheWay.flatMap((g) => {
    const gate = standard.gates[g];
    return gate === undefined
      ? []
      : [`The gate “${say(gate.title)}”: ${conditionWords(loaded, gate.holds)} (${exactly(gate.holds)})`];
  });
  const lines = [...gates, ...inTheWay.map((part) => texts[part])];
  return lines.length === 0 ? [] : ["In the way even so:", ...lines.map((line) => `  ${line}`)];
}
