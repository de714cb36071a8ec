import type { Finding } from "../problem.ts";
import { STAGES, type Standard } from "../schema.ts";
import { error, refused, warning } from "./finding.ts";

type Stage = (typeof STAGES)[number];
/** Fewest working days in which an appeal can be written without a warning. */
const FAIR_DAYS = 5;
const CONTESTED: readonly Stage[] = ["decision", "designation"];

interface Timed {
  readonly stage: Stage;
  /** working days, null where none are said */
  readonly days: number | null;
  /** place among the stages as written */
  readonly at: number;
}

function stagesOf({ cycle }: Standard): Timed[] {
  return (cycle?.stages ?? []).flatMap((entry, at): Timed[] =>
    typeof entry === "string"
      ? [{ stage: entry, days: null, at }]
      : (Object.entries(entry) as [Stage, number][]) // the schema lets in no other key
          .map(([stage, days]) => ({ stage, days, at })),
  );
}

/** The order of a cycle is closed, and whoever is decided about can contest it in time. */
export function cyclesWithoutWayOut(standard: Standard): Finding[] {
  return [
    ...(standard.cycle ? [...order(standard), ...wayOut(standard), ...draw(standard)] : []),
    ...whenUncertain(standard),
  ];
}

/** What is done about an uncertain grade, and the stages one of which it needs. */
const NEEDS: Readonly<Record<string, readonly Stage[]>> = {
  siteVisit: ["siteVisit"],
  thirdReview: ["deskReview", "siteVisit", "panel"],
};

/** What a standard promises to do where a grade is uncertain has a stage to be done at. */
function whenUncertain(standard: Standard): Finding[] {
  const answer = standard.robustness?.whenUncertain ?? "";
  const needs = NEEDS[answer];
  const stages = stagesOf(standard).map(({ stage }) => stage);
  if (!needs || stages.some((stage) => needs.includes(stage))) return [];
  return [
    error({
      code: "uncertain-without-stage",
      path: ["robustness", "whenUncertain"],
      got: `${answer} in a cycle without a stage for it`,
      want: `${needs.join(" or ")} among the stages of the cycle, or deciderGivesReason`,
    }),
  ];
}

function order(standard: Standard): Finding[] {
  const stages = stagesOf(standard);
  return stages.flatMap(({ stage, at }, k) => {
    const path = ["cycle", "stages", at];
    const before = stages.slice(0, k);
    if (before.some((other) => other.stage === stage))
      return error({ code: "stage-repeated", path, got: `${stage} a second time`, want: "each stage once" });
    const later = before.find((other) => STAGES.indexOf(other.stage) > STAGES.indexOf(stage));
    if (!later) return [];
    return refused({
      code: "stages-out-of-order",
      path,
      got: `${stage} after ${later.stage}`,
      want: `the order ${STAGES.join(", ")}: nothing is decided before it is heard`,
    });
  });
}

function wayOut(standard: Standard): Finding[] {
  const stages = stagesOf(standard);
  const findings: Finding[] = [];
  const deciding = stages.find(({ stage }) => CONTESTED.includes(stage));
  const appeal = standard.cycle?.appeal;
  if (deciding && !appeal)
    findings.push(
      refused({
        code: "appeal-missing",
        path: ["cycle"],
        got: `a ${deciding.stage} without an appeal`,
        want: "appeal: { within: 10, answeredWithin: 20 }: every decision has a route and a clock",
      }),
    );
  for (const key of ["within", "answeredWithin"] as const) {
    const days = appeal?.[key];
    if (days === undefined || days >= FAIR_DAYS) continue;
    const found = {
      path: ["cycle", "appeal", key],
      got: `${days} working days`,
      want: key === "within" ? "10 working days or more to appeal" : "a time that can be kept, such as 20 working days",
    };
    if (days < 1) findings.push(refused({ code: "appeal-without-time", ...found }));
    else if (key === "within") findings.push(warning({ code: "appeal-short", ...found }));
  }
  for (const { stage, days, at } of stages)
    if (days !== null && days < 1 && (stage === "rightOfReply" || stage === "notice"))
      findings.push(
        refused({
          code: "reply-without-time",
          path: ["cycle", "stages", at],
          got: `${stage} of ${days} working days`,
          want: "at least one day, usually 5 to 10: who is spoken about can answer",
        }),
      );
  if (deciding && !stages.some(({ stage }) => stage === "notice"))
    findings.push(
      warning({
        code: "notice-missing",
        path: ["cycle", "stages"],
        got: `a ${deciding.stage} that is not put on notice`,
        want: "notice: 7 after the decision: everything that decides is public",
      }),
    );
  if (stages.some(({ stage }) => stage === "designation") && !stages.some(({ stage }) => stage === "decision"))
    findings.push(
      refused({
        code: "decision-missing",
        path: ["cycle", "stages"],
        got: "a designation without a decision",
        want: "decision before designation: made by people who did not review, with reasons",
      }),
    );
  return findings;
}

/** At least a quarter of the visits is drawn, so that nobody chooses all of them. */
function draw({ cycle }: Standard): Finding[] {
  const random = cycle?.siteVisits?.random;
  if (random === undefined || random >= 0.25) return [];
  return [
    refused({
      code: "draw-too-small",
      path: ["cycle", "siteVisits", "random"],
      got: String(random),
      want: "0.25 or more: at least a quarter of the visits is drawn at random",
    }),
  ];
}
