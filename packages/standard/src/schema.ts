/**
 * The format, said once: the JSON Schema, the TypeScript types and the first pass of `check` come
 * from here. A long table that tells one story. What needs more than one place to judge (ids that
 * must exist, weights, conditions, the hard rules) is in `rules/`.
 */
import { z } from "zod";

const Id = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,63}$/)
  .describe("lower-case letters, digits and _, from a letter, 64 at most");
const Slug = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,63}$/)
  .describe("lower-case letters, digits and -, from a letter, 64 at most");
const Language = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/)
  .describe("BCP 47, such as en, zh-Hans, bo");
const Words = z.string().min(1).max(5000);
/** one string in the first of the standard's languages, or one per language */
export const Text = z.union([Words, z.record(Language, Words)]);
const Share = z.number().min(0).max(1);
const Percent = z.number().min(0).max(100);
const Finite = z.number();
const Range = z.tuple([Finite, Finite]);
const Condition = z.string().min(1).max(2000).describe("CEL");
const Duration = z
  .string()
  .regex(/^P(?=\d)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?$/)
  .describe("ISO 8601, such as P2Y");
const Days = z.int().min(0).max(3650).describe("working days");
const PeriodLength = z.enum(["year", "quarter", "month", "none"]);

/** what an indicator may be about: always what institutions do or provide */
export const MEASURES = [
  "service",
  "facility",
  "procedure",
  "spending",
  "environment",
  "economy",
  "experience",
] as const;
/** what may be known about a unit; `competence` is what it is by law responsible for */
export const CONTEXT_CLASSES = ["size", "geography", "facility", "economy", "competence"] as const;
export const UNIT_KINDS = ["area", "institution", "enterprise", "association", "team"] as const;
export const STAGES = [
  "call",
  "application",
  "selfAssessment",
  "completeness",
  "deskReview",
  "siteVisit",
  "moderation",
  "rightOfReply",
  "panel",
  "decision",
  "notice",
  "designation",
  "surveillance",
] as const;

const UnitType = z.strictObject({
  type: Id,
  title: Text,
  kind: z.enum(UNIT_KINDS),
  within: Id.optional(),
  assessed: z.boolean().default(false),
  minimum: z.int().optional().describe("residents of an area (at least 50), members of a team (at least 5)"),
});

const Context = z.strictObject({
  id: Id,
  title: Text,
  class: z.enum(CONTEXT_CLASSES),
  kind: z.enum(["amount", "share", "count", "yes-no", "choice"]),
  unit: z.string().max(40).optional(),
  counts: Id.optional(),
  of: z.array(Id).min(1).max(200).optional(),
  range: Range.optional(),
  peerGroup: z.boolean().default(false),
});

const Responsible = z.strictObject({
  leads: Id.optional(),
  oversees: Id.optional(),
  responsible: z.union([Id, z.array(Id)]).optional(),
  cooperates: z.union([Id, z.array(Id)]).optional(),
  takesPart: z.union([Id, z.array(Id)]).optional(),
});

const Aggregate = z.union([
  z.enum(["arithmetic", "geometric", "harmonic", "median", "minimum", "copeland"]),
  z.strictObject({ method: z.literal("power"), p: Finite }),
]);

const NormaliseMethod = z.enum([
  "none",
  "goalposts",
  "target",
  "scaled",
  "distanceToTarget",
  "minmax",
  "zscore",
  "rank",
  "borda",
  "percentileRank",
  "fractionOfMax",
  "distanceToMax",
  "distanceToReference",
]);
const Normalise = z.union([
  NormaliseMethod,
  z.strictObject({
    method: NormaliseMethod,
    to: Range.optional(),
    truncate: z.boolean().optional(),
    mean: Finite.optional(),
    sd: z.number().positive().optional(),
    from: Range.optional(),
    factor: Finite.optional(),
    cap: z.boolean().optional(),
    ties: z.enum(["min", "average"]).optional(),
    unit: z.string().max(200).optional(),
  }),
]);

const Treat = z.union([
  z.literal("none"),
  z.strictObject({
    skew: z.number().positive().default(2),
    kurtosis: Finite.default(3.5),
    winsorise: z.int().min(0).max(1000).default(5),
    otherwise: z
      .union([
        z.enum(["none", "log", "logPlus", "logOriginal", "logGII"]),
        z.strictObject({ method: z.literal("boxcox"), lambda: Finite }),
      ])
      .default("log"),
    combine: z.boolean().default(false),
  }),
]);

const ImputeMethod = z.enum([
  "none",
  "mean",
  "median",
  "groupMean",
  "groupMedian",
  "rowMean",
  "rowMedian",
  "siblingsMean",
  "siblingsMedian",
]);
const Impute = z.union([ImputeMethod, z.strictObject({ method: ImputeMethod, group: Id.optional() })]);

