import { describe, expect, test } from "vitest";
import { authorise, type Held, type Holding, MAY } from "./authorise.ts";
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
  ...more,
});
const whoMay = (role: Role): string[] =>
  COMMANDS.filter((command) => LOGS.some((on) => authorise(command, [held(on, role)], ABOUT) === null)).filter(
    (command) => Array.isArray(MAY[command]),
  );
const ABOUT = { today: TODAY, units: null };

describe("commands × roles", () => {
  test.each(COMMANDS)("%s is for those of its line, and for nobody else", (command) => {
    const allowed = MAY[command];
    for (const { on, role } of HOLDINGS) {
      const isListed = typeof allowed === "string" || allowed.includes(`${on}/${role}`);
      const refusal = authorise(command, [held(on, role)], ABOUT);
      expect(refusal === null, `${on}/${role}`).toBe(isListed);
      if (refusal) expect(refusal).toEqual({ code: "not-allowed", command, roles: allowed });
    }
    expect(authorise(command, [], ABOUT) === null).toBe(typeof allowed === "string");
  });

  test("an operator founds, grants and opens accounts of units, and does nothing else", () =>
    expect(whoMay("operator").sort()).toEqual([
      "CloseUnitAccount",
      "EndRole",
      "FoundProgramme",
      "GrantRole",
      "OpenUnitAccount",
      "ResetUnitAccount",
    ]));

  test("oversight turns keys, and does nothing else", () =>
    expect(whoMay("oversight").sort()).toEqual(["TurnStandardKey"]));

  test("an auditor changes nothing", () => expect(whoMay("auditor")).toEqual([]));

  test("what anybody may do without a role is to found an organisation and to object", () =>
    expect(COMMANDS.filter((command) => typeof MAY[command] === "string").sort()).toEqual([
      "FileStandardObjection",
      "FoundOrganisation",
    ]));
});

describe("a role", () => {
  const office = (more: Partial<Held>): unknown =>
    authorise("ImportUnits", [held("organisation", "office", more)], ABOUT)?.code ?? null;

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
    const about = (units: string[]) => authorise("EndEnrolment", own, { today: TODAY, units });
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
            expect(authorise(command, both, ABOUT), `${command} by ${holding} and ${there}/${other}`).toEqual({
              code: "not-separated",
              role: one,
              holds: other,
            });
          }
  });

  test("ends with the other role", () => {
    const both = [held("programme", "oversight"), held("programme", "office", { until: TODAY })];
    expect(authorise("TurnStandardKey", both, ABOUT)).toBeNull();
  });
});
