import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { State } from "@touchstone/engine";
import { type ColumnSpec, columnIdsOf, parsePeriod } from "@touchstone/standard";
import { afterAll, describe, expect, it } from "vitest";
import type { Delimiter } from "./csv.ts";
import type { Asked } from "./gathered.ts";
import { formatInputProblem } from "./problems.ts";
import { type InputTable, readTable } from "./read-table.ts";
import { type Encoding, openSource } from "./source.ts";

const folder = mkdtempSync(join(tmpdir(), "touchstone-input-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const plain = { role: "indicator", range: null, options: null, weights: null, planned: -1, unit: null } as const;
function specs(): ColumnSpec[] {
  const column = (id: string, kind: ColumnSpec["kind"], at: number, more: Partial<ColumnSpec> = {}): ColumnSpec => ({
    ...plain,
    id,
    kind,
    column: at,
    use: "same",
    error: null,
    ...more,
  });
  return [
    column("notices", "share", 0, { range: [0, 1], use: "latest within P2Y" }),
    column("stops", "count", 1, { range: [0, Number.POSITIVE_INFINITY] }),
    column("meals", "yes-no", 2, { range: [0, 1] }),
    column("desk", "rubric", 3, { range: [0, 3] }),
    column("lamps", "checklist", 4, { range: [0, 1], options: ["led", "solar", "timer"], weights: [2, 1, 1] }),
    column("plan", "status", 5, { range: [0, 1], planned: 8 }),
    column("terrain", "choice", 6, { role: "context", options: ["valley", "plateau"] }),
    column("noise", "amount", 7, { use: "mean", error: 0.5 }),
  ];
}

interface How extends Partial<Asked> {
  readonly file?: string;
  readonly encoding?: Encoding;
  readonly delimiter?: Delimiter;
}
let nFiles = 0;
async function read(content: string | Buffer, { file = "data.csv", encoding, delimiter, ...asked }: How = {}) {
  const path = join(folder, `${nFiles++}-${file}`);
  writeFileSync(path, content);
  const columns = specs();
  const all: Asked = {
    columns,
    computed: ["total"],
    ids: columnIdsOf(columns),
    periodLength: "year",
    period: null,
    decimalComma: false,
    allowed: null,
    notesOf: null,
    ...asked,
  };
  return readTable(openSource(path, encoding ?? "utf-8"), all, delimiter ?? null);
}
async function table(content: string | Buffer, how: How = {}): Promise<InputTable> {
  const reading = await read(content, how);
  if (!reading.ok) throw new Error(reading.problems.shown.map((p) => formatInputProblem("data.csv", p)).join("\n"));
  return reading.value;
}
async function problems(content: string | Buffer, how: How = {}): Promise<string[]> {
  const reading = await read(content, how);
  if (reading.ok) throw new Error("no problem was found");
  return reading.problems.shown.map((problem) => formatInputProblem("data.csv", problem));
}
function cell({ table: { units, columns, values, states } }: InputTable, unit: string, column: string) {
  const at = columns.indexOf(column) * units.length + units.indexOf(unit);
  return [states[at], values[at]];
}
const year = (text: string) => parsePeriod(text, "year");

const WIDE = "unit,period,name,notices,stops,meals,desk,lamps,plan,terrain,noise\n";

describe("a wide table", () => {
  it("becomes columns, its units in the order of their bytes", async () => {
    const read = await table(
      `${WIDE}b,2026,Beta,0.5,3,yes,2,led;timer,done,valley,-1.5e1\na,2026,甲村,1,0,no,0,none,0.5/0.3/0.2,plateau,2\n`,
    );
    expect(read.table.units).toEqual(["a", "b"]);
    expect(read.names).toEqual(["甲村", "Beta"]);
    expect(read.period?.text).toBe("2026");
    expect(
      ["notices", "stops", "meals", "desk", "lamps", "plan", "plan.planned", "terrain", "noise"].map(
        (id) => cell(read, "b", id)[1],
      ),
    ).toEqual([0.5, 3, 1, 2, 0.75, 1, 0, 0, -15]);
    expect(cell(read, "a", "plan")).toEqual([State.present, 0.5]);
    expect(cell(read, "a", "plan.planned")).toEqual([State.present, 0.3]);
    expect(cell(read, "a", "terrain")).toEqual([State.present, 1]);
  });

  it("keeps why a cell has no number", async () => {
    const read = await table("unit,period,notices,stops,meals,desk,plan\nx,2026,,n/a,insufficient,refused,n/a\n");
    expect(
      ["notices", "stops", "meals", "desk", "plan", "plan.planned", "lamps"].map((id) => cell(read, "x", id)[0]),
    ).toEqual([
      State.missing,
      State.notApplicable,
      State.insufficientEvidence,
      State.refused,
      State.notApplicable,
      State.notApplicable,
      State.missing,
    ]);
    expect(read.absent).toEqual(["lamps", "terrain", "noise"]);
  });

  it("says every problem at once, with line, column, what was found and what is wanted", async () => {
    expect(
      await problems(
        [
          "unit,period,notice,stops,meals,desk,lamps,plan,terrain,noise,total",
          "a,2026,,three,maybe,7,led;candle,don,vally,NaN,",
          ",2026,,-1,yes,1,,,,",
          "b,2026-03,,1.5e400,yes,1.5,none,0.5/0.5/0.5,valley,1,",
          "a,2026,,1,yes,1,,,,",
          "c,2026,1",
        ].join("\n"),
      ),
    ).toEqual([
      'data.csv:1  notice: got "notice", want notices (the nearest id of the standard)',
      'data.csv:1  total: got "total", want nothing: the standard computes it from other answers',
      'data.csv:2  stops: got "three", want a number',
      'data.csv:2  meals: got "maybe", want yes or no',
      'data.csv:2  desk: got "7", want a level from 0 to 3',
      'data.csv:2  lamps: got "led;candle", want one of led, solar, timer, several as a;b;c',
      'data.csv:2  plan: got "don", want done (the nearest name known here), or three shares such as 0.5/0.3/0.2',
      'data.csv:2  terrain: got "vally", want valley (the nearest name known here)',
      'data.csv:2  noise: got "NaN", want a number (leave the cell empty where it is missing; n/a where it does not apply)',
      "data.csv:3  got 10 cells, want 11, as in the header",
      'data.csv:4  period: got "2026-03", want a period such as 2026',
      'data.csv:4  stops: got "1.5e400", want a number that a double can hold',
      'data.csv:4  plan: got "0.5/0.5/0.5", want done, planned, not_done, or three shares that sum to 1, such as 0.5/0.3/0.2',
      "data.csv:5  got 10 cells, want 11, as in the header",
      "data.csv:6  got 3 cells, want 11, as in the header",
    ]);
  });

  it("refuses the second row of a unit in a period", async () => {
    expect(await problems("unit,period,stops\na,2026,1\na,2025,1\na,2026,2\n")).toEqual([
      'data.csv:4  unit: got "a in 2026", want one row per unit and period',
    ]);
  });

  it("refuses a value outside its range", async () => {
    expect(await problems("unit,period,notices,stops\na,2026,1.2,-3\n")).toEqual([
      'data.csv:2  notices: got "1.2", want a number from 0 to 1',
      'data.csv:2  stops: got "-3", want a count of 0 or more',
    ]);
  });

  it("asks for a period where the standard has one", async () => {
    expect(await problems("unit,stops\na,1\n")).toEqual([
      "data.csv:1  got no period, want a column named period, or --period to say it for the whole file",
    ]);
    expect((await table("unit,stops\na,1\n", { period: year("2026") })).period?.text).toBe("2026");
    expect((await table("unit,stops\na,1\n", { periodLength: "none" })).period).toBeNull();
  });

  it("reads semicolons, tabs, quotes, a byte order mark and any line ending", async () => {
    const rows = [
      '\ufeffunit;period;stops;noise\r\n"a;b";2026;1;2.5\r\n',
      'unit\tperiod\tstops\tnoise\r"a;b"\t2026\t1\t2.5',
      '"unit", "period" ,stops,noise\n"a;b",2026, 1 ,"2.5"\n\n,,,\n'.replaceAll(' "period" ', '"period"'),
    ];
    for (const text of rows) {
      const read = await table(text);
      expect(read.table.units).toEqual(["a;b"]);
      expect(cell(read, "a;b", "noise")).toEqual([State.present, 2.5]);
    }
  });

  it("reads decimal commas only where they are announced", async () => {
    const text = "unit;period;noise\na;2026;2,5\n";
    expect(cell(await table(text, { decimalComma: true }), "a", "noise")[1]).toBe(2.5);
    expect(await problems(text)).toEqual([
      'data.csv:2  noise: got "2,5", want a number with a decimal point (or read the file with --decimal-comma)',
    ]);
    expect(await problems("unit;period;noise\na;2026;2.5\n", { decimalComma: true })).toEqual([
      'data.csv:2  noise: got "2.5", want a number with a decimal comma, as --decimal-comma says',
    ]);
  });

  it("takes no other spelling of a number", async () => {
    const cells = ["0x10", "1 000", "1'000", "50%", "１２", "−3", "1e", "Infinity", "1_000", "--1", "1.2.3"];
    const text = `unit,period,noise\n${cells.map((value, i) => `u${i},2026,${value}`).join("\n")}\n`;
    expect(await problems(text)).toHaveLength(cells.length);
    expect(await problems('unit,period,noise\na,2026,"1,234,567"\n')).toEqual([
      'data.csv:2  noise: got "1,234,567", want a number without thousands separators',
    ]);
  });

  it("reads yes and no in three languages", async () => {
    const words = ["yes", "是", "ཡོད", "TRUE", "1", "no", "否", "མེད", "false", "0"];
    const read = await table(`unit,period,meals\n${words.map((word, i) => `u${i},2026,${word}`).join("\n")}`);
    expect(words.map((_, i) => cell(read, `u${i}`, "meals")[1])).toEqual([1, 1, 1, 1, 1, 0, 0, 0, 0, 0]);
  });

  it("treats an id in two Unicode forms as one unit", async () => {
    expect(await problems("unit,period,stops\n\u00e9,2026,1\ne\u0301,2026,1\n")).toHaveLength(1);
  });

  it("lets only units of the list pass, where there is one", async () => {
    expect(
      await problems("unit,period,stops\nnorth-1,2026,1\nnorth-l2,2026,1\n", {
        allowed: new Set(["north-1", "north-12"]),
      }),
    ).toEqual(['data.csv:3  unit: got "north-l2", want a unit of the list: north-12 (the nearest name known here)']);
  });
});

describe("a long table", () => {
  it("becomes the same columns as a wide one", async () => {
    const long = await table(
      "unit,period,indicator,value\nb,2026,stops,3\na,2026,stops,1\na,2026,plan,planned\nb,2026,terrain,plateau\n",
    );
    const wide = await table("unit,period,stops,plan,terrain\na,2026,1,planned,\nb,2026,3,,plateau\n");
    expect(long.table).toEqual(wide.table);
  });

  it("says why there is no value, and how sure one is", async () => {
    const read = await table(
      "unit,period,indicator,value,state,error,source,note\na,2026,stops,,refused,,,\na,2026,noise,4,present,0.25,meter,by night\na,2026,notices,n/a,,,,\n",
      { notesOf: "a" },
    );
    expect(cell(read, "a", "stops")[0]).toBe(State.refused);
    expect(cell(read, "a", "notices")[0]).toBe(State.notApplicable);
    expect(read.table.errors?.[7]).toBe(0.25);
    expect(read.notes).toEqual([{ unit: "a", period: "2026", indicator: "noise", source: "meter", note: "by night" }]);
  });

  it("gives an answer without a standard error that of its indicator", async () => {
    const read = await table("unit,period,indicator,value\na,2026,noise,4\na,2026,stops,4\n");
    expect([read.table.errors?.[7], read.table.errors?.[1]]).toEqual([0.5, Number.NaN]);
  });

  it("names unknown indicators once, duplicates, missing periods, states that contradict", async () => {
    expect(
      await problems(
        [
          "unit,period,indicator,value,state",
          "a,2026,stop,1,",
          "b,2026,stop,1,",
          "a,2026,stops,1,",
          "a,2026,stops,1,",
          "a,,noise,1,",
          "a,2026,meals,yes,refused",
          "a,2026,desk,,refusd",
          "a,2026,total,1,",
        ].join("\n"),
      ),
    ).toEqual([
      'data.csv:2  indicator: got "stop", want stops (the nearest id of the standard)',
      "data.csv:5  stops: got a second value for a, want one value per unit and period",
      "data.csv:6  period: got nothing, want a period such as 2026",
      'data.csv:7  meals: got "yes", want no value, as the state is refused',
      'data.csv:8  state: got "refusd", want refused (the nearest name known here)',
      'data.csv:9  indicator: got "total", want nothing: the standard computes it from other answers',
    ]);
  });

  it("lets context without a period stand for every period", async () => {
    const read = await table("unit,period,indicator,value\na,,terrain,plateau\na,2026,stops,1\nb,,terrain,valley\n");
    expect(read.table.units).toEqual(["a"]);
    expect(cell(read, "a", "terrain")[1]).toBe(1);
  });
});

describe("several periods", () => {
  const text = [
    "unit,period,notices,stops,noise",
    "a,2023,0.3,3,1",
    "a,2024,0.4,4,2",
    "a,2026,,6,6",
    "b,2025,n/a,5,2",
    "b,2026,,,",
    "c,2025,1,1,1",
  ].join("\n");

  it("the latest is scored unless another is named, with the units that have a row in it", async () => {
    const latest = await table(text);
    expect([latest.period?.text, latest.periods, latest.table.units]).toEqual([
      "2026",
      ["2023", "2024", "2025", "2026"],
      ["a", "b"],
    ]);
    const named = await table(text, { period: year("2025") });
    expect([named.period?.text, named.table.units, cell(named, "b", "stops")[1]]).toEqual(["2025", ["b", "c"], 5]);
  });

  it("an indicator takes the latest answer within its time, a reason for none included", async () => {
    const read = await table(text);
    expect(cell(read, "a", "notices")).toEqual([State.present, 0.4]);
    expect(cell(read, "b", "notices")[0]).toBe(State.notApplicable);
    expect(cell(read, "b", "stops")[0]).toBe(State.missing);
  });

  it("an answer older than its time is missing", async () => {
    const read = await table("unit,period,notices\na,2023,0.3\na,2026,\n");
    expect(cell(read, "a", "notices")[0]).toBe(State.missing);
  });

  it("a mean is over the periods up to the one that is scored", async () => {
    expect(cell(await table(text), "a", "noise")).toEqual([State.present, 3]);
    expect(cell(await table(text, { period: year("2024") }), "a", "noise")).toEqual([State.present, 1.5]);
  });

  it("a period that is not in the file is a problem", async () => {
    expect(await problems(text, { period: year("2020") })).toEqual([
      'data.csv  period: got "2020", want one of the file\'s periods: 2023, 2024, 2025, 2026',
    ]);
  });
});

describe("JSON", () => {
  it("reads an array of rows, or an object with one", async () => {
    const rows =
      '[{"unit":"a","period":2026,"stops":3,"meals":true,"noise":-1.5e1},\n {"unit":"b","period":"2026","plan":"done","name":"\\u7532"}]';
    for (const text of [rows, `{"about":{"x":[1,{}]},"units":${rows}}`]) {
      const read = await table(text, { file: "data.json" });
      expect(read.names).toEqual(["", "甲"]);
      expect(["stops", "meals", "noise"].map((id) => cell(read, "a", id)[1])).toEqual([3, 1, -15]);
      expect(cell(read, "b", "plan")[1]).toBe(1);
      expect(cell(read, "b", "meals")[0]).toBe(State.missing);
    }
  });

  it("reads long rows too", async () => {
    const read = await table('[{"unit":"a","period":"2026","indicator":"stops","value":3}]', { file: "data.json" });
    expect(cell(read, "a", "stops")[1]).toBe(3);
  });

  it("names line and column of what is not JSON", async () => {
    const faults: [string, string][] = [
      ["", "data.csv  got an empty file, want a header and at least one row"],
      ['[{"unit":"a",\n}]', 'data.csv:2  got "}" at column 1, want a " (keys and texts are in double quotes)'],
      ['[{"unit":\n "a"', 'data.csv:2  got the end of the file at column 5, want "}"'],
      ["[{\"unit\":'a'}]", 'data.csv:1  got "\'" at column 10, want a value'],
      ["[] x", 'data.csv:1  got "x" at column 4, want the end of the file'],
      ['{"rows":1}', 'data.csv:1  got "1" at column 9, want "["'],
      [
        '{"rest":1}',
        "data.csv:1  got an object without rows at column 11, want a list of rows, or an object with one as units, rows, observations",
      ],
      ['[{"unit":"a\n"}]', 'data.csv:1  got a text that is not closed on its line at column 10, want a closing "'],
    ];
    for (const [text, message] of faults) expect(await problems(text, { file: "data.json" })).toContain(message);
  });

  it("a row with a key twice, a nested value and a key of the language are problems, not traps", async () => {
    const text =
      '[{"unit":"a","period":"2026","stops":1,"stops":2},\n{"unit":"b","period":"2026","stops":[1],"__proto__":1,"constructor":{"prototype":1}}]';
    expect(await problems(text, { file: "data.json" })).toEqual([
      'data.csv row 1 (line 1)  stops: got "2", want each key once in a row',
      "data.csv row 2 (line 2)  stops: got a list, want a number, text, true, false or null",
      'data.csv row 2 (line 2)  __proto__: got "__proto__", want the id of an indicator or a context item',
      'data.csv row 2 (line 2)  constructor: got "constructor", want the id of an indicator or a context item',
      "data.csv row 2 (line 2)  constructor: got an object, want a number, text, true, false or null",
    ]);
    expect(Object.hasOwn(Object.prototype, "unit")).toBe(false);
  });
});
