import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { stat } from "node:fs/promises";
import { request } from "node:http";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { metadata, piece, type SampleCouncil, sampleCouncil } from "./sample-council.ts";

let on: SampleCouncil;
const children: ChildProcess[] = [];
beforeAll(async () => {
  on = await sampleCouncil();
}, 120_000);
afterAll(async () => {
  for (const child of children) child.kill("SIGKILL");
  await on.end();
});

interface Running {
  readonly url: string;
  kill(): Promise<void>;
}

async function started(): Promise<Running> {
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL("./serve-a-while.ts", import.meta.url)), on.home.dir, on.databaseUrl],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  children.push(child);
  for await (const line of createInterface(child.stdout)) {
    if (!line.startsWith("http")) continue;
    return {
      url: line,
      kill: async () => {
        const ended = once(child, "exit");
        child.kill("SIGKILL");
        await ended;
      },
    };
  }
  throw new Error("the service did not start");
}

const TEXT = Buffer.from(randomBytes(60_000).toString("hex"));
const HALF = 50_000;

const ask = (url: string, method: string, path: string, more: object = {}): Promise<Response> =>
  fetch(new URL(path, url), {
    method,
    ...more,
    headers: {
      "x-test-account": "one",
      "tus-resumable": "1.0.0",
      ...("headers" in more ? (more.headers as object) : {}),
    },
  });
const begin = (url: string, more: object = {}): Promise<Response> => {
  const values = {
    organisation: "council",
    programme: "libraries",
    unit: on.villages[0],
    visibility: "public",
    filetype: "text/plain",
  };
  return ask(url, "POST", "/api/v1/uploads", {
    headers: {
      "upload-length": String(TEXT.length),
      "upload-metadata": metadata(values),
      ...("body" in more ? { "content-type": "application/offset+octet-stream" } : {}),
    },
    ...more,
  });
};

test("a service that is killed in the middle of a piece goes on from what has arrived once it runs again", async () => {
  const first = await started();
  const path = (await begin(first.url)).headers.get("location") ?? "";
  const { rows } = await on.touchstone.pool.query<{ account_id: string }>(
    "SELECT account_id FROM account WHERE name = 'one'",
  );
  const file = join(on.home.dir, "run", "uploads", rows[0]?.account_id ?? "", path.slice(-36));
  const sending = request(new URL(path, first.url), {
    method: "PATCH",
    headers: { ...piece(TEXT, 0).headers, "x-test-account": "one", "content-length": TEXT.length },
  });
  sending.on("error", () => {}); // the line breaks off
  sending.write(TEXT.subarray(0, HALF));
  while ((await stat(file)).size < HALF) await new Promise((resolve) => setTimeout(resolve, 20));
  await first.kill();

  const second = await started();
  const head = await ask(second.url, "HEAD", path);
  expect([head.status, head.headers.get("upload-offset")]).toEqual([200, String(HALF)]);
  expect((await ask(second.url, "PATCH", path, piece(TEXT.subarray(HALF), HALF))).status).toBe(204);
  expect(await (await ask(second.url, "GET", path)).json()).toMatchObject({ state: "ready", bytes: TEXT.length });
  await second.kill();
});

test("a file that was whole when the service was killed is taken in once it runs again", async () => {
  const first = await started();
  const begun = await begin(first.url, { body: TEXT });
  const path = begun.headers.get("location") ?? "";
  expect([begun.status, begun.headers.get("upload-offset")]).toEqual([201, String(TEXT.length)]);
  await first.kill();
  const second = await started();
  expect(await (await ask(second.url, "GET", path)).json()).toMatchObject({ state: "ready" });
  const body = {
    evidenceId: path.slice(-36),
    unitId: on.villages[0],
    programmeId: null,
    title: null,
    retainUntil: null,
  };
  expect((await on.command("one", "AddEvidence", body)).status).toBe(200);
  await second.kill();
});
