import { describe, expect, test } from "vitest";
import type { Grant } from "./role.ts";
import { type Unit, unitOfRow } from "./unit.ts";
import {
  decideCloseUnitAccount,
  decideOpenUnitAccount,
  decideResetUnitAccount,
  type UnitAccountHeld,
  type UnitAccountOpening,
} from "./unit-account.ts";

const TODAY = "2026-03-01";
const CONTEXT = { at: "2026-03-01T12:00:00.000Z", today: TODAY, by: "actor-1" };
const mill = (more: Partial<Unit> = {}): Unit => ({
  ...unitOfRow({
    unitId: "mill",
    no: 1,
    type: "village",
    opened: null,
    closed: null,
    names: [],
    codes: [],
    memberships: [],
  }),
  ...more,
});
const held = (more: Partial<Grant> = {}): Grant => ({
  role: "unit",
  unitId: "mill",
  from: "2026-01-01",
  until: null,
  ...more,
});

describe("opening the account of a unit", () => {
  type Opening = Parameters<typeof decideOpenUnitAccount>[0];
  const command: Opening = { grantId: "g1", account: "mill", unitId: "mill", from: TODAY, until: null };
  const state: UnitAccountOpening = {
    inProgramme: true,
    isIdFree: true,
    unit: mill(),
    ofUnit: [],
    receiver: { actor: "actor-2", everywhere: [] },
  };
  const open = (more: Partial<UnitAccountOpening> = {}, other: Partial<Opening> = {}) =>
    decideOpenUnitAccount({ ...command, ...other }, { ...state, ...more });
  const receiver = (...everywhere: Grant[]) => ({ receiver: { actor: "actor-2", everywhere } });
  const refusal = (code: object) => ({ ok: false, refusal: code });

  test("grants the role of that unit and nothing else, to an actor and not to a name", () => {
    const opened = open();
    expect(opened).toEqual({
      ok: true,
      events: [
        {
          type: "RoleGranted",
          stream: "role/g1",
          data: { grantId: "g1", role: "unit", actor: "actor-2", unitId: "mill", from: TODAY, until: null },
        },
      ],
    });
    expect(Object.values(opened)).not.toContain(command.account);
  });

  test.each<[string, Partial<UnitAccountOpening>, object]>([
    [
      "in the log of an organisation",
      { inProgramme: false },
      { code: "unknown", what: "programme that the account is for", id: "mill" },
    ],
    ["under an id that a role has", { isIdFree: false }, { code: "exists", what: "role", id: "g1" }],
    ["for nobody", { receiver: null }, { code: "unknown", what: "account", id: "mill" }],
    ["of no unit", { unit: null }, { code: "unknown", what: "unit", id: "mill" }],
    [
      "of a unit that has closed, or went into another",
      { unit: mill({ closed: TODAY }) },
      { code: "not-alive", unitId: "mill", on: TODAY, opened: null, closed: TODAY },
    ],
    [
      "of a unit that is not there yet",
      { unit: mill({ opened: "2026-03-02" }) },
      { code: "not-alive", unitId: "mill", on: TODAY, opened: "2026-03-02", closed: null },
    ],
    [
      "of a unit that has one",
      { ofUnit: [held()] },
      { code: "exists", what: "standing account of the unit", id: "mill" },
    ],
    [
      "of a unit that has one from later on",
      { ofUnit: [held({ from: "2027-01-01" })] },
      { code: "exists", what: "standing account of the unit", id: "mill" },
    ],
  ])("%s is refused", (_, more, code) => expect(open(more)).toEqual(refusal(code)));

  test("of a unit whose last one has ended goes on, with the same account or another", () => {
    const ended = held({ until: TODAY });
    expect(open({ ofUnit: [ended], ...receiver(ended) })).toMatchObject({ ok: true });
    expect(open({ ofUnit: [ended] })).toMatchObject({ ok: true });
  });

  test.each<[string, Partial<Grant>, boolean]>([
    ["the office", { role: "office", unitId: null }, false],
    ["coordinator of the same unit", { role: "coordinator" }, false],
    ["another unit", { unitId: "well" }, false],
    ["an office that begins later", { role: "office", unitId: null, from: "2030-01-01" }, false],
    ["an office that has ended", { role: "office", unitId: null, until: TODAY }, true],
    ["the same unit, in another programme", {}, true],
  ])("for an account that holds %s", (_, other, ok) =>
    expect(open(receiver(held(other)))).toMatchObject(
      ok ? { ok } : refusal({ code: "not-only-the-unit", unitId: "mill" }),
    ),
  );

  test("tells of another role neither which it is nor where", () =>
    expect(JSON.stringify(open(receiver(held({ role: "oversight", unitId: null }))))).not.toContain("oversight"));

  test("is for days, and one day at least", () => {
    expect(open({}, { until: TODAY })).toEqual(refusal({ code: "empty-span", from: TODAY, until: TODAY }));
    expect(open({}, { from: "tomorrow" })).toMatchObject(
      refusal({ code: "invalid", problems: [{ path: "from", got: "tomorrow", want: "a day such as 2026-01-31" }] }),
    );
    expect(open({}, { until: "2026-02-30" })).toMatchObject({ refusal: { code: "invalid" } });
  });
});

