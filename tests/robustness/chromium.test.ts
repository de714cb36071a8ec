import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { stripTypeScriptTypes } from "node:module";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromiumHere, FLAGS } from "./browser.ts";
import { sampleRun } from "./sample-run.ts";

const path = chromiumHere();
const ENGINE = new URL("../../packages/engine/src/", import.meta.url);
const PAGE = `<!doctype html><meta charset="utf-8"><title>same bytes</title>
<script type="importmap">{ "imports": { "@touchstone/engine": "/engine/index.ts" } }</script>`;

/** Serves the engine's own files, types taken out, as the browser asks for them. */
function engineServer(): Server {
  return createServer((request, response) => {
    const url = request.url ?? "/";
    if (url === "/") return void response.writeHead(200, { "content-type": "text/html" }).end(PAGE);
    const file = url === "/sample-run.ts" ? new URL("sample-run.ts", import.meta.url) : new URL(url.slice(8), ENGINE);
    const isOurs = url === "/sample-run.ts" || (/^\/engine\/[a-z0-9/-]+\.ts$/.test(url) && !url.includes(".."));
    if (!isOurs) return void response.writeHead(404).end();
    const source = readFileSync(fileURLToPath(file), "utf8");
    response.writeHead(200, { "content-type": "text/javascript; charset=utf-8" }).end(stripTypeScriptTypes(source));
  });
}

describe.skipIf(path === null)("the same bytes in Chromium (skipped where there is none)", () => {
  const server = engineServer();
  beforeAll(
    () =>
      new Promise<void>((ready) => {
        server.listen(0, "127.0.0.1", () => ready());
      }),
  );
  afterAll(() => {
    server.close();
  });

  it("a seed gives the same ranks, shares, flips and indices as in Node, bit by bit", async () => {
    const here = sampleRun();
    expect(here.rankLow).toHaveLength(40 * 8);
    expect(Number(here.count)).toBeGreaterThan(60);
    const { port } = server.address() as AddressInfo; // it listens on a port, not on a pipe
    const browser = await chromium.launch({ executablePath: path ?? "", args: FLAGS });
    try {
      const page = await browser.newPage();
      const faults: string[] = [];
      page.on("pageerror", (error) => faults.push(error.message));
      await page.goto(`http://127.0.0.1:${port}/`);
      const there: unknown = await page.evaluate("import('/sample-run.ts').then(({ sampleRun }) => sampleRun())");
      expect(faults).toEqual([]);
      expect(there).toEqual(here);
    } finally {
      await browser.close();
    }
  });
});
