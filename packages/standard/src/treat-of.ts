import type { Impute, Treat } from "@touchstone/engine";
import type { ColumnSpec } from "./columns.ts";
import type { Path } from "./names.ts";
import type { Finding } from "./problem.ts";
import type { Standard } from "./schema.ts";
import { unknownIn } from "./unknown-name.ts";

type SaidTreat = Standard["scoring"]["treat"];
type SaidImpute = Standard["scoring"]["impute"];

/** Outlier treatment as the engine takes it; null where there is none. */
export function treatOf(said: SaidTreat): Treat | null {
  if (said === "none") return null;
  const { otherwise, ...rest } = said;
  return {
    ...rest,
    otherwise: otherwise === "none" ? null : typeof otherwise === "string" ? { method: otherwise } : otherwise,
  };
}

/**
 * Imputation as the engine takes it. Peers are those with the same value in `group`, or in the only
 * context that is a peer group.
 */
export function imputeOf(
  said: SaidImpute,
  standard: Standard,
  columns: readonly ColumnSpec[],
  path: Path,
): { impute: Impute; findings: Finding[] } {
  const { method, group } = typeof said === "string" ? { method: said, group: undefined } : said;
  const findings: Finding[] = [];
  if (group !== undefined && method !== "groupMean" && method !== "groupMedian")
    findings.push({
      level: "error",
      code: "impute-group",
      path: [...path, "group"],
      got: `group beside ${method}`,
      want: "groupMean or groupMedian, or no group",
    });
  switch (method) {
    case "none":
      return { impute: { method }, findings };
    case "mean":
    case "median":
      return { impute: { method, group: null }, findings };
    case "rowMean":
    case "siblingsMean":
      return { impute: { method: "rowMean", siblings: method === "siblingsMean" }, findings };
    case "rowMedian":
    case "siblingsMedian":
      return { impute: { method: "rowMedian", siblings: method === "siblingsMedian" }, findings };
    case "groupMean":
    case "groupMedian": {
      const peers = standard.context.filter(({ peerGroup }) => peerGroup);
      const named =
        group === undefined ? (peers.length === 1 ? peers[0] : undefined) : peers.find(({ id }) => id === group);
      const ids = peers.map(({ id }) => id);
      if (group !== undefined && !named)
        findings.push(unknownIn("unknown-group", ids, "a context with peerGroup: true")([...path, "group"], group));
      else if (!named)
        findings.push({
          level: "error",
          code: "impute-group",
          path,
          got: `${method} with ${peers.length} peer groups (${ids.join(", ")})`,
          want: "one context with peerGroup: true, or { method, group } with the id of one",
        });
      else if (named.kind !== "choice" && named.kind !== "yes-no")
        findings.push({
          level: "error",
          code: "impute-group",
          path,
          got: `${named.id}: ${named.kind}`,
          want: "a choice or yes-no: peers are those with the same answer",
        });
      const spec = columns.find(({ role, id }) => role === "context" && id === named?.id);
      return {
        impute: { method: method === "groupMean" ? "mean" : "median", group: spec?.column ?? null },
        findings,
      };
    }
  }
}
