import { describe, expect, test } from "vitest";
import { decideFoundOrganisation } from "./organisation.ts";
import { decideErasePrivatePart, decideReadPrivatePart, ERASURE_REASONS, PURPOSES } from "./private-part.ts";
import { decideEndRole, decideGrantRole, type Grant, grantsToFounder } from "./role.ts";

const CONTEXT = { at: "2026-03-01T12:00:00.000Z", today: "2026-03-01", by: "actor-1" };
const OPEN = { unitId: null, from: "2026-03-01", until: null };
const command = { grantId: "g1", account: "pema", role: "oversight", ...OPEN } as const;
const receiver = (...grants: Grant[]) => ({ isIdFree: true, actor: "actor-2", grants });

describe("granting a role", () => {
  test("given an account without roles, it is granted to its actor, not to its name", () => {
    const decision = decideGrantRole(command, receiver());
    expect(decision).toEqual({
      ok: true,
      events: [
        {
          type: "RoleGranted",
          stream: "role/g1",
          data: { grantId: "g1", role: "oversight", actor: "actor-2", ...OPEN },
        },
      ],
    });
    expect(JSON.stringify(decision)).not.toContain("pema");
  });

  test("given no such account, it is unknown", () =>
    expect(decideGrantRole(command, null)).toEqual({
      ok: false,
      refusal: { code: "unknown", what: "account", id: "pema" },
    }));

  test.each<[string, Partial<Grant>, boolean]>([
    ["at the same time", {}, false],
    ["that ended the day before", { from: "2025-01-01", until: "2026-03-01" }, true],
    ["that ended on its first day, so never held", { from: "2026-04-01", until: "2026-04-01" }, true],
    ["that ends a day later", { from: "2025-01-01", until: "2026-03-02" }, false],
    ["that begins later, while this one is open", { from: "2030-01-01" }, false],
  ])("given the office %s, oversight is kept apart", (_, span, ok) => {
    const decision = decideGrantRole(command, receiver({ role: "office", ...OPEN, ...span }));
    if (ok) expect(decision).toMatchObject({ ok: true });
    else
      expect(decision).toEqual({ ok: false, refusal: { code: "not-separated", role: "oversight", holds: "office" } });
  });

  test("given an office that begins after it ends, they go together", () => {
    const decision = decideGrantRole(
      { ...command, until: "2026-06-01" },
      receiver({ role: "office", ...OPEN, from: "2026-06-01" }),
    );
    expect(decision).toMatchObject({ ok: true });
  });

  test("under an id that another role has is refused", () =>
    expect(decideGrantRole(command, { ...receiver(), isIdFree: false })).toEqual({
      ok: false,
      refusal: { code: "exists", what: "role", id: "g1" },
    }));

  test("is for days of the calendar", () =>
    expect(decideGrantRole({ ...command, from: "2026-02-30", until: "soon" }, receiver())).toMatchObject({
      refusal: { code: "invalid", problems: [{ path: "from" }, { path: "until" }] },
    }));

  test("for no day at all is refused", () =>
    expect(decideGrantRole({ ...command, until: "2026-03-01" }, receiver())).toEqual({
      ok: false,
      refusal: { code: "empty-span", from: "2026-03-01", until: "2026-03-01" },
    }));

  test("that there is not is unknown, should a caller have no types", () =>
    expect(decideGrantRole({ ...command, role: "king" as never }, receiver())).toEqual({
      ok: false,
      refusal: { code: "unknown", what: "role", id: "king" },
    }));

  test("of a unit without saying of which is refused", () =>
    expect(decideGrantRole({ ...command, role: "unit" }, receiver())).toEqual({
      ok: false,
      refusal: { code: "role-needs-unit", role: "unit" },
    }));
});

