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
  return typeof said === "string" ? { method: said } : said;
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
  return typeof aggregate === "string" || (typeof aggregate.method === "string" && "p" in aggregate);
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
  if (said === "power" && value.p === 0)
    return wrong("power-zero", "p: 0", "another p, or geometric, which is its limit");

  const mean = said === "power" ? `power mean (p = ${value.p})` : `${said} mean`;
  const above = "scores above 0, such as normalise: { method: goalposts, to: [1, 100] }";
  if (bearing.unanswered !== null && breaksAt(bearing.unanswered, value))
    return wrong("scale-holds-zero", `${mean} with ${bearing.unanswered} for what is not answered`, above);
  if (breaksAt(Number.NEGATIVE_INFINITY, value) && below.inner.some(({ method }) => method === "copeland"))
    return wrong("scale-holds-zero", `${mean} of copeland scores, half of which are 0 or less`, "arithmetic");
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
