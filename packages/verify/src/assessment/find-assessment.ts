import { DESCRIPTOR, type Descriptor } from "../package/descriptor.ts";
import type { Ledgers } from "../record/check-cut.ts";
import { type EventOf, eventsOf } from "../record/chunk-of.ts";
import type { Findings } from "../report/findings.ts";

/** The assessment that the bundle says it shows, as it was recorded. */
export function assessmentOf(
  { touchstone: { assessment } }: Descriptor,
  events: Ledgers["programme"]["events"],
  findings: Findings,
): EventOf<"AssessmentRecorded"> | null {
  if (assessment === null) return null;
  const all = eventsOf(events, "AssessmentRecorded", Number.POSITIVE_INFINITY);
  const found = all.find(({ data }) => data.assessmentId === assessment.id);
  if (found === undefined) {
    findings.fault("assessment", {
      where: DESCRIPTOR,
      found: `the assessment ${assessment.id}`,
      wanted: "one that is in the ledger of the programme",
    });
    return null;
  }
  const later = all.filter(({ seq, data }) => seq > found.seq && data.period === found.data.period);
  if (later.length > 0)
    findings.limit(
      "later",
      `What the later assessments of the same period say (leaf ${later.map(({ seq }) => seq).join(", ")}): this bundle shows an earlier one.`,
    );
  return found;
}

/** An assessment that is in the ledger may not simply be left out of a bundle that shows none. */
export function tellUnassessed(events: Ledgers["programme"]["events"], findings: Findings): void {
  const there = eventsOf(events, "AssessmentRecorded", Number.POSITIVE_INFINITY).at(-1);
  if (there !== undefined)
    findings.fault("assessment", {
      where: DESCRIPTOR,
      found: "no assessment",
      wanted: `that of leaf ${there.seq} of ledger/programme`,
    });
  const none = "nobody was assessed";
  for (const id of [
    "standard-force",
    "assessment",
    "inputs",
    "scores",
    "ranks",
    "uncertainty",
    "scorecards-csv",
  ] as const)
    findings.looked(id, none);
}
