// Real sockets: what one connection may cost the service, and how it closes.
import { once } from "node:events";
import { type AddressInfo, connect, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buildApp } from "../app.ts";
import { type TestService, testService } from "../testing/test-service.ts";
import { type Door, openDoor } from "./door.ts";
import { LIMITS } from "./limits.ts";

let on: TestService;
let door: Door;
let app: Awaited<ReturnType<typeof buildApp>>;
let port: number;
let letGo: () => void;
let nReceived: number;

beforeEach(async () => {
  on = await testService();
  const limits = { ...LIMITS, headersTimeout: 400, requestTimeout: 1_200, connectionsCheckingInterval: 100 };
  door = openDoor(null, { ...limits, idleTimeout: 2_500, keepAliveTimeout: 300, maxRequestsPerSocket: 5 });
  app = await buildApp(on.service, door);
  const held = new Promise<void>((resolve) => (letGo = resolve));
  app.get("/slow", async () => {
    await held;
    return "done";
  });
  app.post("/take", async () => {
    nReceived++;
    return "taken";
  });
  app.get("/much", async () => Buffer.alloc(64 << 20));
  nReceived = 0;
  await app.listen({ host: "127.0.0.1", port: 0 });
  ({ port } = app.server.address() as AddressInfo); // a TCP server that listens
});
afterEach(async () => {
  letGo();
  app.server.closeAllConnections();
  await app.close();
  await on.end();
});

/** A connection of its own, and what came over it until it ended. */
function connection(): { readonly socket: Socket; readonly ended: Promise<string> } {
  const socket = connect(port, "127.0.0.1");
  let text = "";
  socket.on("data", (part: Buffer) => (text += part.toString("latin1")));
  socket.on("error", () => {}); // a reset is an end too
  return { socket, ended: new Promise((resolve) => socket.once("close", () => resolve(text))) };
}

async function said(request: string): Promise<string> {
  const { socket, ended } = connection();
  socket.write(request);
  return ended;
}

const HEAD = "Host: localhost\r\nConnection: close\r\n";
const statusesIn = (text: string): string[] =>
  [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status = ""]) => status);

