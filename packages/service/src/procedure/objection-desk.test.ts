import type { SampleDecision } from "@touchstone/server/testing";
import { sampleDecision } from "@touchstone/server/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildApp } from "../app.ts";
import { openSignIn } from "../auth/sign-in.ts";
import { readConfig } from "../config.ts";

let sample: SampleDecision;
let app: Awaited<ReturnType<typeof buildApp>>;
let noticeId = "";
let applicationId = "";
let close: () => Promise<void>;
beforeAll(async () => {
  sample = await sampleDecision();
  const { touchstone } = sample.on;
  [applicationId = ""] = await sample.atDecision("mill");
  await sample.decide(applicationId);
  noticeId = touchstone.newId();
  await sample.notice(noticeId, applicationId);
  const read = readConfig({ TOUCHSTONE_LOG: "silent" });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const config = { ...read.config, requestsPerMinute: 1_000_000 };
  const signIn = await openSignIn(touchstone, config);
  app = await buildApp({ touchstone, config, signIn, principalOf: async () => null });
  close = async () => {
    await app.close();
    await signIn.close();
    await sample.on.end();
  };
}, 240_000);
afterAll(() => close());

const said = { text: "It is closed on market days.", lang: "en", publish: true, contact: "the second house" };

const post = (body: object, { from = "192.0.2.1", headers = {} }: { from?: string; headers?: object } = {}) =>
  app.inject({
    method: "POST",
    url: `/api/v1/programmes/round/notices/${noticeId}/objections`,
    headers: { "content-type": "application/json", ...headers },
    remoteAddress: from,
    payload: JSON.stringify({ applicationId, ...said, ...body }),
  });

const countFiled = async (): Promise<number> =>
  (await sample.said()).ledger.match(/"type":"ObjectionFiled"/g)?.length ?? 0;

describe("an objection without an account", () => {
  test("is filed, and neither its words nor the contact are said again", async () => {
    const answer = await post({});
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toMatchObject({
      objectionId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      receipt: { kind: "programme", log: "round" },
    });
    expect(`${answer.body}${(await sample.said()).ledger}`).not.toMatch(/market days|second house/);
  });

  test("under a key is filed once, however often it is sent", async () => {
    const headers = { "idempotency-key": "0123456789abcdef" };
    const before = await countFiled();
    const [first, again] = [await post({}, { headers }), await post({}, { headers })];
    expect(again.json()).toEqual(first.json());
    expect(await countFiled()).toBe(before + 1);
    const other = await post({ text: "Another." }, { headers });
    expect(other.json()).toMatchObject({ status: 409, refusal: { code: "key-used" } });
  });

  test("of ten thousand Tibetan letters is filed, a longer one is not", async () => {
    expect((await post({ text: "བ".repeat(10_000), lang: "bo" })).statusCode).toBe(201);
    expect((await post({ text: "བ".repeat(10_001), lang: "bo" })).statusCode).toBe(400);
  });

  test.each([
    [{ lang: "english" }, 422],
    [{ text: " " }, 422],
    [{ text: "Ask tashi@example.org" }, 422],
    [{ applicationId: "0198c0de-0000-7000-8000-000000000001" }, 404],
    [{ publish: "yes" }, 400],
    [{ reviewer: "mei" }, 400],
    [{ text: "\u0000" }, 400],
  ])("with %j is answered by %i", async (body, status) => {
    expect((await post(body, { from: "192.0.2.9" })).statusCode).toBe(status);
  });

  test("from a page of another site is refused", async () => {
    const headers = { origin: "https://elsewhere.example", "sec-fetch-site": "cross-site" };
    expect((await post({}, { headers })).statusCode).toBe(403);
    const form = { "content-type": "text/plain" };
    expect((await post({}, { headers: form })).statusCode).toBe(415);
  });

  test("is taken ten times from one network in ten minutes, what is refused not counted; others may go on", async () => {
    const before = await countFiled();
    const of = (i: number): string => `2001:db8:1:2::${i + 1}`; // many addresses, one network
    for (let i = 0; i < 12; i++) expect((await post({ text: " " }, { from: of(i) })).statusCode).toBe(422);
    const answers = [];
    for (let i = 0; i < 14; i++) answers.push((await post({}, { from: of(i) })).statusCode);
    expect(answers).toEqual([...Array<number>(10).fill(201), ...Array<number>(4).fill(429)]);
    expect((await post({}, { from: "2001:db8:1:3::1" })).statusCode).toBe(201);
    expect(await countFiled()).toBe(before + 11);
  });

  test("sent many at once is counted all the same", async () => {
    const before = await countFiled();
    const answers = await Promise.all(Array.from({ length: 25 }, () => post({}, { from: "198.51.100.7" })));
    expect(answers.filter(({ statusCode }) => statusCode === 201)).toHaveLength(10);
    expect(await countFiled()).toBe(before + 10);
  });
});
