import type { Item, Text } from "@touchstone/domain";
import type { Table } from "@touchstone/engine";
import { evaluate } from "@touchstone/engine";
import type { Answer, ColumnSpec, Indicator, Standard } from "@touchstone/standard";
import type { ApplicationRecord } from "./application-rows.ts";
import type { RoundScene } from "./round-scene.ts";
import type { RoundStandard, StandardNode, Words } from "./round-standard.ts";
import type { ItemAnswers } from "./unit-answers.ts";
import { isProven, type ProofLine } from "./unit-proofs.ts";

type Kind = "amount" | "share" | "count" | "yes-no" | "choice" | "rubric" | "checklist" | "status";

/** One question, with the answer on record. */
export interface Question {
  readonly id: string;
  readonly item: string;
  readonly criteria: readonly string[];
  readonly title: Words;
  readonly description: Words | null;
  /** who answers; where it is not the unit, only proof is asked of it */
  readonly by: Indicator["reportedBy"];
  readonly kind: Kind;
  readonly measure: string | null;
  /** null at an end: no limit there */
  readonly range: { readonly least: number | null; readonly most: number | null } | null;
  /** of a choice, or the items of a checklist with what each weighs among them */
  readonly options: readonly { readonly id: string; readonly title: Words; readonly weight: number | null }[];
  readonly levels: readonly Words[];
  readonly base: string | null;
  readonly rated: boolean;
  readonly minutes: number | null;
  readonly mustHave: boolean;
  /** null: what it hangs on is not known */
  readonly applies: boolean | null;
  readonly appliesWhen: string | null;
  readonly proofAsked: {
    readonly atLeast: number;
    readonly of: readonly string[];
    readonly notOlderThan: string | null;
    readonly titles: readonly Words[];
  } | null;
  readonly proofs: readonly ProofLine[];
  readonly proofDone: boolean;
  readonly state: "open" | "known" | "answered";
  readonly answer: Answer;
  readonly known: {
    readonly from: "programme" | "before" | "period";
    readonly answer: Answer;
    readonly counts: boolean;
    readonly programme: { readonly slug: string; readonly names: readonly Text[] } | null;
    readonly period: string;
    readonly at: string | null;
    readonly seq: number;
  } | null;
  readonly toMend: readonly (readonly Text[])[];
  /** whether its answer, or a proof of it, came after what was handed in */
  readonly mended: boolean;
}

/** What questions are made of, beside the standard. */
export interface Asking {
  readonly scene: RoundScene;
  readonly standard: RoundStandard;
  readonly record: ApplicationRecord;
  readonly items: readonly Item[];
  readonly answersTo: (item: string) => ItemAnswers;
  readonly proofsOf: (item: string) => ProofLine[];
  /** as they were handed in; null: nothing was */
  readonly proofsBefore: ((item: string) => ProofLine[]) | null;
  /** the unit's row of the engine's table; null: nothing of it is on record */
  readonly table: Table | null;
  readonly programmes: ReadonlyMap<string, { readonly slug: string; readonly names: readonly Text[] }>;
}

/** The questions that a unit is asked, or has proof to show for, in the order of the standard. */
export function questionsOf(asking: Asking): Question[] {
  const { standard, items } = asking;
  const byId = new Map(items.map((item) => [item.spec.id, item]));
  return standard.nodes.flatMap((node): Question[] => {
    const item = byId.get(node.id);
    if (!item || item.spec.kind === "derived-from-children") return [];
    const question = questionOf(asking, node, item);
    if (question.by !== "unit" && question.proofAsked === null) return [];
    return item.base === null || question.by !== "unit" ? [question] : [question, baseOf(asking, question, item)];
  });
}

function questionOf(asking: Asking, node: StandardNode, { key, spec, base }: Item): Question {
  const { standard, record, scene } = asking;
  const { words } = standard;
  const indicator = node.role === "indicator" ? node.item : null;
  const rated = standard.rated.some(({ item }) => item === node.id);
  const proofs = asking.proofsOf(key);
  const evidence = indicator?.evidence;
  return {
    id: node.id,
    item: key,
    criteria: node.above,
    title: node.title,
    description: node.description,
    by: rated ? "reviewer" : (indicator?.reportedBy ?? "unit"),
    kind: spec.kind as Kind, // the two others are no questions
    measure: spec.unit,
    range: rangeOf(spec),
    options: optionsOf(spec, indicator, words),
    levels: (indicator?.rubric ?? []).map(words),
    base: base === null ? null : `${node.id}.base`,
    rated,
    minutes: node.item.minutes ?? null,
    mustHave: isMustHave(standard.standard, record.grade, node),
    applies: appliesOf(asking, node),
    appliesWhen: node.item.appliesWhen ?? null,
    proofAsked:
      evidence === undefined
        ? null
        : {
            atLeast: evidence.atLeast,
            of: evidence.of ?? [],
            notOlderThan: evidence.notOlderThan ?? null,
            titles: (evidence.titles ?? []).map(words),
          },
    proofs,
    proofDone: indicator === null || isProven(indicator, proofs, scene.today),
    ...(rated && record.score === null ? UNSAID : answered(asking, key, spec)),
    toMend: (record.toMend ?? []).filter(({ at }) => at === node.id).map(({ text }) => text),
    mended: isMended(asking, key, proofs),
  };
}

