import type { Decision } from "./decision.ts";
import { decided, refused } from "./decision.ts";
import type { Evidence, EvidenceCommands, EvidenceLocator, EvidenceTarget } from "./evidence.ts";
import { evidenceStream } from "./evidence.ts";
import { periodNumber } from "./period.ts";
import type { InvalidPlace } from "./standard-version-refusal.ts";

/**
 * Says what a proof supports, and where in it to look. A proof supports as many claims as it may, each for itself; of
 * another unit only if it is public, for whoever sees the claim may look at the proof.
 */
export function decideLinkEvidence(
  command: EvidenceCommands["LinkEvidence"],
  state: {
    readonly isThere: boolean;
    readonly evidence: Evidence | null;
    readonly knowsUnit: boolean;
    readonly knowsTarget: boolean;
  },
): Decision {
  const { linkId, evidenceId, unitId, target, locator } = command;
  const { isThere, evidence, knowsUnit, knowsTarget } = state;
  if (isThere) return refused({ code: "exists", what: "link", id: linkId });
  const isUsable = evidence !== null && (evidence.unitId === unitId || evidence.visibility === "public");
  if (!isUsable || evidence.isWithdrawn) return refused({ code: "unknown", what: "evidence", id: evidenceId });
  if (!knowsUnit) return refused({ code: "unknown", what: "unit", id: unitId });
  const problems = [...targetFaults(target), ...locatorFaults(locator, evidence.mediaType)];
  if (problems.length > 0) return refused({ code: "invalid", problems });
  if (!knowsTarget)
    return refused({
      code: "unknown",
      what: target.kind,
      id: target.kind === "submission" ? target.submissionId : unitId,
    });
  return decided({
    type: "EvidenceLinked",
    stream: evidenceStream(evidenceId),
    data: { linkId, evidenceId, unitId, target, locator },
  });
}

/** Takes a link back; the proof stays. `link` is null where there is none of this unit that stands. */
export function decideUnlinkEvidence(
  { linkId, unitId }: EvidenceCommands["UnlinkEvidence"],
  link: { readonly evidenceId: string; readonly unitId: string } | null,
): Decision {
  if (link === null || link.unitId !== unitId) return refused({ code: "unknown", what: "link", id: linkId });
  return decided({
    type: "EvidenceUnlinked",
    stream: evidenceStream(link.evidenceId),
    data: { linkId, evidenceId: link.evidenceId },
  });
}

function targetFaults(target: EvidenceTarget): InvalidPlace[] {
  if (target.kind !== "observation") return [];
  const faults: InvalidPlace[] = [];
  if (!ITEM.test(target.item))
    faults.push({
      path: "target.item",
      got: target.item,
      want: "a quantity such as notices@1, or programme/indicator",
    });
  if (periodNumber(target.period) === null)
    faults.push({
      path: "target.period",
      got: target.period,
      want: "a period such as 2026, 2026-Q1, 2026-03; empty: any",
    });
  return faults;
}

const ITEM = /^[a-z][a-z0-9_.@/-]{0,199}$/;
const MOST = 100_000;

/** Where it can't be looked in a file of this kind: a text has no pages, a picture no lines. */
function locatorFaults(locator: EvidenceLocator, mediaType: string): InvalidPlace[] {
  const isPaged = mediaType === "application/pdf";
  const isPicture = mediaType.startsWith("image/");
  const fault = (got: string, want: string): InvalidPlace[] => [{ path: "locator", got, want }];
  switch (locator.kind) {
    case "whole":
      return [];
    case "page":
      if (!isPaged) return fault(`a page of ${mediaType}`, "a page of a PDF only");
      return isPlace(locator.page) ? [] : fault(`page ${locator.page}`, `a page from 1 to ${MOST}`);
    case "region": {
      const { page, x, y, width, height } = locator;
      const isWhere = isPicture ? page === null : isPaged && page !== null && isPlace(page);
      if (!isWhere) return fault(`a region of ${mediaType}, page ${page}`, "of a picture, or of one page of a PDF");
      const isInside = x >= 0 && y >= 0 && width > 0 && height > 0 && x + width <= 1 && y + height <= 1;
      return isInside ? [] : fault(`${x}, ${y}, ${width} × ${height}`, "shares of width and height, within 0 and 1");
    }
    case "lines": {
      const { from, to } = locator;
      if (!mediaType.startsWith("text/")) return fault(`lines of ${mediaType}`, "lines of a text only");
      return isPlace(from) && isPlace(to) && from <= to ? [] : fault(`lines ${from} to ${to}`, "from 1, in order");
    }
  }
}

const isPlace = (n: number): boolean => Number.isInteger(n) && n >= 1 && n <= MOST;
