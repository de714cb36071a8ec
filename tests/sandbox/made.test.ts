/** A rehearsal is what the programme was, under ids of its own, and nothing that is done in it reaches what counts. */
import { type CommandOf, MOST_SANDBOXES } from "@touchstone/domain";
import {
  assess,
  checkStore,
  currentOf,
  cutOf,
  eventsOf,
  execute,
  type Log,
  latestAssessment,
  logBySlug,
  makeSandbox,
  observationsOf,
  programmeOf,
  sandboxesOf,
  scorecardsByRank,
  transaction,
  versionsOf,
} from "@touchstone/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { OFFICE, type SampleApi, sampleApi } from "../api/sample-api.ts";

let on: SampleApi;
let sandbox: { readonly organisation: Log; readonly programme: Log };
const before: Record<string, number> = {};

const reading = <T>(work: Parameters<typeof transaction<T>>[1]): Promise<T> =>
  transaction(on.touchstone, work, { readOnly: true });
const sizeOf = async (log: Log): Promise<number> => (await reading((tx) => cutOf(tx, log))).size;
async function named(slug: string): Promise<typeof sandbox> {
  const [organisation, programme] = await reading(async (tx) => [
    await logBySlug(tx, "organisation", slug),
    await logBySlug(tx, "programme", slug),
  ]);
  if (!organisation || !programme) throw new Error(`no ${slug}`);
  return { organisation, programme };
}

beforeAll(async () => {
  on = await sampleApi();
  before.organisation = await sizeOf(on.organisation);
  before.programme = await sizeOf(on.programme);
  const made = await makeSandbox(on.touchstone, { programme: "libraries", account: OFFICE, slug: null });
  expect(made).toMatchObject({
    ok: true,
    slug: "libraries-sandbox-1",
    filled: { nUnits: 6, nEnrolled: 3, nAnswers: 6 },
    leftOut: [],
  });
  sandbox = await named("libraries-sandbox-1");
}, 120_000);
afterAll(() => on.end());

describe("a rehearsal", () => {
  test("is a programme of an organisation of its own, both marked in the ledger's first leaf", async () => {
    expect([sandbox.organisation.sandboxOf, sandbox.programme.sandboxOf]).toEqual([
      on.programme.logId,
      on.programme.logId,
    ]);
    expect(sandbox.programme.organisationId).toBe(sandbox.organisation.logId);
    for (const log of [sandbox.organisation, sandbox.programme])
      for (const { entry } of await reading(async (tx) => all(eventsOf(tx, log, 0, 1))))
        expect(Buffer.from(entry).toString()).toContain(`"sandboxOf":"${on.programme.logId}"`);
  });

  test("carries the mark in every title", async () => {
    const { names, owner } = await reading((tx) => programmeOf(tx, sandbox.programme));
    for (const { text } of [...names, ...owner]) expect(text).toMatch(/^REHEARSAL: /);
  });

  test("has the standard as it is in force, word for word", async () => {
    const [real, copy] = await reading(async (tx) => [
      await versionsOf(tx, on.programme),
      await versionsOf(tx, sandbox.programme),
    ]);
    expect(copy.map(({ version, digest, state }) => [version, digest, state])).toEqual(
      real.map(({ version, digest, state }) => [version, digest, state]),
    );
  });

  test("has no id of a unit that counts, and every answer of who takes part", async () => {
    const answers = async (log: Log, programme: Log, codes: readonly string[]) =>
      reading(async (tx) => {
        const { rows } = await tx.query<{ unit_id: string; code: string }>(
          "SELECT unit_id, code FROM unit_code WHERE shard_key = $1 AND code = ANY($2) ORDER BY code",
          [log.shardKey, codes],
        );
        const codeOf = new Map(rows.map(({ unit_id, code }) => [unit_id, code]));
        const { size } = await cutOf(tx, log);
        const asked = { programmeId: programme.logId, day: "2026-03-01", size, quantities: new Set<string>() };
        const shown = currentOf(await observationsOf(tx, on.touchstone.files, log, [...codeOf.keys()], asked));
        const said = shown.map(({ unit, period, item, answer }) => [
          codeOf.get(unit),
          period,
          item.split("/")[1],
          answer,
        ]);
        return { ids: [...codeOf.keys()], said: said.map((one) => JSON.stringify(one)).sort() };
      });
    const codes = ["v1", "v2", "v4"];
    const real = await answers(on.organisation, on.programme, codes);
    const copy = await answers(sandbox.organisation, sandbox.programme, codes);
    expect(copy.said).toEqual(real.said);
    expect(copy.said).toHaveLength(6);
    expect(copy.ids.filter((id) => real.ids.includes(id))).toEqual([]);
  });

  test("is assessed alone: what counts stays as it was", async () => {
    const latest = () => reading((tx) => latestAssessment(tx, on.programme, null));
    const real = await latest();
    const done = await assess(on.touchstone, { programme: sandbox.programme.slug, period: "2026", account: OFFICE });
    expect(done).toMatchObject({ ok: true });
    const copied = await reading((tx) => latestAssessment(tx, sandbox.programme, null));
    expect(copied?.nUnits).toBe(3);
    const cards = await reading((tx) =>
      scorecardsByRank(tx, sandbox.programme, { assessmentId: copied?.assessmentId ?? "", from: 0, most: 10 }),
    );
    expect(cards).toHaveLength(3);
    expect(await latest()).toEqual(real);
    expect(await sizeOf(on.organisation)).toBe(before.organisation);
    expect(await sizeOf(on.programme)).toBe((before.programme ?? 0) + 1); // that it was made
  });

  test("is listed with how much was copied", async () => {
    const listed = await reading((tx) => sandboxesOf(tx, on.programme));
    expect(listed).toMatchObject([{ slug: "libraries-sandbox-1", filled: { nUnits: 6, of: on.programme.logId } }]);
  });

  test("grants no role but those of who made it", async () => {
    const { rows } = await reading((tx) =>
      tx.query<{ role: string; name: string }>(
        `SELECT g.role, c.name FROM role_grant g
         JOIN actor a ON a.shard_key = g.shard_key AND a.log_id = g.log_id AND a.actor_id = g.actor_id
         JOIN account c ON c.account_id = a.account_id
         WHERE g.shard_key = ANY($1) ORDER BY g.shard_key, g.role`,
        [[sandbox.organisation.shardKey, sandbox.programme.shardKey]],
      ),
    );
    expect(rows).toEqual(["office", "operator", "office", "operator"].map((role) => ({ role, name: OFFICE })));
  });

  test("leaves a store that holds", async () => {
    expect(await checkStore(on.touchstone, { files: true })).toMatchObject({ faults: [] });
  });
});

