// A reader with several connections, in a process of its own: node bench/service-load.ts PORT CONNECTIONS. It asks for the
// paths that come on its standard input, a list in JSON a line, and says of each list how many seconds it took.
import { connect, type Socket } from "node:net";
import { createInterface } from "node:readline";

const [port = 0, nConnections = 8] = process.argv.slice(2).map(Number);
const END_OF_HEAD = Buffer.from("\r\n\r\n");

for await (const line of createInterface({ input: process.stdin })) {
  const paths = JSON.parse(line) as readonly string[]; // the bench's own
  const start = performance.now();
  let next = 0;
  await Promise.all(Array.from({ length: nConnections }, () => reader(() => paths[next++])));
  process.stdout.write(`${JSON.stringify((performance.now() - start) / 1000)}\n`);
}

/** Asks for one path after the other over one connection, and a new one where the service ends it. */
async function reader(path: () => string | undefined): Promise<void> {
  let socket: Socket | null = null;
  for (let asked = path(); asked !== undefined; asked = path()) {
    socket ??= connect(port, "127.0.0.1");
    socket.write(`GET ${asked} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: identity\r\n\r\n`);
    if (await isLast(socket, asked)) {
      socket.destroy();
      socket = null;
    }
  }
  socket?.destroy();
}

/** Reads one answer whole. @returns whether the connection ends with it @throws {Error} for what is no 200 */
function isLast(socket: Socket, asked: string): Promise<boolean> {
  return new Promise((done, failed) => {
    let got: Buffer = Buffer.alloc(0);
    let head = "";
    let whole = Number.POSITIVE_INFINITY;
    const settle = (act: () => void): void => {
      socket.removeAllListeners();
      act();
    };
    socket.on("error", (error) => settle(() => failed(error)));
    socket.on("close", () => settle(() => failed(new Error(`${asked}: the connection ended`))));
    socket.on("data", (part: Buffer) => {
      got = got.length === 0 ? part : Buffer.concat([got, part]);
      if (head === "") {
        const end = got.indexOf(END_OF_HEAD);
        if (end < 0) return;
        head = got.toString("latin1", 0, end);
        const length = /^content-length: (\d+)/im.exec(head)?.[1];
        if (!head.startsWith("HTTP/1.1 200") || length === undefined)
          return settle(() => failed(new Error(`${asked}: got ${head.slice(0, 200)}, want 200 with a length`)));
        whole = end + 4 + Number(length);
      }
      if (got.length >= whole) settle(() => done(/^connection: close/im.test(head)));
    });
  });
}
