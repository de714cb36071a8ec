import { afterAll, beforeAll, expect, test } from "vitest";
import { metadata, type SampleCouncil, sampleCouncil } from "./sample-council.ts";

let on: SampleCouncil;
beforeAll(async () => {
  on = await sampleCouncil();
}, 120_000);
afterAll(() => on.end());

const NUMBERS = [
  "",
  "-1",
  "0",
  "1e9",
  "1.5",
  "NaN",
  "abc",
  "0x10",
  "9007199254740993",
  "99999999999999999999",
  "+5",
  " 5",
];
const WORDS = [
  "",
  ",",
  "a",
  "a b c",
  "__proto__ eA==",
  "constructor eA==,organisation !!!",
  "organisation Li4vLi4=",
  "a eA==,a eA==",
  "x".repeat(4000),
  "\u00ff\u00fe eA==",
  metadata({ organisation: "council", unit: "x", visibility: "__proto__" }),
  metadata({ organisation: "council'; DROP TABLE evidence; --", unit: "0", visibility: "public" }),
];

test("headers that no program sends are refused in words: nothing fails, and nothing is begun", async () => {
  const seen = new Set<number>();
  const ask = async (method: string, path: string, headers: Record<string, string>): Promise<void> => {
    const answer = await on.ask("one", method, path, { headers }).catch(() => null); // what can't be sent at all
    if (!answer) return;
    seen.add(answer.status);
    await answer.arrayBuffer();
    const isRefused = answer.status >= 400 && answer.status < 500;
    expect({ method, headers, status: answer.status, isRefused }).toMatchObject({ isRefused: true });
  };
  const id = `/api/v1/uploads/${crypto.randomUUID()}`;
  const octets = "application/offset+octet-stream";
  for (const length of NUMBERS)
    for (const words of WORDS)
      await ask("POST", "/api/v1/uploads", {
        "tus-resumable": "1.0.0",
        "upload-length": length,
        "upload-metadata": words,
      });
  for (const offset of NUMBERS)
    for (const method of ["PATCH", "HEAD", "DELETE"])
      await ask(method, id, { "tus-resumable": "1.0.0", "upload-offset": offset, "content-type": octets });
  for (const more of [
    { "upload-concat": "partial", "upload-length": "5" },
    { "upload-concat": "final;/a /b" },
    { "upload-defer-length": "1" },
    { "upload-defer-length": "2" },
    { "upload-checksum": "sha1 x", "upload-length": "5" },
    { "x-http-method-override": "PATCH", "upload-length": "5" },
    { "tus-resumable": "0.2.2", "upload-length": "5" },
    {},
  ])
    await ask("POST", "/api/v1/uploads", { "tus-resumable": "1.0.0", ...more } as Record<string, string>);
  expect(seen.size).toBeGreaterThan(1);
  const { rows } = await on.touchstone.pool.query("SELECT 1 FROM evidence_intake");
  expect(rows).toEqual([]);
});
