import { type Names, not, numberOf, print, saidWhen, type Truth, truthOf } from "./cel.ts";
import { type French, parseFrench } from "./french.ts";
import {
  type Gate,
  loadEvidence,
  loadGates,
  loadQuestions,
  loadRows,
  loadStars,
  type Name,
  type Row,
} from "./source.ts";

/** ids in our format: `1.1.4.12` → `n1_1_4_12`, `PCAET_1` → `pcaet_1` */
export const nodeId = (id: string): string => (id === "" ? "score" : `n${id.replaceAll(".", "_").toLowerCase()}`);
export const questionId = (id: string): string => id.toLowerCase();

/** One of the two national standards in our format, as the object that is written to YAML. */
export function convert(standard: Name): object {
  const rows = loadRows(standard);
  const children = Map.groupBy(rows, (row) => row.parent);
  const evidence = standard === "eci" ? loadEvidence() : new Map<string, string[]>();
  const nodeOf = (row: Row, categoryAbove: string): Node => {
    const category = row.category || categoryAbove;
    const below = (children.get(row.id) ?? []).map((child) => nodeOf(child, category));
    const own = {
      id: nodeId(row.id),
      title: row.name || row.id,
      ...placeOf(row, standard, below.length),
      ...rulesOf(row),
    };
    if (below.length === 0)
      return { ...own, kind: "status", measures: measures(category), ...evidenceOf(row, evidence) };
    return {
      ...own,
      ...(isAction(row, standard) ? { redistribute: "equal" } : {}),
      ...(row.depth === answerableDepth(standard) ? { answer: "status" } : {}),
      ...inOrder(below),
    };
  };
  return {
    touchstone: 1,
    id: `tet-${standard}`,
    version: "2026.1",
    title: standard === "eci" ? "Référentiel économie circulaire" : "Référentiel transition écologique",
    languages: ["fr"],
    publisher: { name: "ADEME" },
    licence: "MIT",
    units: [{ type: "collectivite", title: "Collectivité", kind: "area", assessed: true, minimum: 50 }],
    context: contextOf(rows),
    criteria: (children.get("") ?? []).map((row) => nodeOf(row, "")),
    scoring: { redistribute: "none" },
    grades: gradesOf(standard === "eci" ? loadGates() : []),
  };
}

type Node = Readonly<Record<string, unknown>>;

/** The level of actions, from which points are shared among siblings in the circular-economy standard. */
const isAction = (row: Row, standard: Name): boolean => standard === "eci" && row.depth >= 1;
/** Sous-actions are answered themselves, or by their tâches. */
const answerableDepth = (standard: Name): number => (standard === "eci" ? 2 : 3);

/** Points and percentages are read from actions down (eci), or at sous-actions alone (te). */
function placeOf(row: Row, standard: Name, nBelow: number): Node {
  const { points, percent } = row;
  if (standard === "eci" && row.depth >= 1)
    return { ...(points === null ? {} : { points }), ...(percent === null ? {} : { percent }) };
  if (standard === "te" && row.depth === 3 && points !== null) return { points };
  // an empty branch above the sous-actions is worth the sum of nothing
  return nBelow === 0 && row.depth < answerableDepth(standard) ? { points: 0 } : {};
}

function rulesOf(row: Row): Node {
  const rules: Record<string, unknown> = {};
  if (row.deactivation) rules.appliesWhen = print(not(truthOf(parseFrench(row.deactivation), NAMES)));
  if (row.reduction) rules.reduce = reductionOf(parseFrench(row.reduction));
  if (row.score) rules.scoreRule = numberOf(parseFrench(row.score), NAMES);
  const continues = originsOf(row.origin);
  return continues.length === 0 ? rules : { ...rules, continues };
}

/** `si C alors f` reduces by f where C; a chain of such rules becomes one formula. */
function reductionOf(rule: French): Node {
  const by = numberOf(rule, NAMES);
  return { when: print(saidWhen(rule, NAMES)), by: /^[0-9.]+$/.test(by) ? Number(by) : by };
}

