import type { Role } from "@touchstone/domain";
import { addAccount, assess, execute, findUnits, isThere, type Log, publish, transaction } from "@touchstone/server";
import { foundOrganisation, sampleAnswered, sampleOffice, submit } from "@touchstone/server/testing";
import { type TestService, testService } from "@touchstone/service/testing";

/** Two organisations; one with a programme that has assessed four villages, and an account for every kind of reader. */
export interface SampleApi extends TestService {
  readonly organisation: Log;
  readonly programme: Log;
  /** ids by code. v1, v4 hold a grade; v2 holds none; v3 held one and has withdrawn; v1–v3 lie in c1, v4 in c2 */
  readonly units: Readonly<Record<"c1" | "c2" | "v1" | "v2" | "v3" | "v4", string>>;
  /** as who is named; null: the public */
  ask(as: string | null, method: string, path: string, more?: Sent): Promise<Told>;
}

interface Sent {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Told {
  readonly status: number;
  readonly type: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  /** the body, where it is JSON: what an answer has not is undefined */
  readonly json: Body;
}

/** Fields of answers that tests look at. */
export interface Body {
  readonly items: readonly {
    readonly unit: string;
    readonly unitId: string;
    readonly code: string;
    readonly version: string;
  }[];
  readonly next: string | null;
  readonly detail: string;
  readonly status: number;
  readonly type: string;
  readonly nodes: readonly { readonly node: string; readonly stages: { readonly raw: number } | null }[];
  readonly problems: readonly unknown[];
  readonly first: number | null;
  readonly last: number | null;
  readonly receipt?: { readonly first: number; readonly last: number };
  readonly size: number;
  readonly refusal?: { readonly code: string };
}

export const OFFICE = "larkwater-office";
export const ELSEWHERE = "elsewhere-office";

/** An organisation's villages, their libraries, and a grade for those that open long enough. */
export const LIBRARIES = `touchstone: 1
id: libraries
version: "1"
title: Open libraries
languages: [en]
period: year
units:
  - { type: county, kind: area, title: county, assessed: false }
  - { type: village, kind: area, title: village, within: county, assessed: true }
criteria:
  - id: doors
    title: Open doors
    indicators:
      - { id: hours, title: Opening hours, measures: service, kind: amount, unit: h/week, goalposts: [0, 40] }
      - { id: step_free, title: A step-free entrance, measures: facility, kind: yes-no }
grades:
  - { id: open, title: Open, atLeast: 60 }
`;

export async function sampleApi(now?: () => Date): Promise<SampleApi> {
  const on = await testService({}, now);
  const { touchstone } = on;
  const office = await sampleOffice(touchstone, [
    ["c1", "county", null],
    ["c2", "county", null],
    ["v1", "village", "c1"],
    ["v2", "village", "c1"],
    ["v3", "village", "c1"],
    ["v4", "village", "c2"],
  ]);
  const { organisation, account } = office;
  const codes = ["v1", "v2", "v3", "v4"];
  const programme = await sampleAnswered(touchstone, office, "libraries", LIBRARIES, codes);
  const hours = { v1: "38", v2: "3", v3: "36", v4: "30" };
  const rows = Object.entries(hours).map(([unit, open]) => ({ unit, period: "2026", hours: open, step_free: "yes" }));
  const handedIn = await submit(touchstone, office, "libraries", LIBRARIES, rows);
  if (!handedIn.ok) throw new Error(JSON.stringify(handedIn));
  must(await assess(touchstone, { programme: "libraries", period: "2026", account }));

  const finder = await transaction(touchstone, (tx) => findUnits(tx, organisation, ["c1", "c2", ...codes], "code"));
  const idOf = (code: string): string => {
    const found = finder.on(code, "2026-01-01", "2026-12-31");
    if (!isThere(found)) throw new Error(`sampleApi: no unit ${code}`);
    return found.unitId;
  };
  const units = { c1: idOf("c1"), c2: idOf("c2"), v1: idOf("v1"), v2: idOf("v2"), v3: idOf("v3"), v4: idOf("v4") };
  const log = { kind: "programme", slug: "libraries" } as const;
  must(
    await execute(touchstone, {
      log,
      account,
      command: { type: "EndEnrolment", unitId: units.v3, on: "2026-02-01" },
    }),
  );
  const roles: readonly (readonly [string, Role | null, string | null])[] = [
    ["mei", "coordinator", units.c1],
    ["u-v1", "unit", units.v1],
    ["u-v2", "unit", units.v2],
    ["watcher", "auditor", null],
    ["nobody", null, null],
  ];
  for (const [name, role, unitId] of roles) {
    await addAccount(touchstone, name);
    if (role === null) continue;
    const grant = { grantId: touchstone.newId(), account: name, role, unitId, from: "2020-01-01", until: null };
    must(await execute(touchstone, { log, account, command: { type: "GrantRole", ...grant } }));
  }
  await foundOrganisation(touchstone, "elsewhere");
  await publish(touchstone, organisation);
  await publish(touchstone, programme);
  const ask: SampleApi["ask"] = async (as, method, path, { body, headers = {} } = {}) => {
    const told = await on.app.inject({
      method: method.toUpperCase() as "GET", // of those that there are
      url: path.startsWith("/api/") ? path : `/api/v1${path}`,
      headers: {
        ...(as !== null && { "x-test-account": as }),
        ...(body !== undefined && { "content-type": "application/json" }),
        ...headers,
      },
      ...(body !== undefined && { payload: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const type = String(told.headers["content-type"] ?? "");
    const json = (type.includes("json") && !type.includes("ndjson") ? JSON.parse(told.body) : {}) as Body; // as the reference says
    return { status: told.statusCode, type, headers: told.headers, text: told.body, json };
  };
  return { ...on, organisation, programme, units, ask };
}

function must(answer: { readonly ok: boolean }): void {
  if (!answer.ok) throw new Error(JSON.stringify(answer));
}