describe("handing it over", () => {
  const state: UnitAccountHeld = { grant: held(), unit: mill(), everywhere: [held()] };
  const reset = (more: Partial<UnitAccountHeld> = {}) =>
    decideResetUnitAccount({ grantId: "g1" }, { ...state, ...more }, CONTEXT);
  const none = { ok: false, refusal: { code: "unknown", what: "account of a unit that stands", id: "g1" } };

  test("records that it was, and nothing personal", () =>
    expect(reset()).toEqual({
      ok: true,
      events: [{ type: "UnitAccountReset", stream: "role/g1", data: { grantId: "g1" } }],
    }));

  test.each<[string, Partial<UnitAccountHeld>]>([
    ["none", { grant: null, unit: null, everywhere: [] }],
    ["one that has ended", { grant: held({ until: TODAY }) }],
    ["another role", { grant: held({ role: "coordinator" }) }],
    ["a role over all units", { grant: held({ role: "office", unitId: null }), unit: null }],
  ])("given %s, is refused", (_, more) => expect(reset(more)).toEqual(none));

  test("of a unit that has closed is refused: nobody speaks for it any more", () =>
    expect(reset({ unit: mill({ closed: "2026-02-01" }) })).toMatchObject({ refusal: { code: "not-alive" } }));

  test.each<[string, Partial<Grant>, boolean]>([
    ["an office, wherever", { role: "office", unitId: null }, false],
    ["an office from later on", { role: "office", unitId: null, from: "2030-01-01" }, false],
    ["an office that has ended", { role: "office", unitId: null, until: TODAY }, true],
    ["the same unit in another programme", {}, true],
    ["another unit", { unitId: "well" }, false],
  ])("given an account that came to hold %s, hands over no more than the unit", (_, other, ok) =>
    expect(reset({ everywhere: [held(), held(other)] })).toMatchObject(
      ok ? { ok } : { ok, refusal: { code: "not-only-the-unit", unitId: "mill" } },
    ),
  );
});

describe("closing it", () => {
  const close = (grant: Grant | null, on = TODAY) => decideCloseUnitAccount({ grantId: "g1", on }, { grant });

  test("ends the role on the day", () =>
    expect(close(held())).toEqual({
      ok: true,
      events: [{ type: "RoleEnded", stream: "role/g1", data: { grantId: "g1", on: TODAY } }],
    }));

  test("ends no other role", () => {
    for (const role of ["operator", "office", "coordinator", "reviewer", "oversight"] as const)
      expect(close(held({ role }))).toMatchObject({ refusal: { what: "account of a unit that stands" } });
  });

  test("is done once, and not before it began", () => {
    expect(close(null)).toMatchObject({ refusal: { code: "unknown" } });
    expect(close(held({ until: TODAY }))).toMatchObject({ refusal: { code: "unknown" } });
    expect(close(held(), "2025-12-31")).toMatchObject({ refusal: { code: "empty-span" } });
    expect(close(held(), "never")).toMatchObject({ refusal: { code: "invalid" } });
  });

  test("brings an end that is on record forward, and puts none off", () => {
    expect(close(held({ until: "2026-06-01" }))).toMatchObject({ ok: true });
    expect(close(held({ until: "2026-06-01" }), "2026-07-01")).toMatchObject({ ok: false });
  });
});
