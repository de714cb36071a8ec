import { type Scored, score } from "@touchstone/engine";
import { type Asked, type InputTable, readTable, textSource } from "@touchstone/input";
import { check, compile, formatProblem, type Standard } from "@touchstone/standard";
import { stringify } from "yaml";
import { readCsv } from "./asem.ts";

/** The ASEM framework in our format, made from its own metadata; ids are its codes in lower case. */
export function asemYaml(scoring: Readonly<Record<string, unknown>>): string {
  const meta = readCsv("asem/ASEM_iMeta.csv");
  const column = (name: string): readonly string[] => meta.get(name) ?? [];
  const rows = column("iCode").map((code, at) => ({
    id: code.toLowerCase(),
    title: column("iName")[at] ?? code,
    direction: column("Direction")[at],
    weight: Number(column("Weight")[at]),
    denominator: column("Denominator")[at]?.toLowerCase(),
    parent: column("Parent")[at]?.toLowerCase(),
    type: column("Type")[at],
  }));
  const indicators = (parent: string): unknown[] =>
    rows
      .filter((row) => row.type === "Indicator" && row.parent === parent)
      .map(({ id, title, weight, direction, denominator }) => ({
        id,
        title,
        weight,
        kind: "amount",
        measures: "economy",
        better: direction === "-1" ? "lower" : "higher",
        ...(denominator && { per: { context: denominator } }),
      }));
  const criteria = (parent: string): unknown[] =>
    rows
      .filter((row) => row.type === "Aggregate" && row.parent === parent)
      .map(({ id, title, weight }) => {
        const [inner, leaves] = [criteria(id), indicators(id)];
        return {
          id,
          title,
          weight,
          ...(inner.length > 0 && { criteria: inner }),
          ...(leaves.length > 0 && { indicators: leaves }),
        };
      });
  return stringify({
    touchstone: 1,
    id: "asem",
    version: "1",
    title: "Sustainable connectivity, as a golden case",
    languages: ["en"],
    numbersOnly: true,
    context: [
      {
        id: "eurasia_group",
        title: "Europe or Asia",
        class: "geography",
        kind: "choice",
        of: ["asia", "europe"],
        peerGroup: true,
      },
      ...rows
        .filter((row) => row.type === "Denominator")
        .map(({ id, title }) => ({ id, title, class: "size", kind: "amount" })),
    ],
    criteria: criteria("index"),
    scoring: { relative: true, ...scoring },
  });
}

/** The ASEM data as a wide table of ours. */
export function asemCsv(): string {
  const data = readCsv("asem/ASEM_iData.csv");
  const dropped = new Set(["uName", "GDP_group", "GDPpc_group", "Pop_group", "Time"]);
  const columns = [...data].filter(([name]) => !dropped.has(name));
  const header = columns.map(([name]) => (name === "uCode" ? "unit" : name.toLowerCase()));
  const n = columns[0]?.[1].length ?? 0;
  const cell = (name: string, text: string): string => (name === "EurAsia_group" ? text.toLowerCase() : text);
  const lines = Array.from({ length: n }, (_, i) =>
    columns.map(([name, cells]) => cell(name, cells[i] ?? "")).join(","),
  );
  return `${[header.join(","), ...lines].join("\n")}\n`;
}

export interface Road {
  readonly standard: Standard;
  readonly table: InputTable;
  readonly scored: Scored;
  /** column of a node's score, not rounded, by COINr's code */
  readonly exact: (code: string) => Float64Array;
  /** column of a stage of an indicator, by COINr's code */
  readonly stage: (stage: "imputed" | "treated" | "normalised", code: string) => Float64Array;
}

/** YAML → check → compile, CSV → table, both → score: the road that every command takes. */
export async function asemRoad(scoring: Readonly<Record<string, unknown>>): Promise<Road> {
  const checked = check(asemYaml(scoring));
  if (!checked.ok) throw new Error(checked.problems.map((problem) => formatProblem(problem, "asem.yaml")).join("\n"));
  const { model, columns } = compile(checked.value);
  const asked: Asked = {
    columns,
    computed: [],
    ids: model.columns,
    periodLength: "none",
    period: null,
    decimalComma: false,
    allowed: null,
    notesOf: null,
  };
  const reading = await readTable(textSource("asem.csv", asemCsv()), asked, null);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  const { table } = reading.value;
  const scored = score(model, table, { stages: true });
  const n = table.units.length;
  const nodeOf = (code: string): number => {
    const node = model.nodes.findIndex(({ id }) => id === (code === "Index" ? "score" : code.toLowerCase()));
    if (node < 0) throw new RangeError(`asemRoad: got ${code}, want a code of the framework`);
    return node;
  };
  return {
    standard: checked.value,
    table: reading.value,
    scored,
    exact: (code) => scored.exact.subarray(nodeOf(code) * n, (nodeOf(code) + 1) * n),
    stage: (stage, code) => {
      const leaf = scored.stages?.leaves.indexOf(nodeOf(code)) ?? -1;
      return (scored.stages?.[stage] ?? new Float64Array()).subarray(leaf * n, (leaf + 1) * n);
    },
  };
}
