/**
 * Where an inbox says that somebody's roles lead, asked for as its page asks: none of it is refused. And what is refused,
 * or opens by no role, no inbox says.
 */
import { addAccount, type Inbox, type Place } from "@touchstone/server";
import { setClock } from "@touchstone/server/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ASKERS, type AskedRound, askedRound } from "./sample-asked-round.ts";

const WATCHES = ["home", "applications", "decisions", "notices", "units", "cycles", "roles"] as const;
const COORDINATES = ["home", "applications", "notices", "units", "cycles"] as const;
const JUDGES = ["home", "applications", "decisions", "notices", "cycles"] as const;

/** By account; the last four hold their role over one county, or in the organisation. */
const OPEN: Readonly<Record<string, readonly Place[]>> = {
  office: WATCHES,
  mill: ["field"],
  well: ["field"],
  north: ["field"],
  coordinator: COORDINATES,
  reviewer: ["review"],
  "reviewer-2": ["review"],
  "reviewer-3": ["review"],
  assessor: ["home", "applications", "recommend", "decisions", "notices", "cycles"],
  decider: JUDGES,
  oversight: WATCHES,
  auditor: WATCHES,
  appeal: [],
  "county-decider": ["home", "applications", "notices", "cycles"],
  "county-auditor": COORDINATES,
  "all-oversight": WATCHES,
  "all-appeal": [],
};

let asked: AskedRound;
const get = async (account: string, path: string) => {
  const headers = { "x-test-account": asked.round.account(account) };
  const { statusCode, body } = await asked.on.app.inject({ url: `/api/v1${path}`, headers });
  return { status: statusCode, body };
};

/** What the page at each place asks for, and gets by no other role. */
function pathsOf(place: Place): readonly string[] {
  const programme = "/programmes/round";
  const cycle = `${programme}/cycles/${asked.round.cycleId}`;
  const paths: Readonly<Record<Place, readonly string[]>> = {
    home: [`${cycle}/overview`],
    applications: [`${programme}/applications`],
    review: [`${programme}/reviews`, `${cycle}/interests`],
    recommend: [`${programme}/applications?state=recommending`],
    decisions: [`${cycle}/decisions`],
    notices: [`${programme}/notices`],
    units: [`${programme}/enrolled`, `${programme}/enrolled-units`],
    cycles: [`${programme}/cycles`],
    roles: [`${programme}/roles`],
    field: [`${programme}/cycles`, `${programme}/applications`],
  };
  return paths[place];
}
/** Refused to whom they are not open. */
const SHUT: readonly Place[] = ["home", "review", "decisions", "units", "roles"];

beforeAll(async () => {
  asked = await askedRound(setClock("2026-03-02"));
  const { round, on } = asked;
  await round.applied("mill");
  const grants = [
    ["county-decider", "decider", round.unit.county],
    ["county-auditor", "auditor", round.unit.county],
  ] as const;
  for (const [name, role, unitId] of grants) {
    const account = round.account(name);
    await addAccount(on.touchstone, account);
    const span = { grantId: on.touchstone.newId(), from: "2020-01-01", until: null };
    await round.does("office", { type: "GrantRole", account, role, unitId, ...span });
  }
  for (const role of ["oversight", "appeal"] as const) {
    const account = round.account(`all-${role}`);
    await addAccount(on.touchstone, account);
    const told = await on.app.inject({
      method: "POST",
      url: `/api/v1/organisations/${round.organisation.slug}/commands/GrantRole`,
      headers: { "x-test-account": round.account("office"), "idempotency-key": on.touchstone.newId() },
      payload: { grantId: on.touchstone.newId(), account, role, unitId: null, from: "2020-01-01", until: null },
    });
    if (told.statusCode >= 300) throw new Error(told.body);
  }
}, 240_000);
afterAll(() => asked.on.end());

test.each(Object.keys(OPEN))(
  "%s is led where nothing is refused",
  async (account) => {
    const { openings } = JSON.parse((await get(account, "/inbox")).body) as Inbox;
    const open = openings.find(({ programme }) => programme.slug === "round")?.places ?? [];
    expect(open).toEqual(OPEN[account]);
    for (const place of open)
      for (const path of pathsOf(place)) expect([path, (await get(account, path)).status]).toEqual([path, 200]);
    for (const place of SHUT.filter((one) => !open.includes(one)))
      for (const path of pathsOf(place)) expect([path, (await get(account, path)).status]).toEqual([path, 403]);
  },
  60_000,
);

test("every account of the round is among them, and another organisation's is led to its own alone", async () => {
  expect(Object.keys(OPEN)).toEqual(
    expect.arrayContaining(ASKERS.filter((one) => !["public", "elsewhere"].includes(one))),
  );
  const { status, text } = await asked.get("elsewhere", "/inbox");
  expect([status, (JSON.parse(text) as Inbox).openings]).toEqual([200, []]);
});
