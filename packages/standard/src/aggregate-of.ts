import type { Aggregate, Normalise, Range } from "@touchstone/engine";
import { type Named, type Path, WHOLE } from "./names.ts";
import type { Finding } from "./problem.ts";
import type { Criterion, Standard } from "./schema.ts";
import { unknownIn } from "./unknown-name.ts";

type Said = NonNullable<Criterion["aggregate"]>;

/** How one node's children become one score, and where that is written. */
export interface Chosen<T> {
  readonly value: T;
  readonly at: Path;
}

export function aggregateFrom(said: Said): Aggregate {
  const { method, ...options } = typeof said === "string" ? { method: said } : said;
  switch (method) {
    case "power":
      return { method, p: "p" in options ? options.p : 1 };
    case "mazziottaPareto":
      return { method, penalty: "penalty" in options && options.penalty === "plus" ? 1 : -1 };
    case "benefitOfTheDoubt":
      return { method, shares: "shares" in options ? options.shares : null };
    case "arithmetic":
    case "geometric":
    case "harmonic":
    case "median":
    case "minimum":
    case "copeland":
      return { method };
  }
}

/** The aggregate of a node: its own, else its line in `scoring.aggregate`, else the default. */
export function aggregateOf(node: Named, { scoring }: Standard): Chosen<Aggregate> {
  const { aggregate } = scoring;
  if (node.role === "criterion" && node.item.aggregate !== undefined)
    return { value: aggregateFrom(node.item.aggregate), at: [...node.path, "aggregate"] };
  if (isOne(aggregate)) return { value: aggregateFrom(aggregate), at: ["scoring", "aggregate"] };
  const line = Object.hasOwn(aggregate, node.id) ? node.id : "default";
  return { value: aggregateFrom(aggregate[line] ?? "arithmetic"), at: ["scoring", "aggregate", line] };
}

/** The least share of children with a score, in the same way. */
export function dataThresholdOf(node: Named, { scoring }: Standard): number {
  const { dataThreshold } = scoring;
  if (node.role === "criterion" && node.item.dataThreshold !== undefined) return node.item.dataThreshold;
  if (typeof dataThreshold === "number") return dataThreshold;
  return (Object.hasOwn(dataThreshold, node.id) ? dataThreshold[node.id] : dataThreshold.default) ?? 0;
}

/** One aggregate for all, rather than one per criterion. */
function isOne(aggregate: Standard["scoring"]["aggregate"]): aggregate is Said {
  if (typeof aggregate === "string") return true;
  return typeof aggregate.method === "string" && ["p", "penalty", "shares"].some((option) => option in aggregate);
}

/** Lines of `scoring.aggregate` and `scoring.dataThreshold` for criteria that aren't there, or that say it themselves. */
export function lineFindings({ scoring }: Standard, names: readonly Named[]): Finding[] {
  const criteria = new Map(names.flatMap((node) => (node.role === "criterion" ? [[node.id, node.item]] : [])));
  const known = ["default", WHOLE, ...criteria.keys()];
  const unknown = unknownIn("unknown-criterion", known, "default, score (the whole) or a criterion");
  const lines = [
    { option: "aggregate", record: isOne(scoring.aggregate) ? {} : scoring.aggregate },
    { option: "dataThreshold", record: typeof scoring.dataThreshold === "number" ? {} : scoring.dataThreshold },
  ] as const;
  return lines.flatMap(({ option, record }) =>
    Object.keys(record).flatMap((id): Finding[] => {
      if (id === "default" || id === WHOLE) return [];
      const path = ["scoring", option, id];
      const criterion = criteria.get(id);
      if (!criterion) return [unknown(path, id)];
      if (criterion[option] === undefined) return [];
      return [
        {
          level: "error",
          code: "said-twice",
          path,
          got: `${option} of ${id} here and at the criterion`,
          want: "one place for it",
        },
      ];
    }),
  );
}

/** What is below a node, for judging whether its aggregate can fail. */
export interface Below {
  /** every leaf, at whatever depth, with the answers that are accepted */
  readonly leaves: readonly { readonly id: string; readonly normalise: Normalise; readonly range: Range | null }[];
  /** the aggregates of every criterion */
  readonly inner: readonly Aggregate[];
}

/** What an aggregate has to bear. */
export interface Bearing {
  readonly points: boolean;
  /** scores are compared with fixed numbers */
  readonly onScale: boolean;
  /** the score of what was not answered, where it is not left to the siblings */
  readonly unanswered: number | null;
  /** what scores run between */
  readonly scale: Range;
}

/**
 * What can go wrong with an aggregate: means that a 0 or less breaks over scores that can be one, an
 * order of units where scores are compared with fixed numbers, means where points are added up.
 */
