import { score, type Table } from "@touchstone/engine";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compile } from "./compile.ts";
import { Standard } from "./schema.ts";

const title = "T";
const share = (id: string, rest: object = {}): object => ({ id, title, kind: "share", ...rest });
const terrain = { id: "terrain", title, class: "geography", kind: "choice", of: ["valley", "hill"], peerGroup: true };
const gold = { id: "gold", title, atLeast: 80 };
const silver = { id: "silver", title, atLeast: 60 };

/** One standard with something of everything, and what may come to stand anywhere in it. */
describe("whatever is written", () => {
  const whole = {
    touchstone: 1,
    id: "a",
    version: "1",
    title,
    languages: ["en"],
    units: [{ type: "village", title, kind: "area", assessed: true }],
    context: [terrain, { id: "residents", title, class: "size", kind: "count" }],
    criteria: [
      {
        id: "c",
        title,
        weight: 2,
        appliesWhen: "unit.residents > 10",
        indicators: [
          share("x", { range: [0, 1], goalposts: [0, 1] }),
          { id: "y", title, kind: "count", goalposts: [0, 9], per: { context: "residents", times: 1000 } },
          {
            id: "w",
            title,
            kind: "choice",
            of: [
              { id: "no", value: 0 },
              { id: "yes", value: 1 },
            ],
          },
          { id: "v", title, kind: "derived", from: "answers.x * 2", goalposts: [0, 2] },
        ],
      },
      { id: "d", title, criteria: [{ id: "e", title, indicators: [share("z")] }], indicators: [] },
    ],
    scoring: {
      aggregate: { default: "arithmetic", c: "median" },
      dataThreshold: { e: 0.5 },
      normalise: { method: "goalposts", to: [1, 100] },
    },
    gates: [{ id: "g", title, holds: "findings.major.open == 0" }],
    grades: [
      { ...gold, after: "silver", requires: [{ of: "e", done: 50 }], holds: "gates.g && criteria.c > 3" },
      silver,
    ],
    robustness: { vary: { normalise: ["goalposts"], aggregate: ["geometric"], impute: ["none"], treat: ["none"] } },
  };
  const words =
    "x c score minmax zscore target none copeland groupMean rubric derived status checklist choice lower count yes-no";
  const conditions = ["unit.residents > 1", "score >= 1", "gradeAtLeast('gold')", "((((", "unit.name == 'x'"];
  const numbers = [0, 1, -1, 0.5, 1e308, 100];
  const pool: readonly unknown[] = [
    ...words.split(" "),
    ...conditions,
    ...numbers,
    true,
    undefined,
    [],
    {},
    [0, 1],
    [1, 0],
    { method: "power", p: 0 },
    { method: "minmax", to: [5, 5] },
    { target: 3 },
    { childUnits: "village", share: "score > 1" },
  ];
  /** Every place in a document, by its path. */
  function placesIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
    if (typeof value !== "object" || value === null) return [path];
    return [path, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...path, key]))];
  }
  const keys = [
    "points",
    "percent",
    "weight",
    "reduce",
    "scoreRule",
    "answer",
    "normalise",
    "treat",
    "impute",
    "per",
    "of",
    "from",
  ];
  const extra = keys.flatMap((key) => [
    ["criteria", "0", key],
    ["criteria", "0", "indicators", "1", key],
    ["scoring", key],
  ]);
  const places = [...placesIn(whole).slice(1), ...extra];

  it("starts from a standard without findings", () => {
    expect(compile(Standard.parse(whole)).findings).toEqual([]);
  });

  it("is compiled or has findings with a place each; what has none is scored", () => {
    let clean = 0;
    let flawed = 0;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...places), fc.constantFrom(...pool)), { maxLength: 8 }),
        (changes) => {
          let standard = Standard.parse(whole);
          let document: unknown = whole;
          for (const [path, value] of changes) {
            const changed = structuredClone(document);
            put(changed, path, value);
            const parsed = Standard.safeParse(changed);
            if (parsed.success) [document, standard] = [changed, parsed.data];
          }
          const { model, columns, findings } = compile(standard);
          for (const { path, got, want } of findings) {
            expect(path.length).toBeGreaterThan(0);
            expect(got).not.toBe("");
            expect(want).not.toBe("");
          }
          for (const { id, column } of columns) expect(model.columns[column]).toBe(id);
          if (findings.some(({ level }) => level !== "warning")) {
            flawed++;
            return;
          }
          clean++;
          expect(new Set(model.columns).size).toBe(model.columns.length);
          expect(JSON.stringify(model)).not.toContain('"op":"value","value":null'); // nothing unknown stands for a condition
          const table: Table = {
            units: ["u1", "u2"],
            columns: model.columns,
            values: new Float64Array(model.columns.length * 2).fill(1),
            states: new Uint8Array(model.columns.length * 2),
          };
          expect(() => score(model, table)).not.toThrow();
        },
      ),
      { seed: 21, numRuns: 800 },
    );
    expect(clean).toBeGreaterThan(100);
    expect(flawed).toBeGreaterThan(100);
  });

  function put(root: unknown, path: readonly string[], value: unknown): void {
    let at = root;
    for (const step of path.slice(0, -1)) {
      if (typeof at !== "object" || at === null) return;
      at = (at as Record<string, unknown>)[step];
    }
    if (typeof at === "object" && at !== null) (at as Record<string, unknown>)[path.at(-1)!] = value;
  }
});
