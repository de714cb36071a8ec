import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvCell } from "./csv-text.ts";
import { observationLines, type Submitted } from "./observation-lines.ts";

const UNITS = Array.from({ length: 6 }, (_, i) => `0198a000-0000-7000-8000-00000000000${i}`);
const ITEMS = ["notices@1", "a/visits", "a/a", "a/service_point"];

interface Sample {
  readonly seq: number;
  readonly period: string;
  readonly items: readonly string[];
  readonly usable: readonly boolean[];
  readonly rows: readonly (readonly [string, readonly unknown[]])[];
}

const submitted = ({ rows, ...of }: Sample): Submitted => ({
  ...of,
  firstUnit: rows[0]?.[0] ?? null,
  rows: async () => rows.map((row) => Buffer.from(JSON.stringify(row))),
});

async function linesOf(samples: readonly Sample[]): Promise<string[]> {
  let text = "";
  for await (const piece of observationLines(samples.map(submitted))) text += piece;
  const [head, ...lines] = text.split("\n").slice(0, -1);
  expect(head).toBe("unit_id,period,item,value,state,error,source,note,seq");
  return lines;
}

/** The plain way: all answers at once, sorted. */
function reference(samples: readonly Sample[]): string[] {
  const answers = samples.flatMap(({ seq, period, items, usable, rows }) =>
    rows.flatMap(([unit, of]) =>
      items.flatMap((item, at) => (usable[at] && of[at] !== null ? [{ unit, period, item, seq, answer: of[at] }] : [])),
    ),
  );
  const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  answers.sort(
    (a, b) =>
      order(a.unit, b.unit) || order(a.period, b.period) || order(a.item, b.item) || Number(a.seq) - Number(b.seq),
  );
  return answers.map(({ unit, period, item, seq, answer }) =>
    [unit, period, item, csvCell(`${answer as string | number | boolean}`), "", "", "", "", seq].join(","),
  );
}

describe("lines of observations", () => {
  test("chunks that overlap in units and periods are merged by unit, period, item and event", async () => {
    const sample = fc
      .record({
        period: fc.constantFrom("", "2025", "2026", "2026-Q1"),
        items: fc.uniqueArray(fc.constantFrom(...ITEMS), { minLength: 1 }),
        units: fc.uniqueArray(fc.constantFrom(...UNITS)),
      })
      .chain(({ period, items, units }) =>
        fc.record({
          period: fc.constant(period),
          items: fc.constant(items),
          usable: fc.array(fc.boolean(), { minLength: items.length, maxLength: items.length }),
          rows: fc.tuple(
            ...units.toSorted().map((unit) =>
              fc.tuple(
                fc.constant(unit),
                fc.array(fc.constantFrom(null, 1.5, 1e21, 0, true, "done"), {
                  minLength: items.length,
                  maxLength: items.length,
                }),
              ),
            ),
          ),
        }),
      );
    await fc.assert(
      fc.asyncProperty(fc.array(sample, { maxLength: 6 }), async (samples) => {
        const numbered = samples.map((one, seq) => ({ ...one, seq }));
        expect(await linesOf(numbered)).toEqual(reference(numbered));
      }),
      { seed: 40, numRuns: 300 },
    );
  });

  test("a chunk is opened when its first unit comes, not before", async () => {
    const opened: string[] = [];
    const chunks = UNITS.map(
      (unit, seq): Submitted => ({
        ...submitted({ seq, period: "2026", items: ["a/a"], usable: [true], rows: [[unit, [seq]]] }),
        rows: async () => {
          opened.push(unit);
          return [Buffer.from(JSON.stringify([unit, [seq]]))];
        },
      }),
    );
    const lines = observationLines(chunks);
    await lines.next();
    await lines.next();
    expect(opened).toEqual([UNITS[0]]);
  });

  test("every kind of answer has its cells", async () => {
    const [unit = ""] = UNITS;
    const answers = [
      0.85,
      false,
      'good, or "better"',
      [0.5, 0.3],
      { state: "n/a" },
      { value: 3, error: 0.25, source: "register\nof 2026", note: "=1+1" },
      { state: "refused", note: "ཡོད།" },
      { value: "done", source: "s" },
    ];
    const items = answers.map((_, at) => `a/i${at}`);
    const rows = [[unit, answers]] as const;
    const lines = await linesOf([{ seq: 7, period: "", items, usable: items.map(() => true), rows }]);
    expect(lines.join("\n")).toBe(
      [
        `${unit},,a/i0,0.85,,,,,7`,
        `${unit},,a/i1,false,,,,,7`,
        `${unit},,a/i2,"good, or ""better""",,,,,7`,
        `${unit},,a/i3,"[0.5,0.3]",,,,,7`,
        `${unit},,a/i4,,n/a,,,,7`,
        `${unit},,a/i5,3,,0.25,"register\nof 2026",=1+1,7`,
        `${unit},,a/i6,,refused,,,ཡོད།,7`,
        `${unit},,a/i7,done,,,s,,7`,
      ].join("\n"),
    );
  });

  test("no chunks make a header", async () => {
    expect(await linesOf([])).toEqual([]);
  });
});
