/**
 * Commands and readings × roles × where, over what and when they are held, alone and together with every other role:
 * each case there is, held against a table that is written by hand.
 */
import {
  type AboutUnits,
  authorise,
  authoriseReading,
  type Held,
  MAY,
  MAY_READ,
  notSeparated,
  ROLES,
} from "@touchstone/domain";
import { describe, expect, test } from "vitest";
import { BLIND, COMMANDS, isApart, READINGS, ROLE_NAMES, type RoleName } from "./table.ts";

const TODAY = "2026-03-01";
const LOGS = ["organisation", "programme"] as const;

/** Over what a role is held; the act is about a village in a township in a county, or about nothing smaller than all. */
const OVER = { all: null, county: "county", township: "township", village: "village", elsewhere: "well" } as const;
const ABOUT = { village: ["village", "township", "county"], township: ["township", "county"], all: null } as const;
type Over = keyof typeof OVER;
/** Which acts a role over something reaches. */
const REACHES: { readonly [O in Over]: readonly (keyof typeof ABOUT)[] } = {
  all: ["village", "township", "all"],
  county: ["village", "township"],
  township: ["village", "township"],
  village: ["village"],
  elsewhere: [],
};

const WHEN = {
  always: { from: "2020-01-01", until: null, holds: true },
  "from today on": { from: TODAY, until: null, holds: true },
  "until the end of today": { from: "2020-01-01", until: "2026-03-02", holds: true },
  "until yesterday": { from: "2020-01-01", until: TODAY, holds: false },
  "from tomorrow on": { from: "2026-03-02", until: null, holds: false },
} as const;
type When = keyof typeof WHEN;

interface Case {
  readonly on: (typeof LOGS)[number];
  readonly role: RoleName;
  readonly over: Over;
  readonly when: When;
}
const CASES: readonly Case[] = LOGS.flatMap((on) =>
  ROLE_NAMES.flatMap((role) =>
    (Object.keys(OVER) as Over[]).flatMap(
      (
        over, // the table's own keys
      ) => (Object.keys(WHEN) as When[]).map((when) => ({ on, role, over, when })),
    ),
  ),
);
const heldIn = ({ on, role, over, when }: Case): Held => {
  const { from, until } = WHEN[when];
  return { on, role, unitId: OVER[over], from, until, today: TODAY };
};

/** What a unit does for itself alone: hard rule 5. */
const OWN: readonly string[] = [
  "MakeCommitment",
  "EndCommitment",
  "Apply",
  "HandIn",
  "WithdrawApplication",
  "ReplyToFindings",
  "SubmitObservations",
  "EndEnrolment",
];
const RUNNING: readonly string[] = ["operator", "office", "coordinator"];

/** What the table says: all who hold one of its roles, over what is asked, today, and nothing that is kept apart from it. */
function says(
  [what, line]: readonly [what: string, line: string],
  cases: readonly Case[],
  about: keyof typeof ABOUT,
): "yes" | "not-allowed" | "not-separated" {
  if (line === "folder" || line === "anybody") return "yes";
  const isOwn = (role: RoleName): boolean => role === "unit" && OWN.includes(what);
  const standing = cases.filter(({ when }) => WHEN[when].holds);
  const fitting = standing.filter(
    ({ on, role, over }) =>
      line.split(" ").includes(`${on === "organisation" ? "O" : "P"}:${role}`) &&
      !(role === "assessor" && BLIND.includes(what) && standing.some((other) => other.role === "reviewer")) &&
      (isOwn(role) ? over === about : REACHES[over].includes(about)),
  );
  if (fitting.length === 0) return "not-allowed";
  const goesWith = (role: RoleName, other: RoleName): boolean =>
    !isApart(role, other) && !(isOwn(role) && RUNNING.includes(other));
  return fitting.some(({ role }) => standing.every((other) => goesWith(role, other.role))) ? "yes" : "not-separated";
}

type Asking = (held: readonly Held[], units: AboutUnits) => { readonly code: string } | null;
const ASKED: readonly (readonly [string, string, Asking])[] = [
  ...(Object.keys(COMMANDS) as (keyof typeof COMMANDS)[]).map(
    // the table's own keys
    (command) =>
      [
        command,
        COMMANDS[command],
        (held: readonly Held[], units: AboutUnits) => authorise(command, held, units),
      ] as const,
  ),
  ...(Object.keys(READINGS) as (keyof typeof READINGS)[]).map(
    // the table's own keys
    (what) =>
      [
        what,
        READINGS[what],
        (held: readonly Held[], units: AboutUnits) => authoriseReading(what, held, units),
      ] as const,
  ),
];
const ABOUTS = Object.keys(ABOUT) as (keyof typeof ABOUT)[]; // the table's own keys

