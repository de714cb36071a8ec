import { describe, expect, it } from "vitest";
import type { RoleGrant } from "../api/views.ts";
import { lastOperator } from "./last-operator.ts";

const granted = (account: string, more: Partial<RoleGrant> = {}): RoleGrant => ({
  grantId: `${account}/${more.role ?? "operator"}/${more.from ?? ""}`,
  account,
  role: "operator",
  unit: null,
  unitId: null,
  from: "2026-01-01",
  until: null,
  ...more,
});
const own = granted("dawa");
const asked = (grants: readonly RoleGrant[], isAbove = false) => ({
  on: "2026-10-05",
  grants,
  account: "dawa",
  isAbove,
});

describe("the end of an operator's role", () => {
  it("leaves who looks without it, and everybody, where it is the only one", () => {
    expect(lastOperator(own, asked([own]))).toEqual({ isOwn: true, isOnly: true });
  });

  it("leaves who looks without it where others hold it", () => {
    expect(lastOperator(own, asked([own, granted("pema")]))).toEqual({ isOwn: true, isOnly: false });
  });

  it("leaves who looks with it where they are operator of the organisation, or by another grant", () => {
    expect(lastOperator(own, asked([own], true))).toEqual({ isOwn: false, isOnly: true });
    const again = granted("dawa", { from: "2026-10-05" });
    expect(lastOperator(own, asked([own, again]))).toEqual({ isOwn: false, isOnly: false });
  });

  it("of somebody else leaves the programme without one where it is the only one", () => {
    const other = granted("pema");
    expect(lastOperator(other, asked([other]))).toEqual({ isOwn: false, isOnly: true });
  });

  it.each([
    ["ended on that day", { until: "2026-10-05" }],
    ["begins after it", { from: "2026-10-06" }],
    ["is over a region", { unitId: "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88" }],
    ["is that of the office", { role: "office" }],
  ] as const)("is not made up for by a role that %s", (_, more) => {
    expect(lastOperator(own, asked([own, granted("pema", more)])).isOnly).toBe(true);
    expect(lastOperator(own, asked([own, granted("dawa", { grantId: "another", ...more })])).isOwn).toBe(true);
  });

  it.each([{ role: "office" }, { unitId: "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88" }] as const)(
    "is none where the role is %j, which grants no roles",
    (more) => {
      const one = granted("dawa", more);
      expect(lastOperator(one, asked([one]))).toEqual({ isOwn: false, isOnly: false });
    },
  );
});