function isMended({ record, answersTo, proofsBefore }: Asking, item: string, proofs: readonly ProofLine[]): boolean {
  if (record.handedIn === null || proofsBefore === null) return false;
  const before = new Set(proofsBefore(item).map(({ linkId }) => linkId));
  const answeredAt = answersTo(item).current?.seq ?? -1;
  return answeredAt >= record.handedIn.size || proofs.some(({ linkId }) => !before.has(linkId));
}

/** What reviewers found is not told before the score is there, and stands beside it then. */
const UNSAID = { state: "open", answer: null, known: null } as const;

/** Of how many people a figure is: asked beside it, and under the same title. */
function baseOf(asking: Asking, question: Question, { base, spec }: Item): Question {
  const item = base ?? "";
  return {
    ...question,
    id: `${question.id}.base`,
    item,
    kind: "count",
    measure: null,
    range: { least: 0, most: null },
    options: [],
    levels: [],
    base: null,
    minutes: null,
    proofAsked: null,
    proofs: [],
    proofDone: true,
    ...answered(asking, item, spec),
    toMend: [],
    mended: false,
  };
}

/** What is on record, and whence it is known. */
function answered(
  { answersTo, record, scene, programmes }: Asking,
  item: string,
  { use }: Pick<ColumnSpec, "use">,
): Pick<Question, "state" | "answer" | "known"> {
  const { current, before } = answersTo(item);
  if (current) {
    const isElsewhere = current.programmeId !== scene.log.logId;
    const wasThere = current.at !== null && current.at < record.madeAt.toISOString();
    if (!isElsewhere && !wasThere) return { state: "answered", answer: current.answer, known: null };
    const { answer, period, at, seq, programmeId } = current;
    const programme = (isElsewhere && programmes.get(programmeId ?? "")) || null;
    const from = isElsewhere ? "programme" : "before";
    return { state: "known", answer, known: { from, answer, counts: true, programme, period, at, seq } };
  }
  if (!before) return { state: "open", answer: null, known: null };
  const { answer, period, at, seq } = before;
  const counts = use !== "same";
  const known = { from: "period", answer, counts, programme: null, period, at, seq } as const;
  return counts ? { state: "known", answer, known } : { state: "open", answer: null, known };
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

function rangeOf({ range, kind }: ColumnSpec): Question["range"] {
  if (range === null || !["amount", "share", "count"].includes(kind)) return null; // others are chosen, not typed
  return { least: finite(range[0]), most: finite(range[1]) };
}

function optionsOf(
  { options, kind, weights }: ColumnSpec,
  indicator: Indicator | null,
  words: RoundStandard["words"],
): Question["options"] {
  const titled = [...(indicator?.of ?? []), ...(indicator?.items ?? [])];
  return (options ?? []).map((id, j) => {
    const title = titled.find((one) => one.id === id)?.title;
    const weight = kind === "checklist" ? (weights?.[j] ?? 1) : null;
    return { id, title: title === undefined ? {} : words(title), weight };
  });
}

/** Whether it applies to the unit, by what is known of it; null: not known. */
function appliesOf({ standard, table }: Asking, { id }: StandardNode): boolean | null {
  const { model } = standard;
  let node = model.nodes.find((one) => one.id === id);
  let applies: boolean | null = true;
  while (node) {
    if (node.applies !== null) {
      const value = table
        ? (evaluate(node.applies, { nUnits: 1, column: (j) => Float64Array.of(table.values[j] ?? Number.NaN) })[0] ??
          Number.NaN)
        : Number.NaN;
      if (value === 0) return false;
      if (Number.isNaN(value)) applies = null;
    }
    node = node.parent < 0 ? undefined : model.nodes[node.parent];
  }
  return applies;
}

/** Whether a gate, or the grade that is sought, asks for it, or for a criterion above it. */
function isMustHave({ gates, grades }: Standard, sought: string, { id, above }: StandardNode): boolean {
  const names = new Set([id, ...above]);
  const wanted = grades.slice(grades.findIndex((grade) => grade.id === sought));
  const conditions = [...gates, ...wanted].flatMap(({ holds }) => holds ?? []);
  return (
    conditions.some((condition) => (condition.match(/[a-z][a-z0-9_]*/g) ?? []).some((word) => names.has(word))) ||
    wanted.some(({ requires = [] }) => requires.some(({ of }) => names.has(of)))
  );
}
