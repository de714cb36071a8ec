/**
 * The format, said once: the JSON Schema, the TypeScript types and the first pass of `check` come
 * from here. A long table that tells one story. What needs more than one place to judge (ids that
 * must exist, weights, conditions, the hard rules) is in `rules/` and `compile.ts`.
 *
 * The message beside a pattern is what a problem says that it wants.
 */
import { z } from "zod";

/** `constructor` and `prototype` mean something to JavaScript itself */
const Id = z
  .string()
  .regex(
    /^(?!(?:constructor|prototype)$)[a-z][a-z0-9_]{0,63}$/,
    "an id: lower-case letters, digits and _, from a letter",
  )
  .meta({ id: "Id", description: "lower-case letters, digits and _, from a letter, 64 at most" });
export const Slug = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,63}$/, "lower-case letters, digits and -, from a letter, 64 at most");
export const Version = z
  .string()
  .regex(/^[0-9A-Za-z][0-9A-Za-z.-]{0,31}$/, 'letters, digits, . and -, 32 at most, such as "2026.1"');
export const Language = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$/, "a language of BCP 47, such as en, zh-Hans, bo")
  .meta({ id: "Language", description: "BCP 47, such as en, zh-Hans, bo" });
export const Words = z.string().regex(/\S/, "a text that is not empty").max(5000);
/** one string in the first of the standard's languages, or one per language */
export const Text = z
  .union([Words, z.record(Language, Words)], "text, or one text per language such as { en: …, bo: … }")
  .meta({ id: "Text", description: "a text in the first of the standard's languages, or one per language" });
const Share = z.number().min(0).max(1);
const Percent = z.number().min(0).max(100);
const Finite = z.number();
const Range = z.tuple([Finite, Finite]);
const Interval = Range.refine(([low, high]) => low < high, "the lower end first, then the higher one");
const Condition = z
  .string()
  .min(1)
  .max(2000)
  .meta({ id: "Condition", description: "a condition or a formula in CEL; docs/format.md says what it may see" });
const Duration = z
  .string()
  .regex(/^P(?=\d)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?$/, "a length of time of ISO 8601, such as P2Y or P6M")
  .describe("ISO 8601, such as P2Y");
const Days = z.int().min(0).max(3650).describe("working days, by the programme's calendar");
const PeriodLength = z.enum(["year", "quarter", "month", "none"]);
const Ids = z.union([Id, z.array(Id)], "an id or a list of ids");
const Minutes = z.number().min(0).max(10000);

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
  type: Id.describe("the name that other parts of the standard use for this type of unit"),
  title: Text,
  kind: z.enum(UNIT_KINDS).describe("there is no kind for a person, a household or a place of worship"),
  within: Id.optional().describe("the type of unit that this one lies in"),
  assessed: z.boolean().default(false).describe("true for the type that takes part and is scored"),
  minimum: z.int().optional().describe("residents of an area (at least 50), members of a team (at least 5)"),
});

const Context = z
  .strictObject({
    id: Id,
    title: Text,
    class: z.enum(CONTEXT_CLASSES),
    kind: z.enum(["amount", "share", "count", "yes-no", "choice"]),
    unit: z.string().max(40).optional().describe("unit of measure, such as km2"),
    counts: Id.optional().describe("what is counted, from the catalogue of countable things"),
    of: z.array(Id).min(1).max(200).optional().describe("the options of a choice"),
    range: Interval.optional().describe("outside it a value is refused"),
    peerGroup: z.boolean().default(false).describe("true: units that share it may be compared with each other"),
  })
  .describe("something known about a unit, never scored: a denominator, a peer group, what a condition may see");

const Responsible = z
  .strictObject({
    leads: Id.optional(),
    oversees: Id.optional(),
    responsible: Ids.optional(),
    cooperates: Ids.optional(),
    takesPart: Ids.optional(),
  })
  .meta({ id: "Responsible", description: "who does what; ids of `bodies`" });

