import { submissionColumns } from "@touchstone/domain";
import { type Asked, openSource, readWhole, titlesOf } from "@touchstone/input";
import type { AnswersRead } from "@touchstone/server";
import { columnIdsOf, compile, type Period, type Standard, TIMELESS } from "@touchstone/standard";
import { ProblemError } from "../http/problem.ts";
import { fileProblem } from "./file-faults.ts";
import type { Spooled } from "./spooled.ts";

/**
 * Reads a table of answers for a programme's standard.
 * @param period null: all that the file has
 * @throws {ProblemError} with every problem in it
 */
export async function readAnswers(
  { path, sha256 }: Spooled,
  { slug, standard, period }: { readonly slug: string; readonly standard: Standard; readonly period: Period | null },
): Promise<{ readonly read: AnswersRead; readonly remarks: readonly string[] }> {
  const { gathered, remarks } = await readWhole(openSource(path, "utf-8"), askedOf(slug, standard, period), null);
  if (gathered.problems.count > 0) throw fileProblem(gathered.problems);
  if (period !== null && !gathered.stores.has(period.text)) {
    const there = [...gathered.stores.keys()].filter((text) => text !== TIMELESS).sort();
    throw new ProblemError("invalid-request", `period: got ${period.text}, want one of ${there.join(", ") || "none"}.`);
  }
  const isWanted = (text: string): boolean => period === null || text === period.text || text === TIMELESS;
  const gathering = {
    columns: gathered.asked.columns,
    ids: gathered.asked.ids,
    units: gathered.units,
    stores: new Map([...gathered.stores].filter(([text]) => isWanted(text))),
    periods: new Map([...gathered.periods].filter(([text]) => isWanted(text))),
  };
  return { read: { gathering, remarks: gathered.notes, source: sha256 }, remarks };
}

function askedOf(slug: string, standard: Standard, period: Period | null): Asked {
  const people = submissionColumns(slug, standard);
  const { columns } = people;
  const { model } = compile(standard);
  return {
    notesOf: null,
    allNotes: true,
    columns,
    people,
    ids: columnIdsOf(columns),
    computed: model.nodes.map(({ id }) => id).filter((id) => !columns.some((column) => column.id === id)),
    periodLength: standard.period,
    period,
    decimalComma: false,
    allowed: null,
    titles: titlesOf(standard),
  };
}
