/**
 * Every operation of the published description, asked with what does not fit it: by the public, and by an office that may
 * do nearly everything. Each gets an answer in time, which is no fault, and what is refused leaves nothing behind.
 */
import { type TableSum, tableSums, transaction } from "@touchstone/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { OFFICE, type SampleApi, sampleApi } from "../api/sample-api.ts";
import { seeded } from "../knocks/seeded.ts";
import { BYTES, hostileWord, LARGE, type Random, TYPES, twisted } from "./hostile-values.ts";
import { type DescribedOperation, fitting, OPERATIONS } from "./schema-values.ts";

/** another one: FUZZ_SEED=… */
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_122);
/** of each operation, for the office; half as many for the public, and few where it is turned away at once */
const TIMES = 200;
/** scores or copies everybody each time that it is asked for rightly, as it often is by chance */
const LONG_WORK: ReadonlySet<string> = new Set(["assess", "simulate", "makeSandbox"]);
const LONGEST_MS = 60_000;

let on: SampleApi;
beforeAll(async () => {
  console.info(`seed ${SEED}`);
  on = await sampleApi();
});
afterAll(() => on.end());

interface Hostile {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload?: Buffer;
}

/** A word as an address can bear it; half a pair has no encoding that is right, and is sent as the wrong one. */
const encoded = (word: string): string => (word.isWellFormed() ? encodeURIComponent(word) : "%ed%a0%80");
const PLAIN_HEADER = /^[\t\x20-\x7e\x80-\xff]*$/;

/** Something that fits the sample, with one or several things of it made wrong. */
function hostile(of: DescribedOperation, random: Random): Hostile {
  const places: Record<string, string> = { ...sample(of) };
  const queries: string[] = [];
  const headers: Record<string, string> = {};
  const wrong = random();
  const isWrong = (share: number): boolean => wrong < share || random() < 0.1;
  const parameters = of.parameters.map((one) => ({ one, isTwisted: isWrong(0.3) && random() < 0.5 }));
  for (const { one, isTwisted } of parameters) {
    const word = isTwisted ? hostileWord(random) : String(fitting(one.schema, random));
    if (one.in === "path" && isTwisted) places[one.name] = word;
    if (one.in === "query" && (one.required || isTwisted || random() < 0.3)) {
      queries.push(`${one.name}=${encoded(word)}`);
      if (isTwisted && random() < 0.2) queries.push(`${one.name}=${encoded(hostileWord(random))}`);
    }
    if (one.in === "header" && isTwisted && PLAIN_HEADER.test(word)) headers[one.name] = word;
  }
  if (random() < 0.1) queries.push(`${encoded(hostileWord(random))}=${encoded(hostileWord(random))}`);
  const filled = of.template.replaceAll(/\{([^}]+)\}/g, (_, name: string) => encoded(places[name] ?? "x"));
  const path = queries.length === 0 ? filled : `${filled}?${queries.join("&")}`;
  return { path, ...bodyOf(of, random, headers, wrong >= 0.3) };
}

function bodyOf(
  of: DescribedOperation,
  random: Random,
  headers: Record<string, string>,
  isTwisted: boolean,
): Omit<Hostile, "path"> {
  const [type = "", { schema, example } = { schema: {} }] =
    Object.entries(of.bodies)[Math.floor(random() * Object.keys(of.bodies).length)] ?? [];
  if (type === "") return { headers };
  const kind = random() < 0.06 ? (TYPES[Math.floor(random() * TYPES.length)] ?? type) : type;
  const withType = kind === "" ? headers : { ...headers, "content-type": kind };
  const dice = random();
  if (dice < 0.004) return { headers: withType, payload: LARGE() };
  if (dice < 0.15 || type !== "application/json") {
    const make = BYTES[Math.floor(random() * BYTES.length)] ?? LARGE;
    return { headers: withType, payload: make() };
  }
  const fits = example !== undefined && random() < 0.7 ? example : fitting(schema, random);
  const value = isTwisted ? (random() < 0.3 ? twisted(twisted(fits, random), random) : twisted(fits, random)) : fits;
  return { headers: withType, payload: Buffer.from(JSON.stringify(value)) };
}

