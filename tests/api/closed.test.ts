/** Who may not: every operation asked by the public, by a stranger, by another organisation's office. */
import { transaction } from "@touchstone/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Operation, operationsOf } from "./operations.ts";
import { ELSEWHERE, type SampleApi, sampleApi } from "./sample-api.ts";

let on: SampleApi;
let closed: Operation[];
beforeAll(async () => {
  on = await sampleApi();
  closed = (await operationsOf(on)).filter(({ isClosed }) => isClosed);
});
afterAll(() => on.end());

/** Sizes of all ledgers: nothing may be recorded by who is turned away. */
const sizes = async () =>
  transaction(on.touchstone, async (tx) => {
    const { rows } = await tx.query("SELECT log_id, size FROM event_head WHERE shard_key > 0 ORDER BY log_id");
    return rows;
  });

/** asked by anybody who has signed in */
const OPEN_TO_ACCOUNTS = new Set([
  "programmeFileStandardObjection",
  "programmeFileObjection",
  "programmeAdvance",
  "checkStandard",
  "getInbox",
]);
/** answers 404 as if there were none: who applied, and who reviews, must not even be known */
const HIDDEN = new Set(["getApplication", "getApplicationForm", "getReview", "getReviewProof", "listReviewers"]);
/** a path of its own, tried by its own tests: bodies of tables */
const OWN_TAGS = new Set(["bulk", "evidence", "me", "unit-accounts", "sign-in"]);

describe("what is not public", () => {
  it("is most of the reference", () => {
    expect(closed.length).toBeGreaterThan(50);
  });

  it("answers the public with 401, whatever it is sent", async () => {
    const before = await sizes();
    const wrong: string[] = [];
    for (const { id, method, at, body } of closed)
      for (const sent of [body ?? undefined, body === null ? undefined : {}, body === null ? undefined : "{"]) {
        const { status, type } = await on.ask(null, method, at(), { body: sent });
        if (status !== 401 || !type.startsWith("application/problem+json")) wrong.push(`${id}: ${status}`);
      }
    expect(wrong).toEqual([]);
    expect(await sizes()).toEqual(before);
  });

  it.each(["nobody", ELSEWHERE])("answers %s with 403 and the refusal", async (as) => {
    const before = await sizes();
    const wrong: string[] = [];
    for (const { id, tag, method, at, body } of closed) {
      if (method !== "get" && body === null) continue; // nobody knows what fits: refused for its form
      if (OPEN_TO_ACCOUNTS.has(id) || OWN_TAGS.has(tag)) continue;
      const isFounding = id === "programmeFoundProgramme";
      const path = at(isFounding ? { slug: "good-neighbours" } : {});
      const { status, json } = await on.ask(as, method, path, { body: body ?? undefined });
      if (HIDDEN.has(id) ? status === 404 : status === 403 && json.refusal?.code === "not-allowed") continue;
      wrong.push(`${id}: ${status} ${json.detail}`);
    }
    expect(wrong).toEqual([]);
    expect(await sizes()).toEqual(before);
  });

  it("is not opened by naming a programme in which one has a role, of another organisation", async () => {
    const path = `/organisations/elsewhere/units?programme=libraries`;
    expect(await on.ask("mei", "GET", path)).toMatchObject({ status: 404 });
    const command = {
      unitId: on.units.v1,
      names: [{ text: "X", lang: "en", origin: "source", review: null }],
      on: "2026-03-01",
    };
    const renamed = await on.ask(
      ELSEWHERE,
      "POST",
      "/organisations/larkwater/commands/RenameUnit?programme=libraries",
      {
        body: command,
      },
    );
    expect(renamed).toMatchObject({ status: 403 });
  });

  it("is no organisation founded from afar, by whomever", async () => {
    const body = {
      slug: "mine",
      names: [{ text: "Mine", lang: "en", origin: "source", review: null }],
      timeZone: "UTC",
    };
    for (const as of ["nobody", "larkwater-office"]) {
      const told = await on.ask(as, "POST", "/organisations/mine/commands/FoundOrganisation", { body });
      expect(told).toMatchObject({ status: 403, json: { refusal: { code: "not-allowed" } } });
    }
    expect(await on.ask(null, "GET", "/organisations/mine")).toMatchObject({ status: 404 });
  });
});