const Redistribute = z.enum(["proportional", "equal", "none"]);
const Rating = z.strictObject({
  reviewers: z.int().min(1).max(9).default(1),
  blind: z.boolean().default(true),
  adjudicateWhenApartBy: z.number().positive().optional(),
});
const Evidence = z.strictObject({
  atLeast: z.int().min(0).max(50).default(1),
  of: z
    .array(z.enum(["photo", "document", "link", "video", "audio", "table"]))
    .min(1)
    .optional(),
  notOlderThan: Duration.optional(),
  titles: z.array(Text).max(50).optional(),
});
const Factor = z.strictObject({ when: Condition, by: z.union([z.number().nonnegative(), Condition]) });
const Continues = z.strictObject({ criterion: z.string().max(200), weight: z.number().positive().default(1) });

/** where a node stands among its siblings: one of weight, points and percent */
const place = {
  weight: z.number().min(0).optional().describe("relative to the siblings; 1 where nothing is said"),
  points: z.number().min(0).optional(),
  percent: Percent.optional().describe("of the parent's points"),
};
const common = {
  id: Id,
  title: Text,
  description: Text.optional(),
  ...place,
  appliesWhen: Condition.optional(),
  reduce: Factor.optional(),
  scoreRule: Condition.optional(),
  ground: Text.optional().describe("why this leaf may weigh more than 40 %"),
  continues: z.array(Continues).max(50).optional(),
  responsible: Responsible.optional(),
};

const Indicator = z.strictObject({
  ...common,
  measures: z.enum(MEASURES).optional(),
  counts: Id.optional().describe("from the catalogue of countable things"),
  asks: z
    .string()
    .regex(/^[a-z][a-z0-9_]*@[0-9]+$/)
    .optional()
    .describe("a quantity and its version"),
  use: z
    .string()
    .regex(/^(same|mean|latest within P.+)$/)
    .default("same"),
  kind: z.enum(["amount", "share", "count", "yes-no", "choice", "rubric", "checklist", "status", "derived"]),
  unit: z.string().max(40).optional(),
  better: z
    .union([
      z.enum(["higher", "lower"]),
      z.strictObject({ target: Finite, tolerance: z.number().positive().optional() }),
    ])
    .default("higher"),
  goalposts: Range.optional().describe("worst and best on the indicator's own scale, in ascending order"),
  target: Finite.optional(),
  range: Range.optional().describe("outside it an answer is refused"),
  per: z.strictObject({ context: Id, times: z.number().positive().default(1) }).optional(),
  of: z
    .array(z.strictObject({ id: Id, title: Text.optional(), value: Finite }))
    .min(2)
    .max(200)
    .optional(),
  rubric: z.array(Text).min(2).max(20).optional(),
  items: z
    .array(
      z.strictObject({
        id: Id,
        title: Text,
        weight: z.number().positive().default(1),
        cost: z.number().min(0).optional(),
      }),
    )
    .min(1)
    .max(100)
    .optional(),
  rating: Rating.optional(),
  from: z
    .union([
      Condition,
      z.strictObject({ childUnits: Id, share: Condition }),
      z.strictObject({ childUnits: Id, mean: Condition }),
    ])
    .optional(),
  reportedBy: z.enum(["unit", "reviewer", "office", "survey", "childUnits"]).default("unit"),
  evidence: Evidence.optional(),
  minutes: z.number().min(0).max(10000).optional().describe("what answering costs"),
  reviewMinutes: z.number().min(0).max(10000).optional().describe("what reviewing one answer costs"),
  cost: z
    .union([z.number().min(0), z.array(z.number().min(0)).max(100)])
    .optional()
    .describe("of one step up, or of each step"),
  error: z.number().positive().optional().describe("standard error of an answer that brings none"),
  impute: Impute.optional(),
  treat: Treat.optional(),
  normalise: Normalise.optional(),
});
export type Indicator = z.infer<typeof Indicator>;

interface CriterionShape extends z.infer<typeof CriterionOwn> {
  criteria?: CriterionShape[] | undefined;
}
const CriterionOwn = z.strictObject({
  ...common,
  aggregate: Aggregate.optional(),
  dataThreshold: Share.optional(),
  redistribute: Redistribute.optional(),
  answer: z
    .enum(["status"])
    .optional()
    .describe("the criterion can be answered itself; its answer then replaces what is below"),
  minutes: z.number().min(0).max(10000).optional(),
  indicators: z.array(Indicator).max(2000).optional(),
});
const Criterion: z.ZodType<CriterionShape> = CriterionOwn.extend({
  get criteria() {
    return z.array(Criterion).max(2000).optional();
  },
});
export type Criterion = CriterionShape;

