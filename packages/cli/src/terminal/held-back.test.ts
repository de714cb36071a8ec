import { submissionColumns } from "@touchstone/domain";
import { State } from "@touchstone/engine";
import { type InputTable, readTable, textSource } from "@touchstone/input";
import { cellOf, problemsOf, sampleAsked, tableOf } from "@touchstone/input/testing";
import { check, columnIdsOf } from "@touchstone/standard";
import { describe, expect, it } from "vitest";
import { heldLines, peopleLines } from "./held-back.ts";

const checked = check(`touchstone: 1
id: visits
version: "1"
title: Visits
languages: [en]
period: year
units: [{ type: village, kind: area, title: Village, assessed: true, minimum: 50 }]
context:
  - { id: residents, class: size, title: Residents, kind: count, counts: residents, unit: person }
criteria:
  - id: all
    title: All
    indicators:
      - { id: respect, title: Respect, measures: experience, kind: share, counts: survey_answers_treated_with_respect, reportedBy: survey, range: [0.01, 0.99], goalposts: [0, 1] }
      - { id: near, title: Near, measures: service, kind: share, counts: residents_within_reach, range: [0.01, 0.99], goalposts: [0, 1] }
      - { id: hours, title: Hours, measures: service, kind: amount, unit: hour, goalposts: [0, 40] }
`);
if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
const people = submissionColumns("visits", checked.value);
const asked = sampleAsked({ columns: people.columns, ids: columnIdsOf(people.columns), people, notesOf: "a" });

async function read(text: string): Promise<InputTable> {
  return tableOf(await readTable(textSource("data.csv", text), asked, null));
}
const wide = (rows: string): string => `unit,period,residents,respect,respect.base,near,hours\n${rows}`;
const heldIn = ({ people: found }: InputTable): string[] =>
  (found?.figures ?? []).map(({ unit, period, indicator }) => `${indicator} of ${unit} in ${period}`);

describe("figures about people in a file", () => {
  it("stay where enough people are behind them, and their number is no column of the table", async () => {
    const input = await read(wide("a,2026,200,0.5,40,0.8,9\n"));
    expect(input.people).toBeNull();
    expect(input.table.columns).toEqual(["respect", "near", "hours", "residents"]);
    expect(cellOf(input, "a", "respect")).toEqual([State.present, 0.5]);
    expect(input.absent).toEqual([]);
  });

  it("become insufficient where too few are: of a survey by its column, of residents by the context of the row", async () => {
    const input = await read(wide("a,2026,200,0.5,29,0.97,9\nb,2026,200,0.9,90,0.8,9\nc,2026,200,0.5,,,9\n"));
    expect(heldIn(input)).toEqual([
      "respect of a in 2026",
      "respect of b in 2026",
      "respect of c in 2026",
      "near of a in 2026",
    ]);
    expect(input.people?.why).toEqual({ withoutBase: 1, tooFew: 3, tooNear: 0, throughOthers: 0 });
    expect(cellOf(input, "a", "respect")).toEqual([State.insufficientEvidence, Number.NaN]);
    expect(cellOf(input, "b", "near")).toEqual([State.present, 0.8]);
    expect(input.notes).toContainEqual({
      unit: "a",
      period: "2026",
      indicator: "respect",
      source: "",
      note: "held back: too few people to publish",
    });
    expect(input.origins.get("respect")).toEqual([{ period: "2026", value: Number.NaN }]);
  });

  it("are left as they are where the file says of none how many people it is of, with a remark on the record", async () => {
    const input = await read("unit,period,residents,respect,near,hours\na,2026,200,0.5,0.97,9\nb,2026,200,0.5,0.8,9\n");
    expect(cellOf(input, "a", "respect")).toEqual([State.present, 0.5]);
    expect(input.absent).toEqual([]);
    expect(input.people && peopleLines(input.people)).toEqual([
      "Scored as they are, but the record would hold back what counts people: 2 figures without the number of people that they are of, 1 figure with too few people (at least 10 counted, 10 not counted and 30 in all can be published). Add the columns respect.base, near.base, and they are held back here too where they have to be.",
    ]);
  });

  it("are held back in a long file too, which may say the number for any period; an error goes with its figure", async () => {
    const input = await read(
      "unit,period,indicator,value,error,note\na,2026,respect,0.5,0.1,half of twenty\na,,respect.base,20,,\nb,2026,respect,0.5,0.1,\nb,,respect.base,80,,\n",
    );
    expect(heldIn(input)).toEqual(["respect of a in 2026"]);
    expect(input.notes.map(({ note }) => note)).toEqual(["held back: too few people to publish"]);
    expect([...(input.table.errors ?? [])].filter((error) => !Number.isNaN(error))).toEqual([0.1]);
  });

  it("are named, with what would help", async () => {
    const input = await read(wide("a,2026,200,0.5,29,,9\nb,2026,200,0.5,,,9\n"));
    expect(input.people && peopleLines(input.people)).toEqual([
      "Held back: 1 figure about people without the number of people that they are of. Add a column with it, such as respect.base; until then they count as insufficient.",
      "Held back: 1 figure about people with too few people: at least 10 counted, 10 not counted and 30 in all can be published. They count as insufficient.",
      "Held back: respect of a in 2026, respect of b in 2026.",
    ]);
    expect(heldLines({ withoutBase: 0, tooFew: 0, tooNear: 2, throughOthers: 1 }, [])).toEqual([
      "Held back: 2 figures about people that correct what is published by so little that the two would show what a few people said. What is published stands.",
      "Held back: 1 figure about people that would show, with those of units around them or in them, what a few people said. Hand in what hangs together in one file.",
    ]);
  });

  it("a number of people behind something else is a problem, in a wide file and in a long one", async () => {
    const want = "want nothing: hours is no share or mean of people (those that are: respect.base, near.base)";
    const inWide = await readTable(textSource("d.csv", "unit,period,hours,hours.base\na,2026,1,2\n"), asked, null);
    expect(problemsOf(inWide)).toEqual([`data:1  hours.base: got "hours.base", ${want}`]);
    const inLong = await readTable(
      textSource("d.csv", "unit,period,indicator,value\na,2026,hours.base,2\n"),
      asked,
      null,
    );
    expect(problemsOf(inLong)).toEqual([`data:2  indicator: got "hours.base", ${want}`]);
    const slip = await readTable(textSource("d.csv", "unit,period,respect.bse\na,2026,2\n"), asked, null);
    expect(problemsOf(slip)).toEqual([
      'data:1  respect.bse: got "respect.bse", want respect.base (the nearest id of the standard)',
    ]);
  });
});