const Aggregate = z
  .union([
    z.enum([
      "arithmetic",
      "geometric",
      "harmonic",
      "median",
      "minimum",
      "copeland",
      "mazziottaPareto",
      "benefitOfTheDoubt",
    ]),
    z.strictObject({
      method: z.literal("power"),
      p: Finite.describe("the exponent; 1 is the arithmetic mean"),
    }),
    z.strictObject({
      method: z.literal("mazziottaPareto"),
      penalty: z.enum(["minus", "plus"]).describe("plus where a high score is bad"),
    }),
    z.strictObject({
      method: z.literal("benefitOfTheDoubt"),
      shares: z.tuple([Share, Share]).describe("least and greatest share of a part in a unit's own score"),
    }),
  ])
  .meta({ id: "Aggregate", description: "how the scores below become one" });

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
const Normalise = z
  .union([
    NormaliseMethod,
    z.strictObject({
      method: NormaliseMethod,
      to: Range.optional().describe("the scale of the scores; 0 to 100 where nothing is said"),
      truncate: z.boolean().optional().describe("hold values beyond the goalposts at the ends of the scale"),
      mean: Finite.optional(),
      sd: z.number().positive().optional(),
      from: Range.optional(),
      factor: Finite.optional(),
      cap: z.boolean().optional(),
      ties: z.enum(["min", "average"]).optional(),
      unit: z.string().max(200).optional().describe("the id of the unit that is the reference"),
    }),
  ])
  .meta({ id: "Normalise", description: "how an answer becomes a score; from `minmax` on relative to who takes part" });

const Treat = z
  .union([
    z.literal("none"),
    z.strictObject({
      skew: z.number().positive().default(2),
      kurtosis: Finite.default(3.5),
      winsorise: z.int().min(0).max(1000).default(5).describe("most values that are pulled in"),
      otherwise: z
        .union([
          z.enum(["none", "log", "logPlus", "logOriginal", "logGII"]),
          z.strictObject({ method: z.literal("boxcox"), lambda: Finite }),
        ])
        .default("log"),
      combine: z.boolean().default(false),
    }),
  ])
  .meta({ id: "Treat", description: "what is done about outliers; for relative indices" });

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
const Impute = z
  .union([
    ImputeMethod,
    z.strictObject({
      method: ImputeMethod,
      group: Id.optional().describe("a context item with peerGroup: true"),
    }),
  ])
  .meta({ id: "Impute", description: "what stands in for a missing answer" });

const Redistribute = z.enum(["proportional", "equal", "none"]);
const Rating = z
  .strictObject({
    reviewers: z.int().min(1).max(9).default(1),
    blind: z.boolean().default(true).describe("each reviewer alone first, without the others' ratings"),
    adjudicateWhenApartBy: z.number().positive().optional().describe("levels between two ratings that call a third"),
  })
  .describe("how reviewers rate it");
const Evidence = z
  .strictObject({
    atLeast: z.int().min(0).max(50).default(1),
    of: z
      .array(z.enum(["photo", "document", "link", "video", "audio", "table"]))
      .min(1)
      .optional(),
    notOlderThan: Duration.optional(),
    titles: z.array(Text).max(50).optional().describe("what is asked for, one text a piece"),
  })
  .describe("proof to show with the answer");
const Factor = z
  .strictObject({
    when: Condition,
    by: z.union([z.number().nonnegative(), Condition], "a number ≥ 0, or a formula"),
  })
  .describe("multiplies the points where `when` is true; it may see size and competence only");
const Continues = z.strictObject({
  criterion: z.string().max(200).describe("an id in the version before"),
  weight: z.number().positive().default(1),
});

/** where a node stands among its siblings: one of weight, points and percent */
const place = {
  weight: z.number().min(0).optional().describe("relative to the siblings; 1 where nothing is said"),
  points: z.number().min(0).optional(),
  percent: Percent.optional().describe("of the parent's points"),
};
const common = {
  id: Id.describe("unique among all criteria and indicators"),
  title: Text,
  description: Text.optional(),
  ...place,
  appliesWhen: Condition.optional().describe(
    "where it is false, the weight goes to the siblings; sees unit.<context id>",
  ),
  reduce: Factor.optional(),
  scoreRule: Condition.optional().describe("a formula that replaces the share done, 0 to 1"),
  ground: Text.optional().describe("why this leaf may weigh more than 40 %"),
  continues: z.array(Continues).max(50).optional().describe("what it was in the version before"),
  responsible: Responsible.optional(),
};

