/**
 * Every field of the format and the least class that a change of it has. A long table that tells
 * one story; a test walks the schema and fails for a field that is missing here.
 *
 * A field is a path without the names of things: `indicators[].title` is the title of any indicator
 * at any depth. A field that holds a map or a list (`goalposts`) is compared as a whole.
 */

/** From least to most: what people are told of a change, and what must go on notice again. */
export const CHANGE_CLASSES = ["translation", "typo", "clarification", "substantive"] as const;
export type ChangeClass = (typeof CHANGE_CLASSES)[number];

/** the texts of the format; their words may change as a typo, as far as the author declares so */
export const TEXT_FIELDS: ReadonlySet<string> = new Set([
  "title",
  "description",
  "source",
  "changes.note",
  "bodies[].title",
  "units[].title",
  "context[].title",
  "criteria[].title",
  "criteria[].description",
  "criteria[].ground",
  "indicators[].title",
  "indicators[].description",
  "indicators[].ground",
  "indicators[].of[].title",
  "indicators[].rubric[]",
  "indicators[].items[].title",
  "indicators[].evidence.titles[]",
  "gates[].title",
  "gates[].ground",
  "grades[].title",
  "grades[].requires[].title",
]);

/** what declares the change, and so is none itself */
const DECLARATION = ["version", "changes.since", "changes.class"];

/** what says how much work it is, or who publishes, and touches no result */
const CLARIFICATION = [
  "publisher.name",
  "publisher.url",
  "licence",
  "forecastUnits",
  "criteria[].minutes",
  "indicators[].minutes",
  "indicators[].reviewMinutes",
  "indicators[].cost",
  "indicators[].items[].cost",
];

/** the same for criteria and indicators */
const NODE = [
  "weight",
  "points",
  "percent",
  "appliesWhen",
  "reduce.when",
  "reduce.by",
  "scoreRule",
  "continues",
].concat(["leads", "oversees", "responsible", "cooperates", "takesPart"].map((duty) => `responsible.${duty}`));

const SUBSTANTIVE = [
  "touchstone",
  "id",
  "numbersOnly",
  "period",
  ...["kind", "within", "assessed", "minimum"].map((field) => `units[].${field}`),
  ...["class", "kind", "unit", "counts", "of", "range", "peerGroup"].map((field) => `context[].${field}`),
  ...NODE.map((field) => `criteria[].${field}`),
  ...["aggregate", "dataThreshold", "redistribute", "answer"].map((field) => `criteria[].${field}`),
  ...NODE.map((field) => `indicators[].${field}`),
  ...["measures", "counts", "asks", "use", "kind", "unit", "better", "goalposts", "target", "range"].map(
    (field) => `indicators[].${field}`,
  ),
  ...["per.context", "per.times", "of[].value", "items[].weight", "from", "reportedBy", "error"].map(
    (field) => `indicators[].${field}`,
  ),
  ...["treat", "normalise"].map((field) => `indicators[].${field}`),
  ...["reviewers", "blind", "adjudicateWhenApartBy"].map((field) => `indicators[].rating.${field}`),
  ...["atLeast", "of", "notOlderThan"].map((field) => `indicators[].evidence.${field}`),
  ...["relative", "impute", "screen.present", "screen.nonZero", "treat", "normalise", "aggregate", "dataThreshold"].map(
    (field) => `scoring.${field}`,
  ),
  ...["missing", "redistribute", "total"].map((field) => `scoring.${field}`),
  "gates[].holds",
  ...["atLeast", "holds", "after", "requires[].done", "requires[].doneOrPlanned"].map((field) => `grades[].${field}`),
  ...["replicates", "seed", "certainAt", "whenUncertain"].map((field) => `robustness.${field}`),
  ...["weights", "impute", "treat", "normalise", "aggregate", "leaveOut", "error", "reviewers"].map(
    (field) => `robustness.vary.${field}`,
  ),
  ...["stages", "actsAt", "review.full", "review.otherwise.sample", "validFor"].map((field) => `cycle.${field}`),
  ...["siteVisits.sample", "siteVisits.random", "siteVisits.seedFrom"].map((field) => `cycle.${field}`),
  ...["appeal.within", "appeal.answeredWithin"].map((field) => `cycle.${field}`),
];

/** the least class of a change of each field that is no text; null: not compared */
export const FIELDS: ReadonlyMap<string, ChangeClass | null> = new Map<string, ChangeClass | null>([
  ...DECLARATION.map((field) => [field, null] as const),
  // compared apart: the first language is the source's, the others come and go as translations do
  ["languages", null],
  ...CLARIFICATION.map((field) => [field, "clarification"] as const),
  ...SUBSTANTIVE.map((field) => [field, "substantive"] as const),
]);

/** lists whose items have names of their own, and the key of an item that holds its name */
export const NAMED_LISTS: ReadonlyMap<string, string> = new Map([
  ["bodies", "id"],
  ["units", "type"],
  ["context", "id"],
  ["criteria", "id"],
  ["indicators", "id"],
  ["gates", "id"],
  ["grades", "id"],
  ["indicators[].of", "id"],
  ["indicators[].items", "id"],
  ["grades[].requires", "of"],
]);
