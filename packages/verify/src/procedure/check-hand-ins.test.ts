import { check, type Standard } from "@touchstone/standard";
import { describe, expect, test } from "vitest";
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

type Told = { readonly [T in keyof EventData]: readonly [T, Partial<EventData[T]>] }[keyof EventData];
const events = (told: readonly Told[]): Recorded[] =>
  told.map(
    ([type, data], seq) => ({ type, seq, at: "2026-03-02T12:00:00.000Z", by: "a", stream: "s", data }) as Recorded, // with the fields that are looked at
  );
const handedInFor = (programmeId: string, period: string, ...items: string[]): Told => [
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
const answers = (...rows: readonly (readonly [seq: number, period: string, item: string, answer: unknown])[]) =>
  rows.map(([seq, period, item, answer]): Observation => ({ seq, period, item, answer }));
const OWN = answers(
  [3, "", "gn/residents", 120],
  [2, "2024", "gn/ramps", true],
  [1, "2025", "gn/budget", 9],
  [1, "2025", "opening_hours@1", 20],
  [4, "2025", "opening_hours@1", 30],
);
const ALL = '[["gn/budget","2025",9],["gn/residents","",120],["opening_hours@1","2025",30]]';
const UNITS = '[["gn/ramps","2024",true],["opening_hours@1","2025",30]]';
const RIGHT = {
  size: 6,
  root: "root of 6",
  answers: sha256Hex(ALL),
  own: sha256Hex(UNITS),
  proofs: sha256Hex("[]"),
  nAnswers: 3,
  nProofs: 0,
};

const to = (state: string) => ({ applicationId: "a", moved: { to: state, deadline: null } });

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

const HAND_IN: Told = ["ApplicationHandedIn", to("settling")];
const scoredOf = ({ size, day }: { readonly size: number; readonly day: string }): readonly Told[] => {
  const cut = { organisation: { size, root: "" }, programme: { size: 1, root: "" } };
  return [
    ["AssessmentRecorded", { assessmentId: "x", cut, day }],
    ["ScoreReady", { ...to("decided"), assessmentId: "x" }],
  ];
};

/** What is told of one hand-in of mill: faults, and ids of what can't be checked. */
function told({ said, answers = OWN, after = [], published = true, ledger: size = 20, ...given }: Given): string[] {
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

test("the last answer before the hand-in counts, in the periods that the round is made from", () =>
  expect(told({})).toEqual([]));

test("what came after it does not count", () => {
  const before = { size: 4, root: "root of 4" };
  const [all, own] = [ALL, UNITS].map((text) => sha256Hex(text.replace("30", "20")));
  expect(told({ said: { ...before, answers: all ?? "", own: own ?? "" } })).toEqual([]);
  expect(told({ said: before })).toEqual([
    expect.stringMatching(/^own: .* of the 2 answers of the unit itself$/),
    expect.stringMatching(/^answers: .* of the 3 answers$/),
  ]);
});

test("of whom nothing was answered, nothing can have been handed in", () =>
  expect(told({ answers: null })).toContain("3 answers, want 0, which were on record"));

const SHARED = answers([5, "2025", "opening_hours@1", 38]);
const permitted = (on: string): Told => [
  "SharingPermitted",
  { permissionId: "s", quantity: "opening_hours@1", from: null, to: "p", on },
];
const ended = (on: string): Told => ["SharingEnded", { permissionId: "s", on }];
const BY_PERMISSION = {
  size: 7,
  root: "root of 7",
  answers: sha256Hex(ALL.replace("30", "38")),
  own: sha256Hex(UNITS.replace("30", "38")),
};

test("an answer to another programme counts by a permission that stood on that day", () => {
  const given = { answers: [...OWN, ...SHARED], said: BY_PERMISSION };
  expect(told({ ...given, after: [permitted("2026-03-02")] })).toEqual([]);
  expect(told({ answers: [...OWN, ...SHARED], after: [permitted("2026-03-03")] })).toEqual([]); // not yet
});

test("one that is shown here has to be there, as it was handed in", () => {
  const after = [permitted("2026-03-02")];
  const wanted = [
    expect.stringMatching(/^own: .* of the 2 answers of the unit itself$/),
    expect.stringMatching(/^answers: .* of the 3 answers$/),
  ];
  expect(told({ said: BY_PERMISSION, after })).toEqual(wanted);
  const other = answers([5, "2025", "opening_hours@1", 39]);
  expect(told({ said: BY_PERMISSION, after, answers: [...OWN, ...other] })).toEqual(wanted);
});

/** A permission that has come to its end by now: what it let serve is not shown any more. */
const OVER = [permitted("2026-03-02"), ended("2026-04-01")] as const;

test("one that is not shown any more leaves open what was handed in, and is no fault", () =>
  expect(told({ said: BY_PERMISSION, after: OVER })).toEqual(["handed in, permitted"]));

describe("what is scored is what the unit had handed in, by permission or not:", () => {
  const on = { ...RIGHT, size: 7, root: "root of 7" };
  const later = (item: string, period: string): Told => handedInFor("p", period, item);
  const changed = { answers: [...OWN, ...answers([7, "2024", "gn/ramps", false])] };
  const scored = { size: 9, day: "2026-03-20" };
  const fault = (item: string) => `scored with other answers of the unit itself: ${item}, want those it had handed in`;

  test("an answer that no permission covers stands, whatever is permitted", () => {
    const unused = permitted("2026-05-01");
    expect(told({ said: on, after: [unused, later("gn/ramps", "2024")], scored })).toEqual([]);
    expect(told({ ...changed, said: on, after: [unused, later("gn/ramps", "2024")], scored })).toEqual([
      fault("gn/ramps"),
    ]);
  });

  test("an answer by permission stands where it is shown", () => {
    const after = [permitted("2026-03-02"), handedInFor("q", "2025", "opening_hours@1")];
    const shown = [...OWN, ...SHARED];
    const again = answers([7, "2025", "opening_hours@1", 39]);
    expect(told({ said: BY_PERMISSION, answers: shown, after, scored })).toEqual([]);
    expect(told({ said: BY_PERMISSION, answers: [...shown, ...again], after, scored })).toEqual([
      fault("opening_hours@1"),
    ]);
  });

  test("a permission that begins between the two lets nothing in", () => {
    const after = [permitted("2026-03-10")];
    const given = { said: on, answers: [...OWN, ...SHARED], after };
    expect(told({ ...given, scored: { size: 9, day: "2026-03-09" } })).toEqual([]);
    expect(told({ ...given, scored: { size: 9, day: "2026-03-10" } })).toEqual([fault("opening_hours@1")]);
  });

  test("a permission that ends between the two leaves nothing out", () => {
    const given = { said: BY_PERMISSION, answers: [...OWN, ...SHARED], after: OVER, day: "2026-03-20" };
    expect(told({ ...given, scored: { size: 9, day: "2026-03-31" } })).toEqual([]);
    expect(told({ ...given, scored: { size: 9, day: "2026-04-01" } })).toEqual([fault("opening_hours@1")]);
  });

  test("where an answer by permission is not shown any more, all others stand", () => {
    const after = [permitted("2026-03-02"), later("gn/ramps", "2024"), ended("2026-04-01")];
    const [open] = ["handed in, permitted"];
    expect(told({ said: BY_PERMISSION, after, scored })).toEqual([open]);
    expect(told({ ...changed, said: BY_PERMISSION, after, scored })).toEqual([fault("gn/ramps"), open]);
  });
});

test("answers of who takes part no more can't be looked at", () =>
  expect(told({ published: false, answers: null })).toEqual(["handed in, withheld"]));

test("nothing of a hand-in can be looked at behind the end of the organisation's ledger", () =>
  expect(told({ ledger: 5 })).toEqual(["handed in, beyond"]));

test("what the unit had handed in is what is scored, whatever others add", () => {
  const scored = { ...RIGHT, size: 5, root: "root of 5" };
  expect(told({ said: scored, scored: { size: 6, day: "2026-03-20" } })).toEqual([]);
  const before = answers([1, "2025", "opening_hours@1", 20]);
  const said = { ...RIGHT, size: 4, root: "root of 4", nAnswers: 1 };
  const digest = sha256Hex('[["opening_hours@1","2025",20]]');
  const given = { said: { ...said, own: digest, answers: digest }, scored: { size: 6, day: "2026-03-20" } };
  expect(told({ ...given, answers: before })).toEqual([]);
  expect(told({ ...given, answers: [...before, ...answers([4, "2025", "opening_hours@1", 30])] })).toEqual([
    "scored with other answers of the unit itself: opening_hours@1, want those it had handed in",
  ]);
});

test("an application on notice has something that it handed in, and an assessment that scored it", () => {
  expect(told({ road: [] })).toEqual([
    "no hand-in that is open, want all that was handed in, opened with all that led to its decision",
  ]);
  const elsewhere: Told = ["ScoreReady", { ...to("decided"), assessmentId: "y" }];
  expect(told({ road: [HAND_IN, elsewhere] })).toEqual(["scored by y, want an assessment that is in the ledger"]);
});

test("after its days for mending what it had on record is said, but by an early event", () => {
  const list: Told = ["CompletenessChecked", { ...to("mending"), toMend: [{ at: "hours", text: [] }] }];
  const stages = [{ stage: "completeness", days: 5, actsAt: null }];
  expect(told({ stages, road: [HAND_IN, list, ["ApplicationMoved", to("settling")]] })).toEqual([
    "handed in, early mending",
  ]);
});