const Indicator = z
  .strictObject({
    ...common,
    measures: z.enum(MEASURES).optional().describe("what institutions do or provide; asked for in every recognition"),
    counts: Id.optional().describe("what is counted, from the catalogue of countable things"),
    asks: z
      .string()
      .regex(/^[a-z][a-z0-9_]*@[0-9]+$/, "a quantity and its version, such as notices@1")
      .optional()
      .describe("a quantity and its version, such as notices@1: asked once for every standard that names it"),
    use: z
      .string()
      .regex(
        /^(same|mean|latest within P(?=\d)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?)$/,
        "same, mean, or such as latest within P2Y",
      )
      .default("same")
      .describe("which period counts: same, mean, or such as latest within P2Y"),
    kind: z
      .enum(["amount", "share", "count", "yes-no", "choice", "rubric", "checklist", "status", "derived"])
      .describe("what an answer is; a share runs from 0 to 1"),
    unit: z.string().max(40).optional().describe("unit of measure, such as hour"),
    better: z
      .union([
        z.enum(["higher", "lower"]),
        z.strictObject({ target: Finite, tolerance: z.number().positive().optional() }),
      ])
      .default("higher"),
    goalposts: Range.optional().describe("worst and best on the indicator's own scale, in ascending order"),
    target: Finite.optional().describe("of the method distanceToTarget"),
    range: Interval.optional().describe("outside it an answer is refused"),
    per: z
      .strictObject({ context: Id, times: z.number().positive().default(1) })
      .optional()
      .describe("divides the answer by a context item, such as per 1000 residents"),
    of: z
      .array(z.strictObject({ id: Id, title: Text.optional(), value: Finite }))
      .min(2)
      .max(200)
      .optional()
      .describe("the options of a choice and what each is worth"),
    rubric: z.array(Text).min(2).max(20).optional().describe("the levels, lowest first; the first is level 0"),
    items: z
      .array(
        z.strictObject({
          id: Id,
          title: Text,
          weight: z.number().positive().default(1),
          cost: z.number().min(0).optional().describe("of adding it"),
        }),
      )
      .min(1)
      .max(100)
      .optional()
      .describe("of a checklist"),
    rating: Rating.optional(),
    from: z
      .union(
        [
          Condition,
          z.strictObject({ childUnits: Id, share: Condition }),
          z.strictObject({ childUnits: Id, mean: Condition }),
        ],
        "a formula, or { childUnits: …, share: … }, or { childUnits: …, mean: … }",
      )
      .optional()
      .describe("what a derived indicator is made of: answers.<id>, or the units within"),
    reportedBy: z.enum(["unit", "reviewer", "office", "survey", "childUnits"]).default("unit"),
    evidence: Evidence.optional(),
    minutes: Minutes.optional().describe("what answering costs; `check` adds it up"),
    reviewMinutes: Minutes.optional().describe("what reviewing one answer costs one reviewer"),
    cost: z
      .union([z.number().min(0), z.array(z.number().min(0)).max(100)], "a number ≥ 0, or one for each step")
      .optional()
      .describe("of one step up, or of each step"),
    error: z.number().positive().optional().describe("standard error of an answer that brings none"),
    treat: Treat.optional(),
    normalise: Normalise.optional(),
  })
  .meta({ id: "Indicator", description: "a measured leaf of the tree" });
export type Indicator = z.infer<typeof Indicator>;

interface CriterionShape extends z.infer<typeof CriterionOwn> {
  criteria?: CriterionShape[] | undefined;
}
const CriterionOwn = z.strictObject({
  ...common,
  aggregate: Aggregate.optional(),
  dataThreshold: Share.optional().describe("least share of what is below that needs a score"),
  redistribute: Redistribute.optional().describe("where the weight of what does not apply goes"),
  answer: z
    .enum(["status"])
    .optional()
    .describe("the criterion can be answered itself; its answer then replaces what is below"),
  minutes: Minutes.optional().describe("what answering the criterion itself costs"),
  indicators: z.array(Indicator).max(2000).optional(),
});
const Criterion: z.ZodType<CriterionShape> = CriterionOwn.extend({
  get criteria() {
    return z.array(Criterion).max(2000).optional();
  },
}).meta({ id: "Criterion", description: "an inner node of the tree: criteria, indicators, or both below it" });
export type Criterion = CriterionShape;

const Scoring = z
  .strictObject({
    relative: z
      .boolean()
      .default(false)
      .describe("scores depend on who else takes part; never with grades unless said here"),
    impute: Impute.default("none"),
    screen: z
      .strictObject({
        present: Share.default(0).describe("least share of answers that a unit needs"),
        nonZero: Share.default(0).describe("least share of answers that are not 0"),
      })
      .optional(),
    treat: Treat.default("none"),
    normalise: Normalise.default("goalposts"),
    aggregate: z
      .union([Aggregate, z.record(Id, Aggregate)])
      .default("arithmetic")
      .describe("one for all, or { default: …, criterion: … }"),
    dataThreshold: z
      .union([Share, z.record(Id, Share)])
      .default(0)
      .describe("one for all, or { default: …, criterion: … }"),
    missing: z
      .enum(["rescale", "zero"])
      .optional()
      .describe("rescale (the default with weights) or zero (the default with points)"),
    redistribute: Redistribute.optional().describe("proportional is the default"),
    total: z.number().positive().optional().describe("points of the whole, where its criteria do not say them"),
  })
  .describe("how answers become scores");

