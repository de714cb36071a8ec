import type { Finding } from "../problem.ts";
import type { Standard } from "../schema.ts";
import { aboutOf } from "./catalogue.ts";
import { refused } from "./finding.ts";
import { called, contextOf, leavesOf } from "./walk.ts";

/** Fewest people whose share may be published; hard rule 3. */
const SMALLEST_BASE = 30;

/**
 * People enter as a share who were reached by a service, that is safe to publish, or as a size to
 * divide by; never as a number that earns points, and never as who they are.
 */
export function peopleCounted(standard: Standard): Finding[] {
  const findings: Finding[] = [];
  const tooSmall = smallestBase(standard) < SMALLEST_BASE;
  for (const { item, path } of leavesOf(standard)) {
    const about = item.counts === undefined ? undefined : aboutOf(item.counts);
    if (about === "size")
      findings.push(
        refused({
          code: "people-scored",
          path: [...path, "counts"],
          got: `${called(item)}, which counts ${item.counts}: how many people there are`,
          want: "people as context of class size; as an indicator, the service that reached them, such as households_served",
        }),
      );
    if (about !== "served") continue;
    if (item.kind !== "share" || item.per)
      findings.push(
        refused({
          code: "people-not-a-share",
          path: [...path, item.kind === "share" ? "per" : "kind"],
          got: `${called(item)}, which counts ${item.counts} as ${item.kind === "share" ? "a share of a share" : item.kind}`,
          want: "kind: share, without `per`: people enter only as the share that a service reached",
        }),
      );
    else if (!isInside(item.range))
      findings.push(
        refused({
          code: "people-share-unsafe",
          path: item.range ? [...path, "range"] : path,
          got: `${called(item)}, which may be ${item.range ? `from ${item.range[0]} to ${item.range[1]}` : "anything from 0 to 1"}`,
          want: "range: inside 0 and 1, such as [0.01, 0.99]: 0 and 100 % speak of everyone, so they are pooled or left missing",
        }),
      );
    if (tooSmall)
      findings.push(
        refused({
          code: "people-share-of-few",
          path: [...path, "counts"],
          got: `${called(item)}: units may be teams of fewer than ${SMALLEST_BASE}`,
          want: `what the team does (notices, hours, answers in time), or minimum: ${SMALLEST_BASE} on the unit type`,
        }),
      );
  }
  return [...findings, ...peopleAsContext(standard)];
}

function peopleAsContext(standard: Standard): Finding[] {
  return contextOf(standard).flatMap(({ item, path }) => {
    const about = item.counts === undefined ? undefined : aboutOf(item.counts);
    if (about === "size" && item.class === "size" && item.kind === "count") return [];
    if (about !== "size" && about !== "served" && about !== "voice" && about !== "response") return [];
    return refused({
      code: about === "size" ? "people-not-as-size" : "context-of-people",
      path: [...path, "counts"],
      got: `${called(item)}, which counts ${item.counts} as ${item.kind} of class ${item.class}`,
      want:
        about === "size"
          ? "class: size and kind: count, to divide by; the share of a group is never context"
          : "an indicator: what people ask and which of them were served is no circumstance of a unit",
    });
  });
}

/** Both ends strictly between none and all. */
const isInside = (range: readonly [number, number] | undefined): boolean =>
  range !== undefined && range[0] > 0 && range[1] < 1;

/** The fewest people that an assessed unit may have; infinite where units are not people. */
function smallestBase(standard: Standard): number {
  const teams = (standard.units ?? []).filter(({ kind }) => kind === "team");
  return Math.min(...teams.filter(({ assessed }) => assessed).map(({ minimum }) => minimum ?? 5));
}