/** `Cae_1.1.2 (0,5)` on each line: an older criterion and its weight. */
function originsOf(origin: string): Node[] {
  return [...origin.matchAll(/((?:cae|eci)_[0-9.]+)(?:\s*\(([0-9]+(?:,[0-9]+)?)\))?/gi)].map(
    ([, criterion, weight]) => ({
      criterion: criterion?.toLowerCase(),
      ...(weight ? { weight: Number(weight.replace(",", ".")) } : {}),
    }),
  );
}

function measures(category: string): string {
  if (category === "effets") return "environment";
  return category === "mise en œuvre" ? "service" : "procedure";
}

function evidenceOf(row: Row, evidence: ReadonlyMap<string, string[]>): Node {
  const titles = evidence.get(row.id);
  return titles ? { evidence: { atLeast: titles.length, titles } } : {};
}

/** Our format writes a node's criteria and its indicators apart. */
function inOrder(nodes: readonly Node[]): Node {
  const { indicators, criteria } = Object.groupBy(nodes, (node) => ("kind" in node ? "indicators" : "criteria"));
  return { ...(criteria ? { criteria } : {}), ...(indicators ? { indicators } : {}) };
}

export const NO_ANSWER = "sans_reponse";
/** Facts of identity, in words of our format. */
export const IDENTITY = {
  type: { id: "type_collectivite", of: ["commune", "epci"] },
  soustype: { id: "soustype_collectivite", of: ["aucun", "syndicat", "epci_a_fiscalite_propre", "pole"] },
} as const;

function contextOf(rows: readonly Row[]): Node[] {
  const rules = rows.map((row) => row.deactivation + row.reduction).join("\n");
  const tags = new Set([...rules.matchAll(/identite\(population,\s*(\w+)\)/g)].map(([, tag]) => tag ?? ""));
  const asked = new Set([...rules.matchAll(/reponse\((\w+)/g)].map(([, question]) => question));
  const questions = loadQuestions().filter((question) => asked.has(question.id));
  return [
    { id: IDENTITY.type.id, class: "competence", title: "Type", kind: "choice", of: IDENTITY.type.of },
    { id: IDENTITY.soustype.id, class: "competence", title: "Sous-type", kind: "choice", of: IDENTITY.soustype.of },
    ...[...tags].map((id) => ({ id, class: "size", title: id.replaceAll("_", " "), kind: "yes-no" })),
    { id: "dom", class: "geography", title: "Outre-mer", kind: "yes-no" },
    ...questions.map((question) => ({
      id: questionId(question.id),
      class: "competence",
      title: question.wording,
      kind: "choice",
      of: [...(question.choices.length > 0 ? question.choices.map(questionId) : ["oui", "non"]), NO_ANSWER],
    })),
  ];
}

const equals = (name: string, option: string): Truth => ({
  is: "compare",
  left: `unit.${name}`,
  op: "==",
  right: `"${option.toLowerCase()}"`,
});

const NAMES: Names = {
  answer: (question, option) => equals(questionId(question), option),
  identity: (field, value) => {
    if (field === "population") return { is: "holds", name: `unit.${value}` };
    if (field === "localisation" && value === "DOM") return { is: "holds", name: "unit.dom" };
    // one file asks for a kind of grouping where it says type
    const isType = field === "type" && IDENTITY.type.of.some((type) => type === value.toLowerCase());
    return equals(isType ? IDENTITY.type.id : IDENTITY.soustype.id, value);
  },
  score: (node) => `done.${nodeId(node)}`,
};

/** Stars, highest first, each with the criteria that it asks for by itself. */
function gradesOf(gates: readonly Gate[]): Node[] {
  return loadStars()
    .sort((a, b) => b.star - a.star)
    .map(({ star, atLeast }) => {
      const requires = gates
        .filter((gate) => gate.star === star)
        .map(({ node, wording, done, doneOrPlanned }) => ({
          of: nodeId(node),
          title: wording,
          done,
          ...(doneOrPlanned === null ? {} : { doneOrPlanned }),
        }));
      const title = `${star} ${star === 1 ? "étoile" : "étoiles"}`;
      return { id: `star${star}`, title, atLeast, ...(requires.length > 0 ? { requires } : {}) };
    });
}
