/**
 * Vitest's global setup: one PostgreSQL for the whole run, started when the first test file asks for it, on a port of
 * this machine that only the run's own processes know of. Commands that tests start find modules compiled by those
 * before them, in the folder that bin/touchstone.mjs has for it.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { startTestServer, type TestServer } from "./test-server.ts";

/** Where test files ask for the server. */
export const ASK_AT = "TOUCHSTONE_TEST_SERVER";

const COMPILED = fileURLToPath(new URL("../../../../.cache/compiled", import.meta.url));

export default async function setup(): Promise<() => Promise<void>> {
  process.env.NODE_COMPILE_CACHE ??= COMPILED;
  let started: Promise<TestServer> | null = null;
  const asked = createServer((_, response) => {
    started ??= startTestServer();
    started.then(
      ({ url, template }) => response.end(JSON.stringify({ url, template })),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => asked.listen(0, "127.0.0.1", resolve));
  process.env[ASK_AT] = `http://127.0.0.1:${(asked.address() as AddressInfo).port}/`; // a TCP server has a port
  return async () => {
    asked.closeAllConnections();
    asked.close();
    await (await started)?.stop();
  };
}
