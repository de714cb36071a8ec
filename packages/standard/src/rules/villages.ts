import type { Finding } from "../problem.ts";
import { Standard } from "../schema.ts";
import { structuralFindings } from "./index.ts";

/** Parts of a standard as YAML would give them: indicators and context are added, everything else replaces. */
export interface Parts {
  readonly indicators?: readonly object[];
  readonly context?: readonly object[];
  readonly [key: string]: unknown;
}

/** A small recognition, complete with a cycle, that breaks no rule; tests change one thing in it. */
export function villages({ indicators = [], context = [], ...rest }: Parts = {}): Standard {
  return Standard.parse({
    touchstone: 1,
    id: "villages",
    version: "1",
    title: "Villages",
    languages: ["en", "zh-Hans", "bo"],
    units: [
      { type: "county", kind: "area", title: "County" },
      { type: "township", kind: "area", title: "Township", within: "county" },
      { type: "village", kind: "area", title: "Village", within: "township", assessed: true },
      { type: "hamlet", kind: "area", title: "Hamlet", within: "village" },
    ],
    bodies: [
      { id: "office", title: "Office" },
      { id: "council", title: "Council" },
    ],
    context: [
      { id: "residents", class: "size", title: "Residents", kind: "count", counts: "residents" },
      { id: "has_school", class: "facility", title: "Has a school", kind: "yes-no" },
      { id: "runs_water", class: "competence", title: "Runs its own water", kind: "yes-no" },
      { id: "income", class: "economy", title: "Revenue", kind: "amount", unit: "CNY" },
      { id: "terrain", class: "geography", title: "Terrain", kind: "choice", of: ["valley", "plateau"] },
      ...context,
    ],
    criteria: [
      {
        id: "services",
        title: "Services",
        indicators: [
          {
            id: "notices",
            title: "Notices in every language of service",
            measures: "service",
            kind: "share",
            counts: "notices",
          },
          { id: "in_time", title: "Answered in time", measures: "service", kind: "share", counts: "answers_in_time" },
          { id: "hours", title: "Hours open", measures: "service", kind: "amount", unit: "h/week", goalposts: [0, 40] },
          ...indicators,
        ],
      },
      {
        id: "places",
        title: "Places",
        indicators: [
          {
            id: "desk",
            title: "A desk that helps",
            measures: "service",
            kind: "rubric",
            rubric: ["None", "Some days", "Daily"],
          },
          { id: "meals", title: "A hot meal", measures: "service", kind: "yes-no", appliesWhen: "unit.has_school" },
        ],
      },
    ],
    gates: [{ id: "clear", title: "Nothing open", holds: "findings.major.open == 0" }],
    grades: [{ id: "designated", title: "Designated", atLeast: 70, holds: "criteria.services >= 60" }],
    cycle: {
      stages: ["application", { deskReview: 30 }, { rightOfReply: 10 }, { decision: 10 }, { notice: 7 }, "designation"],
      actsAt: { deskReview: "township", decision: "county" },
      appeal: { within: 10, answeredWithin: 20 },
    },
    ...rest,
  });
}

/** The same measured as a pure index: nobody takes part in it, nobody is recognised. */
export function anIndex(parts: Parts = {}): Standard {
  return villages({ units: undefined, bodies: undefined, gates: [], grades: [], cycle: undefined, ...parts });
}

/** One indicator beside those of the villages. */
export const withIndicator = (indicator: object): Standard =>
  villages({ indicators: [{ id: "one", title: "One", measures: "service", ...indicator }] });

const CODES: (level: Finding["level"]) => (standard: Standard) => string[] = (level) => (standard) => [
  ...new Set(
    structuralFindings(standard)
      .filter((finding) => finding.level === level)
      .map(({ code }) => code),
  ),
];
/** The codes of what is refused, each once. */
export const refusals: (standard: Standard) => string[] = CODES("refused");
export const errors: (standard: Standard) => string[] = CODES("error");
export const warnings: (standard: Standard) => string[] = CODES("warning");