/** The cases in which the program says otherwise than the table, in words; and how many were tried. */
function differences(
  line: readonly [what: string, line: string],
  ask: Asking,
  holdings: Iterable<readonly Case[]>,
): { tried: number; wrong: string[] } {
  const wrong: string[] = [];
  let tried = 0;
  for (const cases of holdings) {
    const held = cases.map(heldIn);
    for (const about of ABOUTS) {
      tried++;
      const units = ABOUT[about];
      const got = ask(held, units)?.code ?? "yes";
      const want = says(line, cases, about);
      if (got !== want) wrong.push(`${JSON.stringify(cases)} about ${about}: got ${got}, want ${want}`);
    }
  }
  return { tried, wrong: wrong.slice(0, 5) };
}

describe("the table", () => {
  test("has a line for every command and every reading, and no other", () => {
    expect(Object.keys(COMMANDS).sort()).toEqual(Object.keys(MAY).sort());
    expect(Object.keys(READINGS).sort()).toEqual(Object.keys(MAY_READ).sort());
    expect(ROLE_NAMES.toSorted()).toEqual(ROLES.toSorted());
  });

  test("keeps the same roles apart as the program, in both directions", () => {
    for (const one of ROLE_NAMES)
      for (const other of ROLE_NAMES) {
        expect(notSeparated(one, [other]), `${one} and ${other}`).toBe(isApart(one, other) ? other : null);
        expect(isApart(one, other)).toBe(isApart(other, one));
      }
  });

  test("lets nobody who hears appeals or audits change anything, and nobody who watches do more than turn a key", () => {
    const may = (role: string) =>
      Object.entries(COMMANDS)
        .filter(([, line]) => line.includes(`:${role}`))
        .map(([command]) => command);
    for (const role of ["appeal", "auditor"]) expect(may(role)).toEqual([]);
    expect(may("oversight")).toEqual(["TurnStandardKey"]);
  });
});

describe.each(ASKED)("%s", (what, roles, ask) => {
  const line = [what, roles] as const;

  test("is for nobody without a role, unless for anybody", () =>
    expect(differences(line, ask, [[]])).toEqual({ tried: 3, wrong: [] }));

  test("is for who holds a role of its line, over what it is about, today", () =>
    expect(
      differences(
        line,
        ask,
        CASES.map((one) => [one]),
      ),
    ).toEqual({ tried: CASES.length * 3, wrong: [] }));

  test("is refused to who holds, beside every role that would allow it, one that is kept apart", () => {
    const pairs = function* (): Generator<readonly Case[]> {
      for (const one of CASES)
        for (const other of CASES) if (one.when === "always" || other.when === "always") yield [one, other];
    };
    const { tried, wrong } = differences(line, ask, pairs());
    expect(wrong).toEqual([]);
    expect(tried).toBe(3 * (CASES.length ** 2 - (CASES.length * 0.8) ** 2));
  });

  test("is not given by a role in a sister programme, which takes it from the organisation's roles alone", () => {
    const always = { unitId: null, from: "2020-01-01", until: null, today: TODAY } as const;
    const wrong: string[] = [];
    for (const sister of ROLE_NAMES) {
      const there: Held = { on: "sister", role: sister, ...always };
      const alone = says(line, [], "all");
      if ((ask([there], null)?.code ?? "yes") !== alone) wrong.push(`${sister} elsewhere`);
      for (const on of LOGS)
        for (const role of ROLE_NAMES) {
          const without = says(line, [{ on, role, over: "all", when: "always" }], "all");
          const isOpen = roles === "folder" || roles === "anybody";
          const isTaken = without === "yes" && !isOpen && on === "organisation" && isApart(role, sister);
          const got = ask([{ on, role, ...always }, there], null)?.code ?? "yes";
          if (got !== (isTaken ? "not-separated" : without)) wrong.push(`${on}/${role} beside ${sister}: ${got}`);
        }
    }
    expect(wrong).toEqual([]);
  });
});
