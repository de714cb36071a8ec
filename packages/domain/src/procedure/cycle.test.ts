import type { Standard } from "@touchstone/standard";
import { describe, expect, test } from "vitest";
import type { CycleCommands } from "./commands.ts";
import { type CycleOpening, decideOpenCycle } from "./cycle.ts";
import { standardWith } from "./sample-applied.ts";
import { eventsOf, on, refusalOf, words } from "./sample-decided.ts";

const TODAY = on("2026-03-02");
const command: CycleCommands["OpenCycle"] = {
  cycleId: "c1",
  titles: [words("Round of 2026")],
  period: "2025",
  opens: "2026-03-02",
  closes: "2026-05-04",
};
const opening = (more: Partial<CycleOpening> = {}, standard = standardWith()): CycleOpening => ({
  isIdFree: true,
  inForce: { version: "1", digest: "d", standard },
  ...more,
});
const open = (said: Partial<typeof command> = {}, state = opening()) =>
  decideOpenCycle({ ...command, ...said }, state, TODAY);

const THIRD = "robustness: { certainAt: 0.9, whenUncertain: thirdReview }\n";
/** A standard with this cycle; `more` goes on from it. */
const cycleOf = (stages: string, { rated = true, more = "" } = {}): Standard =>
  standardWith({
    rated,
    more: `grades:\n  - { id: gold, title: Gold, atLeast: 80 }\ncycle:\n  stages: ${stages}\n  appeal: { within: 10, answeredWithin: 20 }\n${more}`,
  });

describe("a round", () => {
  test("is opened by the standard in force, with its stages, days and levels as they stand there", () => {
    expect(eventsOf(open())).toEqual([
      {
        type: "CycleOpened",
        stream: "cycle/c1",
        data: {
          cycleId: "c1",
          titles: [words("Round of 2026")],
          period: "2025",
          standard: { version: "1", digest: "d" },
          opens: "2026-03-02",
          closes: "2026-05-04",
          stages: [
            { stage: "call", days: null, actsAt: null },
            { stage: "selfAssessment", days: 20, actsAt: null },
            { stage: "completeness", days: 5, actsAt: "township" },
            { stage: "deskReview", days: 10, actsAt: null },
            { stage: "decision", days: 10, actsAt: null },
            { stage: "notice", days: 7, actsAt: null },
          ],
          validFor: "P3Y",
          appeal: { within: 10, answeredWithin: 20 },
        },
      },
    ]);
  });

  test.each<[string, Partial<typeof command>, CycleOpening, object]>([
    ["under an id that is taken", {}, opening({ isIdFree: false }), { code: "exists" }],
    [
      "without a standard in force",
      {},
      opening({ inForce: null }),
      { code: "no-standard-in-force", day: "2026-03-02" },
    ],
    [
      "by a standard without a cycle",
      {},
      opening({}, standardWith({ more: "grades:\n  - { id: gold, title: Gold, atLeast: 80 }\n" })),
      { code: "no-rounds", missing: "cycle" },
    ],
    [
      "by a standard without grades",
      {},
      opening({}, standardWith({ more: "cycle:\n  stages: [{ selfAssessment: 20 }]\n" })),
      { code: "no-rounds", missing: "grades" },
    ],
    [
      "that promises a visit or a panel, which nobody can make yet",
      {},
      opening(
        {},
        standardWith({
          more: `grades:\n  - { id: gold, title: Gold, atLeast: 80 }\ncycle:\n  stages: [siteVisit, panel, { decision: 5 }]\n  appeal: { within: 10, answeredWithin: 20 }\n`,
        }),
      ),
      { code: "stage-not-built", stages: ["siteVisit", "panel"] },
    ],
    [
      "by which nobody's silence would ever count, for the decision has no days",
      {},
      opening({}, cycleOf("[{ selfAssessment: 20 }, decision, { notice: 7 }]")),
      { code: "cycle-unfit", problems: [{ path: "cycle.stages", got: "a decision without days" }] },
    ],
    [
      "without a decision",
      {},
      opening({}, cycleOf("[{ selfAssessment: 20 }, { notice: 7 }]")),
      { code: "cycle-unfit", problems: [{ path: "cycle.stages", got: "no decision" }] },
    ],
    [
      "that would wait for a third rating of what nobody rates",
      {},
      opening({}, cycleOf("[{ deskReview: 5 }, { decision: 5 }]", { rated: false, more: THIRD })),
      { code: "cycle-unfit", problems: [{ path: "robustness.whenUncertain" }] },
    ],
    [
      "whose notice is for a level that can't publish one",
      {},
      opening({}, cycleOf("[{ decision: 5 }, { notice: 7 }]", { more: "  actsAt: { notice: township }\n" })),
      { code: "cycle-unfit", problems: [{ path: "cycle.actsAt.notice", got: "township, a type of unit" }] },
    ],
    ["for a period of another length", { period: "2025-03" }, opening(), { code: "not-a-period", got: "2025-03" }],
    ["for no period", { period: "" }, opening(), { code: "not-a-period" }],
    ["that has begun before today", { opens: "2026-03-01" }, opening(), { code: "invalid" }],
    ["that closes on the day on which it opens", { closes: "2026-03-02" }, opening(), { code: "invalid" }],
    ["that opens on no day", { opens: "2026-02-30" }, opening(), { code: "invalid" }],
    ["that closes on no day", { closes: "soon" }, opening(), { code: "invalid" }],
    ["without a title", { titles: [] }, opening(), { code: "invalid" }],
    ["with a telephone number in its title", { titles: [words("Call 13912345678")] }, opening(), { code: "invalid" }],
  ])("is not opened %s", (_, said, state, refusal) => expect(refusalOf(open(said, state))).toMatchObject(refusal));

  test("is opened where a third rating can be called, and where a body puts decisions on notice", () => {
    const third = cycleOf("[{ deskReview: 5 }, { decision: 5 }]", { more: THIRD });
    expect(refusalOf(open({}, opening({}, third)))).toBe("accepted");
    const body = "  actsAt: { notice: library_office }\nbodies: [{ id: library_office, title: Library office }]\n";
    expect(refusalOf(open({}, opening({}, cycleOf("[{ decision: 5 }]", { more: body }))))).toBe("accepted");
  });
});