/** Places of an address as the sample has them. */
function sample({ template }: DescribedOperation): Readonly<Record<string, string>> {
  const { v1 } = on.units;
  return {
    organisation: "larkwater",
    programme: "libraries",
    slug: template.includes("/organisations/") ? "larkwater" : "libraries",
    unit: v1,
    version: "1",
    language: "en",
    scheme: "code",
    code: "v1",
    kind: "programme",
    tile: "0/000",
  };
}

/** What is on record: how many events each ledger has, and a sum of each table. */
async function recorded(): Promise<{ readonly sizes: readonly object[]; readonly sums: readonly TableSum[] }> {
  const sizes = await transaction(on.touchstone, async (tx) => {
    const { rows } = await tx.query<object>("SELECT log_id, size FROM event_head WHERE shard_key > 0 ORDER BY log_id");
    return rows;
  });
  return { sizes, sums: await tableSums(on.touchstone) };
}

/** Asks. @returns the status, or what is wrong with the answer */
async function asked(
  of: DescribedOperation,
  as: string | null,
  { path, headers, payload }: Hostile,
): Promise<number | string> {
  const about = `${of.operationId} as ${as ?? "the public"}: ${path.slice(0, 200)} ${payload?.toString("latin1").slice(0, 300) ?? ""}`;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => (timer = setTimeout(resolve, LONGEST_MS, null)));
  const answer = on.app.inject({
    method: of.method as "GET", // of those that there are
    url: path,
    remoteAddress: "203.0.113.9",
    headers: { ...headers, ...(as !== null && { "x-test-account": as }) },
    ...(payload && { payload }),
  });
  const told = await Promise.race([answer, late]);
  clearTimeout(timer);
  if (told === null) return `no answer: ${about}`;
  const { statusCode, headers: said } = told;
  if (statusCode >= 500) return `${statusCode}: ${about}`;
  if (said["set-cookie"]?.includes("x=y")) return `a header was split: ${about}`;
  if (statusCode >= 400) {
    if (said["content-type"] !== "application/problem+json; charset=utf-8") return `no problem: ${about}`;
    const problem = told.json<{ status: number; detail: string; title: string }>();
    if (problem.status !== statusCode || problem.detail === "" || problem.title === "")
      return `a bare problem: ${about}`;
    if (/node_modules|\.ts:\d|relation "|syntax error at or near|invalid input syntax/.test(told.body))
      return `of the inside: ${about} ${told.body}`;
  }
  return statusCode;
}

/** Asks so many times, each thing made anew, and looks at what is on record before and after. */
async function tried(of: DescribedOperation, as: string | null, times: number, seed: number): Promise<string[]> {
  const random = seeded(seed);
  const before = await recorded();
  const answers: (number | string)[] = [];
  for (let n = 0; n < times; n++) answers.push(await asked(of, as, hostile(of, random)));
  const wrong = answers.filter((one) => typeof one === "string");
  const isDone = answers.some((one) => typeof one === "number" && one >= 200 && one < 300);
  if ((!isDone || of.method === "GET") && JSON.stringify(await recorded()) !== JSON.stringify(before))
    wrong.push(`${of.operationId} as ${as ?? "the public"}: something is on record, by what was refused or only read`);
  return [...new Set(wrong)];
}

describe("what does not fit", () => {
  it("finds every operation", () => expect(OPERATIONS.length).toBeGreaterThan(100));

  it.each(OPERATIONS.map((of, n) => [of.operationId, of, n] as const))(
    "%s answers without a fault, and leaves nothing behind where it refuses",
    async (_, of, n) => {
      const times = LONG_WORK.has(of.operationId) ? TIMES / 10 : TIMES;
      const wrong = [
        ...(await tried(of, null, of.isClosed ? 20 : times / 2, SEED + 2 * n)),
        ...(await tried(of, OFFICE, times, SEED + 2 * n + 1)),
      ];
      expect(wrong).toEqual([]);
    },
  );

  it("has left a service that answers as before", async () => {
    expect((await on.app.inject("/healthz")).statusCode).toBe(200);
    expect((await on.ask(null, "GET", "/programmes/libraries")).status).toBe(200);
    expect(Object.keys({})).toEqual([]);
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });
});
