/**
 * The whole service behind a real socket, with the limits that it runs with: what one connection sends, however wrong, is
 * answered or cut off, takes nothing from others that ask meanwhile, and is never read as two requests.
 */
import { type AddressInfo, connect, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type SampleApi, sampleApi } from "../api/sample-api.ts";

let on: SampleApi;
let port = 0;
beforeAll(async () => {
  on = await sampleApi();
  await on.app.listen({ host: "127.0.0.1", port: 0 });
  ({ port } = on.app.server.address() as AddressInfo); // a TCP server that listens
});
afterAll(async () => {
  on.app.server.closeAllConnections();
  await on.end();
});

function connection(): { readonly socket: Socket; readonly ended: Promise<string> } {
  const socket = connect(port, "127.0.0.1");
  const parts: Buffer[] = [];
  socket.on("data", (part: Buffer) => parts.push(part));
  socket.on("error", () => {}); // a reset is an end too
  return {
    socket,
    ended: new Promise((resolve) => socket.once("close", () => resolve(Buffer.concat(parts).toString("latin1")))),
  };
}

async function said(request: string | Buffer): Promise<string> {
  const { socket, ended } = connection();
  socket.write(request);
  return ended;
}

const statusesIn = (text: string): number[] =>
  [...text.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status));

/** Does something while somebody else keeps asking. @returns what the other was answered, each status once */
async function meanwhile(work: () => Promise<void>): Promise<number[]> {
  let isOver = false;
  const answers = new Set<number>();
  const other = (async () => {
    do {
      const { status } = await fetch(`http://127.0.0.1:${port}/api/v1/programmes/libraries`);
      answers.add(status);
      await wait(10);
    } while (!isOver);
  })();
  try {
    await work();
  } finally {
    isOver = true;
  }
  await other;
  return [...answers];
}

const HEAD = "Host: localhost\r\nConnection: close\r\n";
const CHECK = "/api/v1/check";
const post = (headers: string, body: string, path = CHECK): string =>
  `POST ${path} HTTP/1.1\r\n${HEAD}X-Test-Account: larkwater-office\r\nContent-Type: application/json\r\n${headers}\r\n${body}`;
const whole = (body: string): string => post(`Content-Length: ${Buffer.byteLength(body)}\r\n`, body);