export function aggregateFindings({ value, at }: Chosen<Aggregate>, below: Below, bearing: Bearing): Finding[] {
  const said = value.method;
  const wrong = (code: string, got: string, want: string, level: Finding["level"] = "error"): Finding[] => [
    { level, code, path: at, got, want },
  ];
  if (bearing.points && said !== "arithmetic") return wrong("points-add-up", said, "arithmetic: points are added up");
  if (said === "copeland" && bearing.onScale)
    return wrong("off-scale", "copeland: an order of the units, not a score", "a mean where there are grades or gates");
  if (said === "benefitOfTheDoubt" && bearing.onScale)
    return wrong("off-scale", `${said}: a score that others' answers move`, "a mean where there are grades or gates");
  if (said === "benefitOfTheDoubt" && value.shares && !(value.shares[0] <= value.shares[1]))
    return wrong("range-order", `shares [${value.shares.join(", ")}]`, "the lower share first");
  if (said === "mazziottaPareto" && bearing.onScale && !isNarrow(bearing.scale))
    return wrong(
      "off-scale",
      `${said}, which can leave ${bearing.scale.join("–")}`,
      "a scale no wider than its lower end, such as to: [70, 130], where there are grades or gates",
    );
  if (said === "power" && value.p === 0)
    return wrong("power-zero", "p: 0", "another p, or geometric, which is its limit");

  if (said === "mazziottaPareto" || said === "benefitOfTheDoubt")
    return lowFindings(value, below, bearing.scale, wrong);
  const mean = said === "power" ? `power mean (p = ${value.p})` : `${said} mean`;
  const above = "scores above 0, such as normalise: { method: goalposts, to: [1, 100] }";
  if (bearing.unanswered !== null && breaksAt(bearing.unanswered, value))
    return wrong("scale-holds-zero", `${mean} with ${bearing.unanswered} for what is not answered`, above);
  const low = below.inner.find(({ method }) => CAN_BE_LOW.has(method));
  if (breaksAt(Number.NEGATIVE_INFINITY, value) && low)
    return wrong("scale-holds-zero", `${mean} of ${low.method} scores, which can be 0 or less`, "arithmetic");
  const lows = below.leaves.map((leaf) => ({ ...leaf, low: lowest(leaf.normalise, leaf.range) }));
  const broken = lows.find(({ low }) => low !== null && breaksAt(low, value));
  if (broken) {
    const least = broken.low === Number.NEGATIVE_INFINITY ? "0 or less" : String(broken.low);
    return wrong(
      "scale-holds-zero",
      `${mean} over ${broken.id} (${broken.normalise.method}), which can be ${least}`,
      above,
    );
  }
  const unsure = lows.find(({ low }) => low === null && breaksAt(Number.NEGATIVE_INFINITY, value));
  if (!unsure) return [];
  const got = `${mean} over ${unsure.id} (${unsure.normalise.method}), which may be 0 or less in some table`;
  return wrong("scale-holds-zero", got, above, "warning");
}

/** Aggregates that give 0 or less wherever their children are. */
const CAN_BE_LOW: ReadonlySet<Aggregate["method"]> = new Set(["copeland", "mazziottaPareto", "benefitOfTheDoubt"]);

/** Whether a penalty for imbalance can't lead off the scale: it is no wider than its lower end. */
const isNarrow = ([low, high]: Range): boolean => high - low <= low;

/** What takes 0 and more, over what can be less. */
function lowFindings(
  { method }: Aggregate,
  { leaves, inner }: Below,
  scale: Range,
  wrong: (code: string, got: string, want: string, level?: Finding["level"]) => Finding[],
): Finding[] {
  const want = "scores of 0 and more, such as normalise: { method: goalposts, to: [0, 100] }";
  const part = inner.find(
    (one) => one.method === "copeland" || (one.method === "mazziottaPareto" && one.penalty < 0 && !isNarrow(scale)),
  );
  if (part) return wrong("scale-holds-zero", `${method} of ${part.method} scores, which can be below 0`, want);
  const lows = leaves.map((leaf) => ({ ...leaf, low: lowest(leaf.normalise, leaf.range) }));
  const broken = lows.find(({ low }) => low !== null && low < 0);
  if (broken)
    return wrong(
      "scale-holds-zero",
      `${method} over ${broken.id} (${broken.normalise.method}), which can be below 0`,
      want,
    );
  const unsure = lows.find(({ low }) => low === null);
  if (!unsure) return [];
  const got = `${method} over ${unsure.id} (${unsure.normalise.method}), which may be below 0 in some table`;
  return wrong("scale-holds-zero", got, want, "warning");
}

/** Whether a mean has no value, or is stuck at 0, where one of its parts is as low as this. */
function breaksAt(low: number, aggregate: Aggregate): boolean {
  if (aggregate.method === "power") return aggregate.p < 0 ? low <= 0 : low < 0;
  return (aggregate.method === "geometric" || aggregate.method === "harmonic") && low <= 0;
}

/** The least score that a normaliser can give; null where it depends on the data. */
function lowest(normalise: Normalise, range: Range | null): number | null {
  switch (normalise.method) {
    case "goalposts":
      return normalise.truncate ? normalise.to[0] : null;
    case "target":
    case "minmax":
      return normalise.to[0];
    case "none":
      return range ? range[0] : null;
    case "rank":
      return 1;
    case "scaled":
    case "fractionOfMax":
      return null;
    case "zscore":
      return normalise.to ? normalise.to[0] : Number.NEGATIVE_INFINITY;
    case "distanceToReference":
      return Number.NEGATIVE_INFINITY;
    case "borda":
    case "percentileRank":
    case "distanceToTarget":
    case "distanceToMax":
      return 0;
  }
}