describe("ending a role", () => {
  const grant: Grant = { role: "office", ...OPEN };
  const ended = (on: string, of: Grant | null, others: readonly Grant[] | null = null) =>
    decideEndRole({ grantId: "g1", on }, { grant: of, others });

  test("given one that stands, it ends on the day", () =>
    expect(ended("2026-05-01", grant)).toEqual({
      ok: true,
      events: [{ type: "RoleEnded", stream: "role/g1", data: { grantId: "g1", on: "2026-05-01" } }],
    }));

  test.each([
    ["none", null],
    ["one that ended on that day", { ...grant, until: "2026-05-01" }],
    ["one that ended before", { ...grant, until: "2026-04-01" }],
  ])("given %s, it is unknown", (_, of) =>
    expect(ended("2026-05-01", of)).toEqual({
      ok: false,
      refusal: { code: "unknown", what: "role that stands on this day", id: "g1" },
    }),
  );

  test("is on a day of the calendar", () =>
    expect(ended("soon", grant)).toMatchObject({
      refusal: { code: "invalid", problems: [{ path: "on", got: "soon" }] },
    }));

  test("is not before it begins", () =>
    expect(ended("2026-02-01", grant)).toEqual({
      ok: false,
      refusal: { code: "empty-span", from: "2026-03-01", until: "2026-02-01" },
    }));

  describe("given the operator's, in an organisation,", () => {
    const operator: Grant = { role: "operator", ...OPEN };
    const refusal = { ok: false, refusal: { code: "last-operator", on: "2026-05-01" } };

    test.each<[string, readonly Grant[]]>([
      ["nobody else", []],
      ["only who does other work", [{ role: "office", ...OPEN }]],
      ["only one over a part of the units", [{ ...operator, unitId: "unit-1" }]],
      ["only one who begins a day later", [{ ...operator, from: "2026-05-02" }]],
      ["only one who ended on that day", [{ ...operator, until: "2026-05-01" }]],
      ["only one who ends some day", [{ ...operator, until: "2036-05-01" }]],
    ])("and %s, it does not end", (_, others) => expect(ended("2026-05-01", operator, others)).toEqual(refusal));

    test.each<[string, Grant, readonly Grant[] | null]>([
      ["another without an end", operator, [{ ...operator, from: "2026-05-01" }]],
      [
        "another for as long as it would have been",
        { ...operator, until: "2026-08-01" },
        [{ ...operator, until: "2026-08-01" }],
      ],
      ["nobody else, but over a part of the units", { ...operator, unitId: "unit-1" }, []],
      ["nobody else in a programme, whose organisation grants roles too", operator, null],
    ])("and %s, it ends", (_, of, others) => expect(ended("2026-05-01", of, others)).toMatchObject({ ok: true }));

    test("and another who leaves before it would have ended, it does not end", () =>
      expect(ended("2026-05-01", { ...operator, until: "2026-08-01" }, [{ ...operator, until: "2026-07-31" }])).toEqual(
        refusal,
      ));
  });
});

describe("founding", () => {
  const found = {
    organisationId: "o1",
    slug: "larkwater",
    names: [{ text: "Larkwater", lang: "en", origin: "source", review: null }],
    timeZone: "Asia/Shanghai",
    grantIds: ["g1", "g2"],
  } as const;

  test("an organisation gives its founder the operator's role and the office, from today", () => {
    const decision = decideFoundOrganisation(found, CONTEXT);
    expect(decision.ok && decision.events.map(({ type, stream }) => [type, stream])).toEqual([
      ["OrganisationFounded", "organisation/o1"],
      ["RoleGranted", "role/g1"],
      ["RoleGranted", "role/g2"],
    ]);
    expect(grantsToFounder(["g1", "g2"], CONTEXT).map(({ data }) => data)).toMatchObject([
      { role: "operator", actor: "actor-1", from: "2026-03-01", until: null },
      { role: "office", actor: "actor-1", from: "2026-03-01", until: null },
    ]);
  });

  test("an organisation gives each of its first roles an id of its own", () =>
    expect(decideFoundOrganisation({ ...found, grantIds: ["g1", "g1"] }, CONTEXT)).toEqual({
      ok: false,
      refusal: { code: "exists", what: "role", id: "g1" },
    }));

  test("an organisation without a name is refused", () =>
    expect(decideFoundOrganisation({ ...found, names: [] }, CONTEXT)).toEqual({
      ok: false,
      refusal: { code: "unknown", what: "name", id: "larkwater" },
    }));
});

describe("a private part", () => {
  test.each(PURPOSES)("is read for the purpose %s, which is recorded", (purpose) =>
    expect(decideReadPrivatePart({ seq: 7, part: "contact", purpose }, true)).toEqual({
      ok: true,
      events: [{ type: "PrivatePartRead", stream: "private/7", data: { seq: 7, part: "contact", purpose } }],
    }),
  );

  test.each(ERASURE_REASONS)("is erased for the reason %s, which is recorded", (reason) =>
    expect(decideErasePrivatePart({ seq: 7, part: "contact", reason }, true)).toEqual({
      ok: true,
      events: [{ type: "PrivatePartErased", stream: "private/7", data: { seq: 7, part: "contact", reason } }],
    }),
  );

  test("is neither read nor erased in words of one's own, which could name somebody", () => {
    const words = "call Mrs X" as never; // a caller without types
    const place = { seq: 7, part: "contact" };
    expect(decideReadPrivatePart({ ...place, purpose: words }, true)).toMatchObject({ refusal: { what: "purpose" } });
    expect(decideErasePrivatePart({ ...place, reason: words }, true)).toMatchObject({ refusal: { what: "reason" } });
  });

  test("that is not kept is unknown", () => {
    const refusal = { code: "unknown", what: "private part", id: "7/contact" };
    const place = { seq: 7, part: "contact" };
    expect(decideReadPrivatePart({ ...place, purpose: "answer" }, false)).toEqual({ ok: false, refusal });
    expect(decideErasePrivatePart({ ...place, reason: "mistake" }, false)).toEqual({ ok: false, refusal });
  });
});