describe("none is made", () => {
  const make = (more: object) =>
    makeSandbox(on.touchstone, { programme: "libraries", account: OFFICE, slug: null, ...more });
  test("of a rehearsal", async () => {
    expect(await make({ programme: "libraries-sandbox-1" })).toMatchObject({ refusal: { code: "sandbox-not-copied" } });
  });
  test("by who does not hold the programme's office", async () => {
    for (const account of ["mei", "u-v1", "watcher", "nobody", "elsewhere-office"])
      expect(await make({ account })).toMatchObject({ refusal: { code: "not-allowed" } });
  });
  test("under a name that is another's, or none", async () => {
    expect(await make({ slug: "libraries-sandbox-1" })).toMatchObject({ refusal: { code: "exists" } });
    for (const slug of ["libraries", "larkwater", "another-name", "Not a sandbox", "sandbox".repeat(10)])
      expect(await make({ slug })).toMatchObject({
        refusal: { code: "invalid", problems: [{ path: "slug", got: slug }] },
      });
  });
  test("beside as many as there may be", async () => {
    const { newId } = on.touchstone;
    const slugs = Array.from({ length: MOST_SANDBOXES - 1 }, (_, at) => `rehearsal-${at}`);
    for (const slug of slugs) {
      const command: CommandOf<"FoundOrganisation"> = {
        type: "FoundOrganisation",
        organisationId: newId(),
        slug,
        names: [{ text: slug, lang: "en", origin: "source", review: null }],
        timeZone: "UTC",
        grantIds: [newId(), newId()],
        sandboxOf: on.programme.logId,
      };
      const log = { kind: "organisation", slug } as const;
      expect(await execute(on.touchstone, { log, account: OFFICE, command })).toMatchObject({ ok: true });
    }
    expect(await make({})).toMatchObject({
      refusal: { code: "sandboxes-enough", there: ["libraries-sandbox-1", ...slugs] },
    });
  });
  test("and no programme that counts is founded in one", async () => {
    const real = await reading((tx) => programmeOf(tx, on.programme));
    const { newId } = on.touchstone;
    const founding: CommandOf<"FoundProgramme"> = {
      type: "FoundProgramme",
      timeZone: real.timeZone,
      calendar: real.calendar,
      noticeDays: real.noticeDays,
      programmeId: newId(),
      organisationId: sandbox.organisation.logId,
      slug: "smuggled",
      names: [...real.names],
      owner: [...real.owner],
      languages: [...real.languages],
      bodies: [],
      responsibility: [],
      grantIds: [newId(), newId()] as const,
    };
    const asked = { log: { kind: "programme", slug: "smuggled" }, account: OFFICE } as const;
    expect(await execute(on.touchstone, { ...asked, command: founding })).toMatchObject({
      refusal: { code: "sandbox-has-its-programme" },
    });
    // nor a rehearsal in what counts
    const command = { ...founding, organisationId: on.organisation.logId, sandboxOf: on.programme.logId };
    expect(await execute(on.touchstone, { ...asked, command })).toMatchObject({
      refusal: { code: "sandbox-has-its-programme" },
    });
  });
});

async function all<T>(of: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const one of of) found.push(one);
  return found;
}
