import { factsAsked } from "./conditions/facts.ts";
import { type Fewest, fewestOf } from "./fewest.ts";
import { type Named, namesOf } from "./names.ts";
import type { Indicator, Standard } from "./schema.ts";

/** What a column of data holds and how a cell of it is read. */
export interface ColumnSpec {
  /** as a data file names it; `<id>.planned` is the second half of a status */
  readonly id: string;
  readonly role: "indicator" | "criterion" | "context" | "fact";
  readonly kind:
    | "amount"
    | "share"
    | "count"
    | "yes-no"
    | "choice"
    | "rubric"
    | "checklist"
    | "status"
    | "grade"
    | "derived-from-children";
  /** the least and the greatest value that is accepted; null: any number, or a place in `options` */
  readonly range: readonly [low: number, high: number] | null;
  /** what is wanted of a value below the range, with the reason; only where a hard rule sets the lower end */
  readonly wantLeast?: string;
  /** ids of the options, items or grades, in order; null for a plain number */
  readonly options: readonly string[] | null;
  /** of a checklist's items, in the order of `options` */
  readonly weights: readonly number[] | null;
  /** index in `Model.columns` */
  readonly column: number;
  /** index of the column with the share planned, −1 where there is none */
  readonly planned: number;
  /** unit of measure */
  readonly unit: string | null;
  /** which period counts: `same`, `mean` or `latest within P2Y` */
  readonly use: string;
  /** standard error of an answer that brings none */
  readonly error: number | null;
}

/** Facts that a programme records about a unit, in the order of their columns. */
export const FACTS = ["findings.major.open", "findings.minor.open"] as const;
export const HELD = "held_grade";

/**
 * The columns that a standard asks for, in the order of `Model.columns`: answers, shares planned,
 * context, facts. A share planned is a column of the model but has no entry of its own: the answer's
 * entry names it. So the entries' `column` may leave gaps; `columnIdsOf` names every column.
 */
export function columnsOf(standard: Standard, names: readonly Named[] = namesOf(standard)): ColumnSpec[] {
  const asked = names.filter(isAsked);
  let planned = asked.length;
  let column = 0;
  const answers = asked.map((node): ColumnSpec => {
    const spec = answerSpec(node);
    return { ...spec, column: column++, planned: spec.kind === "status" ? planned++ : -1 };
  });
  column = planned;
  const fewest = fewestOf(standard);
  const context = standard.context.map(
    (item): ColumnSpec => ({
      ...PLAIN,
      id: item.id,
      role: "context",
      kind: item.kind,
      ...boundsOf(item, fewest),
      options: item.kind === "choice" ? (item.of ?? []) : null,
      unit: item.unit ?? null,
      column: column++,
    }),
  );
  const wanted = factsAsked(standard);
  const facts = FACTS.filter((fact) => wanted.has(fact)).map(
    (id): ColumnSpec => ({ ...PLAIN, id, role: "fact", kind: "count", range: COUNT, column: column++ }),
  );
  if (standard.grades.some((grade) => grade.after !== undefined))
    facts.push({
      ...PLAIN,
      id: HELD,
      role: "fact",
      kind: "grade",
      options: standard.grades.map((grade) => grade.id),
      column: column++,
    });
  return [...answers, ...context, ...facts];
}

/** Every id in the order of the table's columns, those of shares planned included. */
export function columnIdsOf(columns: readonly ColumnSpec[]): string[] {
  const ids: string[] = [];
  for (const { id, column, planned } of columns) {
    ids[column] = id;
    if (planned >= 0) ids[planned] = `${id}.planned`;
  }
  return ids;
}

const PLAIN = { range: null, options: null, weights: null, planned: -1, unit: null, use: "same", error: null } as const;
const COUNT = [0, Number.POSITIVE_INFINITY] as const;

type Asked = Exclude<Named, { role: "whole" }>;

/** Whether a node has a cell of its own in the data: not where a formula makes its answer. */
function isAsked(node: Named): node is Asked {
  if (node.role === "criterion") return node.item.answer === "status";
  return node.role === "indicator" && !(node.item.kind === "derived" && typeof node.item.from === "string");
}

function kindOf(node: Asked): ColumnSpec["kind"] {
  if (node.role === "criterion") return "status";
  return node.item.kind === "derived" ? "derived-from-children" : node.item.kind;
}

function answerSpec(node: Asked): Omit<ColumnSpec, "column" | "planned"> {
  const kind = kindOf(node);
  const common = { ...PLAIN, id: node.id, role: node.role, kind };
  if (node.role === "criterion") return { ...common, range: [0, 1] };
  const { item } = node;
  return {
    ...common,
    range: kind === "rubric" ? [0, Math.max(0, (item.rubric?.length ?? 1) - 1)] : rangeOf(kind, item.range, item),
    options: kind === "choice" ? (item.of ?? []).map(({ id }) => id) : (item.items?.map(({ id }) => id) ?? null),
    weights: item.items?.map(({ weight }) => weight) ?? null,
    unit: item.unit ?? null,
    use: item.use,
    error: item.error ?? null,
  };
}

/** The size of what is assessed begins where its units may: people are not scored, whatever range the standard gives. */
function boundsOf(item: Standard["context"][number], fewest: Fewest | null): Pick<ColumnSpec, "range" | "wantLeast"> {
  const range = rangeOf(item.kind, item.range);
  if (fewest === null || item.counts !== fewest.of || item.kind !== "count") return { range };
  const { least, of, units } = fewest;
  const [low, high] = range ?? COUNT;
  if (low >= least) return { range };
  return { range: [least, high], wantLeast: `at least ${least}: ${units} of fewer ${of} are not assessed` };
}

function rangeOf(
  kind: ColumnSpec["kind"],
  range: readonly [number, number] | undefined,
  item?: Indicator,
): ColumnSpec["range"] {
  if (kind === "choice") return null;
  if (kind === "yes-no" || kind === "checklist" || kind === "status") return [0, 1];
  if (range) return range;
  if (kind === "share") return [0, 1];
  if (kind === "derived-from-children" && item && typeof item.from === "object" && "share" in item.from) return [0, 1];
  return kind === "count" ? COUNT : null;
}