describe("others are answered while a connection", () => {
  it("sends ten thousand requests, one behind the other, without reading", async () => {
    const answers = await meanwhile(async () => {
      const { socket, ended } = connection();
      socket.pause();
      socket.write("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(10_000));
      await wait(500);
      socket.resume();
      const statuses = statusesIn(await ended);
      expect(new Set(statuses)).toEqual(new Set([200, 503])); // 503: refused unread, behind as many as one connection may
      expect(statuses.filter((status) => status === 200).length).toBeLessThanOrEqual(1_000);
    });
    expect(answers).toEqual([200]);
  });

  it.each([
    ["lists in lists", "[".repeat(500_000) + "]".repeat(500_000)],
    ["objects in objects", `${'{"yaml":'.repeat(100_000)}1${"}".repeat(100_000)}`],
    ["sixty thousand keys", `{${Array.from({ length: 60_000 }, (_, at) => `"k${at}":0`).join(",")}}`],
    ["one number of a million digits", `{"yaml":${"9".repeat(1_000_000)}}`],
    ["a standard of aliases of aliases", JSON.stringify({ yaml: aliases() })],
    ["a standard of one deep list", JSON.stringify({ yaml: `a: ${"[".repeat(20_000)}${"]".repeat(20_000)}` })],
  ])("sends JSON that is %s", async (_, body) => {
    const answers = await meanwhile(async () => {
      const [status = 0, ...more] = statusesIn(await said(whole(body)));
      expect(more).toEqual([]);
      expect(status === 200 || (status >= 400 && status < 500)).toBe(true);
    });
    expect(answers).toEqual([200]);
  });

  it("sends a body that never comes, three hundred times at once", async () => {
    const open = Array.from({ length: 300 }, () => connection());
    const answers = await meanwhile(async () => {
      for (const { socket } of open) socket.write(post("Content-Length: 1000\r\n", "{"));
      await wait(1_000);
    });
    for (const { socket } of open) socket.destroy();
    await Promise.all(open.map(({ ended }) => ended));
    expect(answers).toEqual([200]);
  });
});

/** A second request that hides in what the first one's framing leaves. */
const HIDDEN = "GET /api/v1/programmes/hidden HTTP/1.1\r\nHost: localhost\r\n\r\n";

describe("nothing hides behind", () => {
  it.each([
    ["a length and chunks", `Content-Length: 6\r\nTransfer-Encoding: chunked\r\n`, `0\r\n\r\n${HIDDEN}`],
    ["chunks and a length", `Transfer-Encoding: chunked\r\nContent-Length: 6\r\n`, `0\r\n\r\n${HIDDEN}`],
    ["an encoding with a blank before its colon", "Transfer-Encoding : chunked\r\n", `0\r\n\r\n${HIDDEN}`],
    ["an encoding that is not chunks", "Transfer-Encoding: xchunked\r\n", `0\r\n\r\n${HIDDEN}`],
    ["two encodings", "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", `0\r\n\r\n${HIDDEN}`],
    ["an encoding on a folded line", "Transfer-Encoding:\r\n chunked\r\nContent-Length: 5\r\n", `0\r\n\r\n${HIDDEN}`],
    ["a vertical tab in the encoding", "Transfer-Encoding: \x0bchunked\r\n", `0\r\n\r\n${HIDDEN}`],
    ["lengths that differ", `Content-Length: 0\r\nContent-Length: ${HIDDEN.length}\r\n`, HIDDEN],
    ["a length with a sign", "Content-Length: +0\r\n", HIDDEN],
    ["a length of less than nothing", "Content-Length: -1\r\n", HIDDEN],
    ["a length in hexadecimal", "Content-Length: 0x0\r\n", HIDDEN],
    ["a list of lengths", "Content-Length: 0, 0\r\n", HIDDEN],
    ["a bare newline between headers", `X: y\nContent-Length: 0\r\n`, HIDDEN],
    ["a bare newline at the end of the headers", "Content-Length: 0\r\n\n", HIDDEN],
    ["a bare return in a header", "X: y\rContent-Length: 0\r\n", HIDDEN],
    ["a NUL in a header", "X: y\0z\r\n", HIDDEN],
    ["a chunk with a bare newline", "Transfer-Encoding: chunked\r\n", `0\n\n${HIDDEN}`],
    ["a chunk size that overflows", "Transfer-Encoding: chunked\r\n", `ffffffffffffffffff\r\n${HIDDEN}`],
    ["a chunk size with rubbish", "Transfer-Encoding: chunked\r\n", `0x\r\n\r\n${HIDDEN}`],
  ])("%s", async (_, headers, body) => {
    const answer = await said(post(headers, body).replace("Connection: close\r\n", ""));
    expect(statusesIn(answer)).toEqual([400]);
    expect(answer).not.toContain("hidden");
    expect(answer).toContain("application/problem+json");
  });

  it.each(["TRACE", "CONNECT", "PRI", "get", "GE T", "\0GET"])("the method %s", async (method) => {
    const answer = await said(`${method} / HTTP/1.1\r\n${HEAD}\r\n`);
    const [status = 404] = statusesIn(answer); // closed without a word is as good
    expect(status >= 400 && status < 500).toBe(true);
  });

  it("a version that is no version, and an address with a blank", async () => {
    for (const line of ["GET / HTTP/9.9", "GET / HTTP/1.1 HTTP/1.1", "GET /a b HTTP/1.1", "GET /\x01 HTTP/1.1"]) {
      const [status = 0] = statusesIn(await said(`${line}\r\n${HEAD}\r\n`));
      expect([line, status >= 400 && status < 500]).toEqual([line, true]);
    }
  });
});

/** YAML that would be a thousand million entries, were it written out. */
function aliases(): string {
  const lists = Array.from({ length: 9 }, (_, at) => {
    const inner = at === 0 ? "lol" : `*a${at - 1}`;
    return `a${at}: &a${at} [${Array(10).fill(inner).join(",")}]`;
  });
  return `${lists.join("\n")}\n`;
}