const Scoring = z.strictObject({
  relative: z
    .boolean()
    .default(false)
    .describe("scores depend on who else takes part; never with grades unless said here"),
  impute: Impute.default("none"),
  screen: z.strictObject({ present: Share.default(0), nonZero: Share.default(0) }).optional(),
  treat: Treat.default("none"),
  normalise: Normalise.default("goalposts"),
  aggregate: z
    .union([Aggregate, z.record(Id, Aggregate)])
    .default("arithmetic")
    .describe("one for all, or { default: …, criterion: … }"),
  dataThreshold: z.union([Share, z.record(Id, Share)]).default(0),
  missing: z
    .enum(["rescale", "zero"])
    .optional()
    .describe("rescale (the default with weights) or zero (the default with points)"),
  redistribute: Redistribute.optional().describe("proportional is the default"),
  total: z.number().positive().optional().describe("points of the whole, where its criteria do not say them"),
});

const Gate = z.strictObject({ id: Id, title: Text, holds: Condition, ground: Text.optional() });
const Requirement = z.strictObject({
  of: Id.describe("a criterion or an indicator"),
  title: Text.optional(),
  done: Percent.optional(),
  doneOrPlanned: Percent.optional(),
});
const Grade = z.strictObject({
  id: Id,
  title: Text,
  atLeast: Finite,
  holds: Condition.optional(),
  requires: z.array(Requirement).max(500).optional(),
  after: Id.optional(),
});

const Robustness = z.strictObject({
  replicates: z.int().min(100).max(1_000_000).default(10_000),
  seed: z
    .int()
    .min(0)
    .max(2 ** 32 - 1)
    .default(1),
  vary: z
    .strictObject({
      weights: Share.optional(),
      impute: z.array(Impute).min(1).optional(),
      treat: z.array(Treat).min(1).optional(),
      normalise: z.array(Normalise).min(1).optional(),
      aggregate: z.array(Aggregate).min(1).optional(),
      leaveOut: z.enum(["indicator", "criterion"]).optional(),
      error: z.boolean().optional(),
      reviewers: z.boolean().optional(),
    })
    .default({}),
  certainAt: z.number().min(0.5).max(1).default(0.9),
  whenUncertain: z.enum(["thirdReview", "siteVisit", "deciderGivesReason"]).default("deciderGivesReason"),
});

const StageEntry = z.union([z.enum(STAGES), z.partialRecord(z.enum(STAGES), Days)]);
const Cycle = z.strictObject({
  stages: z.array(StageEntry).min(1).max(STAGES.length),
  actsAt: z.partialRecord(z.enum(STAGES), Id).optional(),
  review: z
    .strictObject({
      full: z.literal("nearGradeBoundary").optional(),
      otherwise: z.strictObject({ sample: Share }).optional(),
    })
    .optional(),
  siteVisits: z
    .strictObject({
      sample: z.string().max(200),
      random: z.number().min(0.25).max(1).default(0.25),
      seedFrom: z.literal("ledger").default("ledger"),
    })
    .optional(),
  validFor: Duration.optional(),
  appeal: z.strictObject({ within: Days, answeredWithin: Days }).optional(),
});

export const Standard = z.strictObject({
  touchstone: z.literal(1),
  id: Slug,
  version: z.string().regex(/^[0-9A-Za-z][0-9A-Za-z.-]{0,31}$/),
  title: Text,
  description: Text.optional(),
  languages: z.array(Language).min(1).max(20),
  publisher: z.strictObject({ name: Text, url: z.url().optional() }).optional(),
  licence: z.string().max(80).optional(),
  numbersOnly: z
    .boolean()
    .default(false)
    .describe("true: an exercise on real figures that makes no statement about its units"),
  source: Text.optional().describe("where the data comes from"),
  changes: z
    .strictObject({
      since: z.string(),
      class: z.enum(["typo", "clarification", "substantive"]),
      note: Text.optional(),
    })
    .optional(),
  bodies: z
    .array(z.strictObject({ id: Id, title: Text }))
    .max(500)
    .optional(),
  units: z.array(UnitType).max(20).optional(),
  period: PeriodLength.default("none"),
  context: z.array(Context).max(500).default([]),
  criteria: z.array(Criterion).min(1).max(200),
  scoring: Scoring.prefault({}),
  gates: z.array(Gate).max(50).default([]),
  grades: z.array(Grade).max(20).default([]),
  robustness: Robustness.optional(),
  cycle: Cycle.optional(),
  forecastUnits: z
    .int()
    .positive()
    .optional()
    .describe("how many units are expected; `check` adds up reviewers' hours with it"),
});
/** A standard as written, defaults filled in; every id, condition and rule checked once `check` has passed it. */
export type Standard = z.infer<typeof Standard>;
