import type { AddressInfo } from "node:net";
import { createServer, type Server } from "node:net";
import { afterEach, expect, test } from "vitest";
import { freePort, listeningFault, listeningWords } from "./serve-port.ts";

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
});

async function listenOn(port: number): Promise<number> {
  const server = createServer();
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port; // a TCP server that listens
}

test("a port on which nobody listens is taken as it is", async () => {
  const port = await listenOn(0);
  await new Promise((resolve) => servers.pop()?.close(resolve));
  expect(await freePort("127.0.0.1", port)).toBe(port);
});

test("where somebody listens, a later one is taken", async () => {
  const port = await listenOn(0);
  const free = await freePort("127.0.0.1", port);
  expect(free).toBeGreaterThan(port);
  expect(free).toBeLessThan(port + 20);
  expect(await listenOn(free)).toBe(free);
});

test("0 leaves the choice to the system", async () => {
  expect(await freePort("127.0.0.1", 0)).toBe(0);
});

test("an address of another machine is told by who listens there, not here", async () => {
  expect(await freePort("192.0.2.1", 7171)).toBe(7171); // RFC 5737: nobody's
});

test("what keeps anybody from listening is said in words", async () => {
  const port = await listenOn(0);
  const words = async (host: string, at: number): Promise<string | null> =>
    listeningWords(await listeningFault(host, at));
  expect(await words("127.0.0.1", port)).toContain(`Port ${port} is taken by another program`);
  expect(await words("198.51.100.7", 7171)).toContain("198.51.100.7 is no address of this machine"); // RFC 5737
  expect(await words("127.0.0.1", 0)).toBeNull();
});

test("an error that has nothing to do with listening is left to others", () => {
  expect(listeningWords(Object.assign(new Error("no"), { code: "EACCES", syscall: "open" }))).toBeNull();
  expect(listeningWords("EADDRINUSE")).toBeNull();
});