describe("a connection", () => {
  it("on which headers come drop by drop is ended with 408", async () => {
    const { socket, ended } = connection();
    socket.write("GET /healthz HTTP/1.1\r\nHost: localhost\r\n");
    const dripping = setInterval(() => socket.write("x-drop: 1\r\n"), 50);
    expect(statusesIn(await ended)).toEqual(["408"]);
    clearInterval(dripping);
  });

  it("on which the body comes drop by drop is ended, and nothing is taken", async () => {
    const { socket, ended } = connection();
    socket.write(
      "POST /take HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n",
    );
    const dripping = setInterval(() => socket.write(" "), 50);
    expect(statusesIn(await ended)).toEqual(["408"]);
    clearInterval(dripping);
    expect(nReceived).toBe(0);
  });

  it("that says nothing at all is ended", async () => {
    expect(await connection().ended).toMatch(/^$|408/);
  });

  it("whose reader does not read is ended, and others are answered meanwhile", async () => {
    const { socket } = connection();
    socket.pause();
    socket.write(`GET /much HTTP/1.1\r\n${HEAD}\r\n`);
    expect(statusesIn(await said(`GET /healthz HTTP/1.1\r\n${HEAD}\r\n`))).toEqual(["200"]);
    while (door.underWay() > 0) await wait(50); // the test's own time is the limit
    socket.destroy();
  });

  it.each([
    ["one header of 20 kB", `x-long: ${"a".repeat(20_000)}\r\n`],
    ["three thousand headers", Array.from({ length: 3_000 }, (_, at) => `x-${at}: 1\r\n`).join("")],
  ])("with %s gets 431 as a problem", async (_, headers) => {
    const answer = await said(`GET /healthz HTTP/1.1\r\n${HEAD}${headers}\r\n`);
    expect(statusesIn(answer)).toEqual(["431"]);
    expect(answer).toContain("application/problem+json");
    expect(JSON.parse(answer.slice(answer.indexOf("\r\n\r\n") + 4))).toMatchObject({
      type: "/problems/header-too-large",
    });
  });

  it.each([
    ["no HTTP", "hello there\r\n\r\n"],
    ["a TLS greeting", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"],
    [
      "a length and chunks at once",
      `POST /take HTTP/1.1\r\n${HEAD}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    ],
    ["two lengths", `POST /take HTTP/1.1\r\n${HEAD}Content-Length: 1\r\nContent-Length: 2\r\n\r\n{}`],
    ["a bare newline in a header", `GET /healthz HTTP/1.1\r\nHost: a\nx: y\r\n${HEAD}\r\n`],
    ["no host", "GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n"],
  ])("that brings %s gets 400", async (_, request) => {
    expect(statusesIn(await said(request))).toEqual(["400"]);
    expect(nReceived).toBe(0);
  });

  it.each([
    "//",
    "///",
    "//evil.example/",
    "/%",
    "/%00",
    "/..%2f..%2fetc/passwd",
    `/${"a".repeat(10_000)}`,
    "*",
    "http://",
  ])("that asks for %s gets an answer, no fault, and is led nowhere else", async (path) => {
    const answer = await said(`GET ${path} HTTP/1.1\r\n${HEAD}\r\n`);
    const statuses = statusesIn(answer);
    expect(statuses).toHaveLength(1);
    expect(Number(statuses[0])).toBeLessThan(500);
    const [, ledTo = "/"] = /^location: (\S*)/im.exec(answer) ?? [];
    expect(ledTo).toMatch(/^\/(?!\/)/);
  });

  it("that announces 100 MB is refused before they come", async () => {
    const { socket, ended } = connection();
    socket.write(`POST /take HTTP/1.1\r\n${HEAD}Content-Type: application/json\r\nContent-Length: 104857600\r\n\r\n`);
    expect(statusesIn(await ended)).toEqual(["413"]);
    expect(nReceived).toBe(0);
  });

  it("that sends 100 MB without announcing them is cut off, and little of it is kept", async () => {
    const { socket, ended } = connection();
    socket.write(`POST /take HTTP/1.1\r\n${HEAD}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`);
    const piece = `10000\r\n${" ".repeat(0x10000)}\r\n`;
    let nSent = 0;
    while (socket.writable && nSent < 1_600) {
      nSent++;
      if (!socket.write(piece)) await Promise.race([once(socket, "drain"), ended]).catch(() => {}); // cut off
    }
    socket.destroy();
    expect((await ended).slice(0, 12)).toMatch(/^$|HTTP\/1\.1 413/); // what was sent after it may have overtaken the answer
    expect(nSent).toBeLessThan(1_600);
    expect(nReceived).toBe(0);
  });

  it("gets answers to requests sent one behind the other in their order, and a limited number of them", async () => {
    const one = (path: string): string => `GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`;
    const { socket, ended } = connection();
    socket.write(one("/healthz") + one("/nowhere") + one("/healthz").repeat(50));
    expect(statusesIn(await ended).slice(0, 5)).toEqual(["200", "404", "200", "200", "200"]);
    expect(statusesIn(await ended).filter((status) => status === "200")).toHaveLength(4);
  });
});

describe("closing", () => {
  it("waits for what is under way, refuses what is new, and then nobody listens", async () => {
    const slow = said(`GET /slow HTTP/1.1\r\n${HEAD}\r\n`);
    while (door.underWay() === 0) await wait(5);
    const drained = door.drain(60_000);
    expect(statusesIn(await said(`GET /readyz HTTP/1.1\r\n${HEAD}\r\n`))).toEqual(["503"]);
    expect(statusesIn(await said(`GET /slow HTTP/1.1\r\n${HEAD}\r\n`))).toEqual(["503"]);
    letGo();
    expect(await drained).toBe(0);
    expect(await slow).toContain("done");
  });

  it("does not wait for ever", async () => {
    const slow = said(`GET /slow HTTP/1.1\r\n${HEAD}\r\n`);
    while (door.underWay() === 0) await wait(5);
    expect(await door.drain(50)).toBe(1);
    app.server.closeAllConnections();
    expect(statusesIn(await slow)).toEqual([]);
  });
});