const Gate = z
  .strictObject({ id: Id, title: Text, holds: Condition, ground: Text.optional() })
  .describe("a condition that nothing outweighs");
const Requirement = z.strictObject({
  of: Id.describe("a criterion or an indicator"),
  title: Text.optional(),
  done: Percent.optional(),
  doneOrPlanned: Percent.optional(),
});
const Grade = z.strictObject({
  id: Id,
  title: Text,
  atLeast: Finite.describe("least score of the whole"),
  holds: Condition.optional(),
  requires: z.array(Requirement).max(500).optional(),
  after: Id.optional().describe("the grade that must be held already"),
});

const Robustness = z
  .strictObject({
    replicates: z.int().min(100).max(1_000_000).default(10_000),
    seed: z
      .int()
      .min(0)
      .max(2 ** 32 - 1)
      .default(1),
    vary: z
      .strictObject({
        weights: Share.optional().describe("weights are varied by up to this share"),
        impute: z.array(Impute).min(1).optional(),
        treat: z.array(Treat).min(1).optional(),
        normalise: z.array(Normalise).min(1).optional(),
        aggregate: z.array(Aggregate).min(1).optional(),
        leaveOut: z.enum(["indicator", "criterion"]).optional(),
        error: z.boolean().optional().describe("standard errors of answers"),
        reviewers: z.boolean().optional().describe("disagreement of ratings"),
      })
      .default({}),
    certainAt: z
      .number()
      .min(0.5)
      .max(1)
      .default(0.9)
      .describe("share of replicates below which a grade is not certain"),
    whenUncertain: z.enum(["thirdReview", "siteVisit", "deciderGivesReason"]).default("deciderGivesReason"),
  })
  .describe("under which other reasonable choices a grade must hold");

const Stage = z.enum(STAGES);
const StageEntry = z.union([Stage, z.partialRecord(Stage, Days)]).describe("a stage, or { stage: working days }");
const Cycle = z
  .strictObject({
    stages: z.array(StageEntry).min(1).max(STAGES.length),
    actsAt: z.partialRecord(Stage, Id).optional().describe("the type of unit, or the body, that acts at a stage"),
    review: z
      .strictObject({
        full: z.literal("nearGradeBoundary").optional(),
        otherwise: z.strictObject({ sample: Share }).optional(),
      })
      .optional(),
    siteVisits: z
      .strictObject({
        sample: z.string().max(200).describe("how many, such as ceil(0.6 * sqrt(n))"),
        random: z.number().min(0.25).max(1).default(0.25).describe("share of them that is drawn by lot"),
        seedFrom: z.literal("ledger").default("ledger"),
      })
      .optional(),
    validFor: Duration.optional().describe("of a designation"),
    appeal: z.strictObject({ within: Days, answeredWithin: Days }).optional(),
  })
  .describe("one round of the programme");

export const Standard = z.strictObject({
  touchstone: z.literal(1).describe("version of the format"),
  id: Slug,
  version: Version.describe("immutable once published; in quotes"),
  title: Text,
  description: Text.optional(),
  languages: z.array(Language).min(1).max(20).describe("the first is the language of the source"),
  publisher: z
    .strictObject({
      name: z.string().regex(/\S/, "a text that is not empty").max(200),
      url: z
        .url({ protocol: /^https?$/, error: "a web address that begins with https://" })
        .max(500)
        .optional(),
    })
    .optional(),
  licence: z.string().max(80).optional().describe("such as CC-BY-4.0"),
  numbersOnly: z
    .boolean()
    .default(false)
    .describe("true: an exercise on real figures that makes no statement about its units"),
  source: Text.optional().describe("where the data comes from"),
  changes: z
    .strictObject({
      since: Version.describe("the version before"),
      class: z.enum(["typo", "clarification", "substantive"]),
      note: Text.optional(),
    })
    .optional()
    .describe("what changed since the version before"),
  bodies: z
    .array(z.strictObject({ id: Id, title: Text }))
    .max(500)
    .optional()
    .describe("who can lead, oversee, cooperate"),
  units: z.array(UnitType).max(20).optional().describe("who can take part, and the hierarchy that they sit in"),
  period: PeriodLength.default("none").describe("what one observation speaks of"),
  context: z.array(Context).max(500).default([]),
  criteria: z.array(Criterion).min(1).max(200),
  scoring: Scoring.prefault({}),
  gates: z.array(Gate).max(50).default([]),
  grades: z.array(Grade).max(20).default([]).describe("highest first"),
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
