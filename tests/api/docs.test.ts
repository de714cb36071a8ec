/** Every example of docs/api.md, sent as it stands there: what it shows is in the answer. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type SampleApi, sampleApi } from "./sample-api.ts";

const PAGE = readFileSync(join(import.meta.dirname, "../../docs/api.md"), "utf8");

interface Example {
  readonly as: string | null;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly status: number;
  readonly shows: string;
}

const EXAMPLES = [...PAGE.matchAll(/```http(?: as (\S+))?\n([\s\S]*?)```\n```json (\d+)\n([\s\S]*?)```/g)].map(
  ([, as = null, request = "", status = "", shows = ""]): Example => {
    const [head = "", body] = request.split("\n\n");
    const [first = "", ...lines] = head.trim().split("\n");
    const [method = "", path = ""] = first.split(" ");
    const headers = Object.fromEntries(lines.map((line) => line.toLowerCase().split(": ") as [string, string])); // as a header is written
    return { as, method, path, headers, body: body?.trim(), status: Number(status), shows };
  },
);

let on: SampleApi;
beforeAll(async () => {
  on = await sampleApi();
});
afterAll(() => on.end());

describe("docs/api.md", () => {
  it("has an example of each family of calls", () => {
    expect(EXAMPLES.length).toBe([...PAGE.matchAll(/```http/g)].length);
    expect(EXAMPLES.length).toBeGreaterThan(10);
  });

  it.each(EXAMPLES)("shows what $method $path answers", async ({ as, method, path, headers, body, status, shows }) => {
    const { c1, v1, v2 } = on.units;
    const known = (text: string) => text.replaceAll("$county", c1).replaceAll("$village", v1).replaceAll("$other", v2);
    const sent = { headers, ...(body !== undefined && { body: known(body) }) };
    const told = await on.ask(as, method, known(path), sent);
    expect([told.status, told.text]).toEqual([status, expect.any(String)]);
    expect(told.json).toMatchObject(JSON.parse(known(shows)) as object); // what the page shows
  });

  it("names every kind of problem that has a status of its own", () => {
    for (const kind of [
      "invalid-request",
      "not-signed-in",
      "not-allowed",
      "not-found",
      "conflict",
      "refused",
      "read-only",
    ])
      expect(PAGE).toContain(`\`${kind}\``);
  });
});
