import { describe, expect, test } from "vitest";
import { authorise, authoriseClock, type Held, type Holding, isAsUnit, MAY } from "./authorise.ts";
import type { BulkCommandType, CommandType } from "./commands.ts";
import { notSeparated, ROLES, type Role } from "./role.ts";

const TODAY = "2026-03-01";
const COMMANDS = Object.keys(MAY) as (CommandType | BulkCommandType)[]; // the table's own keys
const LOGS = ["organisation", "programme"] as const;
const HOLDINGS = LOGS.flatMap((on) => ROLES.map((role) => ({ on, role })));

const held = (on: Held["on"], role: Role, more: Partial<Held> = {}): Held => ({
  on,
  role,
  unitId: null,
  from: "2026-01-01",
  until: null,
  today: TODAY,
  ...more,
});
const whoMay = (role: Role): string[] =>
  COMMANDS.filter((command) => LOGS.some((on) => authorise(command, [held(on, role)], null) === null)).filter(
    (command) => Array.isArray(MAY[command]),
  );

describe("commands × roles", () => {
  test.each(COMMANDS)("%s is for those of its line, and for nobody else", (command) => {
    const allowed = MAY[command];
    for (const { on, role } of HOLDINGS) {
      const isListed = typeof allowed === "string" || allowed.includes(`${on}/${role}`);
      const refusal = authorise(command, [held(on, role)], null);
      expect(refusal === null, `${on}/${role}`).toBe(isListed);
      if (refusal) expect(refusal).toEqual({ code: "not-allowed", command, roles: allowed });
    }
    expect(authorise(command, [], null) === null).toBe(typeof allowed === "string");
  });

  test("an operator founds, grants, opens accounts of units and removes rehearsals, and does nothing else", () =>
    expect(whoMay("operator").sort()).toEqual([
      "CloseUnitAccount",
      "EndRole",
      "FoundProgramme",
      "GrantRole",
      "OpenUnitAccount",
      "RemoveSandbox",
      "ResetUnitAccount",
    ]));

  test("oversight turns keys, and does nothing else", () =>
    expect(whoMay("oversight").sort()).toEqual(["TurnStandardKey"]));

  test("an auditor changes nothing", () => expect(whoMay("auditor")).toEqual([]));

  test("what anybody may do without a role is to found an organisation, to object, and to ask for what is due", () =>
    expect(COMMANDS.filter((command) => typeof MAY[command] === "string").sort()).toEqual([
      "Advance",
      "FileObjection",
      "FileStandardObjection",
      "FoundOrganisation",
    ]));
});

describe("a role", () => {
  const office = (more: Partial<Held>): unknown =>
    authorise("ImportUnits", [held("organisation", "office", more)], null)?.code ?? null;

  test.each([
    ["from today on", { from: TODAY }, null],
    ["from tomorrow on", { from: "2026-03-02" }, "not-allowed"],
    ["until today", { until: TODAY }, "not-allowed"],
    ["until tomorrow", { until: "2026-03-02" }, null],
  ])("holds %s", (_, span, want) => expect(office(span)).toBe(want));

  test("over a part of the units gives no right over the whole", () =>
    expect(office({ unitId: "u1" })).toBe("not-allowed"));

  test("over a unit holds for it and all below it, and for no other", () => {
    const own = [held("programme", "unit", { unitId: "township" })];
    const about = (units: string[]) => authorise("AddEvidence", own, units);
    expect(about(["village", "township", "county"])).toBeNull();
    expect(about(["township", "county"])).toBeNull();
    expect(about(["other", "county"])).toMatchObject({ code: "not-allowed" });
  });
});

describe("separation", () => {
  const pairs = ROLES.flatMap((one) => ROLES.map((other) => [one, other] as const)).filter(
    ([one, other]) => notSeparated(one, [other]) !== null,
  );

  test("is between some roles", () => expect(pairs.length).toBeGreaterThan(0));

  test("is the same in both directions", () => {
    for (const [one, other] of pairs) expect(notSeparated(other, [one])).toBe(one);
  });

  test("takes the right from an account that came to hold both, in whichever log", () => {
    for (const command of COMMANDS)
      for (const [one, other] of pairs)
        for (const on of LOGS)
          for (const there of LOGS) {
            const allowed = MAY[command];
            const holding: Holding = `${on}/${one}`;
            if (typeof allowed === "string" || !allowed.includes(holding) || allowed.includes(`${there}/${other}`))
              continue;
            const both = [held(on, one), held(there, other)];
            expect(authorise(command, both, null), `${command} by ${holding} and ${there}/${other}`).toEqual({
              code: "not-separated",
              role: one,
              holds: other,
            });
          }
  });

  test("ends with the other role", () => {
    const both = [held("programme", "oversight"), held("programme", "office", { until: TODAY })];
    expect(authorise("TurnStandardKey", both, null)).toBeNull();
  });
});

describe("what a unit does for itself. Hard rule 5", () => {
  const OWN = ["MakeCommitment", "EndCommitment", "Apply", "HandIn", "WithdrawApplication", "ReplyToFindings"] as const;
  const about = ["village", "township", "county"];
  const unit = (unitId: string, on: Held["on"] = "programme"): Held => held(on, "unit", { unitId });

  test.each(OWN)(
    "%s is for its own account, and for none of those above it or of those who run the programme",
    (own) => {
      for (const on of LOGS) {
        expect(authorise(own, [unit("village", on)], about)).toBeNull();
        for (const above of ["township", "county", "other"])
          expect(authorise(own, [unit(above, on)], about)).toMatchObject({ code: "not-allowed" });
        for (const role of ROLES.filter((one) => one !== "unit"))
          expect(authorise(own, [held(on, role)], about)).toMatchObject({ code: "not-allowed" });
        for (const role of ["operator", "office", "coordinator"] as const)
          for (const where of LOGS)
            expect(authorise(own, [unit("village", on), held(where, role)], about)).toEqual({
              code: "not-separated",
              role: "unit",
              holds: role,
            });
      }
    },
  );

  test("answers are handed in as the unit only where no other role allows it", () => {
    expect(isAsUnit("SubmitObservations", [unit("village")], about)).toBe(true);
    expect(isAsUnit("SubmitObservations", [held("programme", "office")], about)).toBe(false);
    expect(isAsUnit("SubmitObservations", [unit("village"), held("programme", "office")], about)).toBe(false);
    expect(isAsUnit("SubmitObservations", [unit("township")], about)).toBe(false);
    expect(isAsUnit("Advance", [unit("village")], about)).toBe(false);
  });
});

test("the clock does what is due and what has to be recorded for it, and nothing else", () =>
  expect(COMMANDS.filter((command) => authoriseClock(command) === null).sort()).toEqual([
    "Advance",
    "Assess",
    "SubmitObservations",
  ]));
