/** For tests: one hand-in of a village for a round, with the ledgers around it, and what is told of it. */
import { check, type Standard } from "@touchstone/standard";
import { sha256Hex } from "../files/digest.ts";
import type { Observation } from "../observations/check-observations.ts";
import { quantitiesOf, submissionsFor } from "../observations/sources.ts";
import type { EventData } from "../record/event-shapes.ts";
import type { Ledger } from "../record/read-ledger.ts";
import type { Recorded } from "../record/recorded.ts";
import { Findings } from "../report/findings.ts";
import type { Version } from "../standard/load-standards.ts";
import { handInCheck } from "./check-hand-ins.ts";
import { roundOf } from "./round.ts";

const YAML = `touchstone: 1
id: doors
version: "1"
title: Doors
languages: [en]
period: year
units:
  - { type: village, kind: area, title: village, assessed: true, minimum: 50 }
context:
  - { id: residents, class: size, title: Residents, kind: count, counts: residents, unit: person }
criteria:
  - id: doors
    title: Doors
    indicators:
      - { id: hours, title: Hours, measures: service, kind: amount, unit: h/week, goalposts: [0, 40], asks: opening_hours@1 }
      - { id: ramps, title: Ramps, measures: facility, kind: yes-no, use: latest within P2Y }
      - { id: budget, title: Budget, measures: service, kind: amount, unit: h/week, goalposts: [0, 40], reportedBy: office }
`;
function standard(): Standard {
  const checked = check(YAML);
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  return checked.value;
}

export type Told = { readonly [T in keyof EventData]: readonly [T, Partial<EventData[T]>] }[keyof EventData];
const events = (told: readonly Told[]): Recorded[] =>
  told.map(
    ([type, data], seq) => ({ type, seq, at: "2026-03-02T12:00:00.000Z", by: "a", stream: "s", data }) as Recorded, // with the fields that are looked at
  );
export const handedInFor = (programmeId: string, period: string, ...items: string[]): Told => [
  "ObservationsSubmitted",
  { programmeId, period, items },
];

/** Leaves 0 to 5 of the organisation; `after` comes then. */
const LEDGER: readonly Told[] = [
  ["OrganisationFounded", {}],
  handedInFor("p", "2025", "opening_hours@1", "gn/budget"),
  handedInFor("p", "2024", "gn/ramps"),
  handedInFor("p", "", "gn/residents"),
  handedInFor("p", "2025", "opening_hours@1"),
  handedInFor("q", "2025", "opening_hours@1"),
];
export const answers = (...rows: readonly (readonly [seq: number, period: string, item: string, answer: unknown])[]) =>
  rows.map(([seq, period, item, answer]): Observation => ({ seq, period, item, answer }));
export const OWN = answers(
  [3, "", "gn/residents", 120],
  [2, "2024", "gn/ramps", true],
  [1, "2025", "gn/budget", 9],
  [1, "2025", "opening_hours@1", 20],
  [4, "2025", "opening_hours@1", 30],
);
export const ALL = '[["gn/budget","2025",9],["gn/residents","",120],["opening_hours@1","2025",30]]';
export const UNITS = '[["gn/ramps","2024",true],["opening_hours@1","2025",30]]';
export const RIGHT = {
  size: 6,
  root: "root of 6",
  answers: sha256Hex(ALL),
  own: sha256Hex(UNITS),
  proofs: sha256Hex("[]"),
  nAnswers: 3,
  nProofs: 0,
};

export const to = (state: string) => ({ applicationId: "a", moved: { to: state, deadline: null } });

interface Given {
  readonly said?: Partial<typeof RIGHT>;
  readonly answers?: readonly Observation[] | null;
  /** of the organisation's ledger */
  readonly after?: readonly Told[];
  /** on which permissions hold for the bundle */
  readonly day?: string;
  readonly published?: boolean;
  readonly ledger?: number;
  /** what was assessed, and when */
  readonly scored?: { readonly size: number; readonly day: string };
  /** how it came to its score, `HAND_IN` in its place */
  readonly road?: readonly Told[];
  readonly stages?: EventData["CycleOpened"]["stages"];
}

export const HAND_IN: Told = ["ApplicationHandedIn", to("settling")];
const scoredOf = ({ size, day }: { readonly size: number; readonly day: string }): readonly Told[] => {
  const cut = { organisation: { size, root: "" }, programme: { size: 1, root: "" } };
  return [
    ["AssessmentRecorded", { assessmentId: "x", cut, day }],
    ["ScoreReady", { ...to("decided"), assessmentId: "x" }],
  ];
};

/** What is told of one hand-in of mill: faults, and ids of what can't be checked. */
export function told({
  said,
  answers = OWN,
  after = [],
  published = true,
  ledger: size = 20,
  ...given
}: Given): string[] {
  const { scored, day = "2026-06-01", road = [HAND_IN], stages = [] } = given;
  const findings = new Findings();
  const version: Version = {
    version: "1",
    digest: "",
    origin: events([["StandardDrafted", {}]])[0] as Version["origin"],
    standard: standard(),
    languages: [],
  }; // of that type
  const programmeId = "p";
  const programmed = events([
    ["ProgrammeFounded", { programmeId, slug: "gn", timeZone: "Asia/Shanghai" }],
    ["CycleOpened", { cycleId: "c", period: "2025", standard: { version: "1", digest: "" }, stages }],
    ["ApplicationMade", { ...to("answering"), cycleId: "c", unitId: "mill" }],
    ...road.map(
      (event): Told =>
        event === HAND_IN
          ? ["ApplicationHandedIn", { ...to(stages.length > 0 ? "handedIn" : "settling"), ...RIGHT, ...said }]
          : event,
    ),
    ...(scored === undefined ? [] : scoredOf(scored)),
    [
      "NoticePublished",
      { cycleId: "c", entries: [{ applicationId: "a", unitId: "mill", grade: "g", assessmentId: "x", score: 1 }] },
    ],
  ]);
  const organised = events([...LEDGER, ...after]);
  const [founded] = programmed;
  if (founded?.type !== "ProgrammeFounded") throw new Error("the first is");
  const ledger: Ledger = {
    kind: "organisation",
    checkpoint: { origin: "o", size, root: new Uint8Array(32) },
    events: organised,
    unknown: new Map(),
    lastAt: "",
    rootAt: (of) => `root of ${of}`,
  };
  const using = { programmeId, slug: "gn", quantities: quantitiesOf([standard()]), day };
  const one = handInCheck(
    {
      round: roundOf(programmed, programmed.length),
      programme: { founded, events: programmed, versions: new Map([["1", version]]) },
      ledger,
      submissions: submissionsFor(organised, { ...using, size, permittedBy: size }),
      published: new Set(published ? ["mill"] : []),
    },
    findings,
  );
  if (answers) one.unit("mill", answers);
  one.end();
  const faults = findings
    .checks()
    .flatMap(({ faults: of }) => of.map(({ found, wanted }) => `${found}, want ${wanted}`));
  return [...faults, ...findings.limits().map(({ id }) => id)];
}
