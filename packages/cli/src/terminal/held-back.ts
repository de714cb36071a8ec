import type { HeldBack } from "@touchstone/domain";
import type { HeldFigure, HeldFigures } from "@touchstone/input";
import { printable } from "@touchstone/input";
import { counted } from "./figures.ts";

/**
 * What of a file was not published, and the way out.
 * @param bases columns that would say of how many people figures are, for an example
 */
export function heldLines(held: HeldBack, bases: readonly string[]): string[] {
  const example = bases[0] === undefined ? "" : `, such as ${bases[0]}`;
  const lines = {
    withoutBase: `without the number of people that they are of. Add a column with it${example}; until then they count as insufficient.`,
    tooFew: `with too few people: ${ENOUGH}. They count as insufficient.`,
    tooNear:
      "that correct what is published by so little that the two would show what a few people said. What is published stands.",
    throughOthers:
      "that would show, with those of units around them or in them, what a few people said. Hand in what hangs together in one file.",
  };
  return (["withoutBase", "tooFew", "tooNear", "throughOthers"] as const).flatMap((why) =>
    held[why] > 0 ? [`Held back: ${counted(held[why], "figure")} about people ${lines[why]}`] : [],
  );
}

const ENOUGH = "at least 10 counted, 10 not counted and 30 in all can be published";

/** What of a file without a record is held back, or would be by one. */
export function peopleLines({ isHeld, why, figures, bases }: HeldFigures): string[] {
  if (isHeld) return [...heldLines(why, bases), `Held back: ${someOf(figures)}.`];
  const { withoutBase, tooFew } = why;
  const unknown =
    withoutBase === 0 ? [] : [`${counted(withoutBase, "figure")} without the number of people that they are of`];
  const few = tooFew === 0 ? [] : [`${counted(tooFew, "figure")} with too few people (${ENOUGH})`];
  const wayOut =
    bases.length === 0 ? "" : ` Add ${columnsOf(bases)}, and they are held back here too where they have to be.`;
  return [
    `Scored as they are, but the record would hold back what counts people: ${[...unknown, ...few].join(", ")}.${wayOut}`,
  ];
}

function columnsOf(bases: readonly string[]): string {
  const shown = bases.slice(0, MOST);
  const more = bases.length > shown.length ? ` and ${counted(bases.length - shown.length, "more", "more")}` : "";
  return `${bases.length === 1 ? "the column" : "the columns"} ${shown.join(", ")}${more}`;
}

const MOST = 8;

function someOf(figures: readonly HeldFigure[]): string {
  const shown = figures
    .slice(0, MOST)
    .map(({ unit, period, indicator }) => `${indicator} of ${printable(unit)}${period === "" ? "" : ` in ${period}`}`);
  const more = figures.length > MOST ? ` and ${counted(figures.length - MOST, "more", "more")}` : "";
  return `${shown.join(", ")}${more}`;
}
