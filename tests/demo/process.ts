import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, connect, createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const BIN = fileURLToPath(new URL("../../packages/cli/bin/touchstone.mjs", import.meta.url));

/** `touchstone serve` as a process of its own, with nothing on its standard input. */
export interface Server {
  readonly child: ChildProcess;
  /** all that it has said so far */
  said(): string;
  /** Waits until it says this, however loaded the machine is. @throws where it ends before */
  until(words: string | RegExp): Promise<void>;
  /** its exit code; null where a signal ended it */
  readonly ended: Promise<number | null>;
}

export function startServe(folder: string, ...args: string[]): Server {
  const { DATABASE_URL: _url, TOUCHSTONE_HOME: _home, ...env } = process.env;
  const child = spawn(process.execPath, [BIN, "serve", ...args], {
    cwd: folder,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const parts: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part: Buffer) => parts.push(part.toString()));
  const said = (): string => parts.join("");
  const ended = once(child, "close").then(() => child.exitCode);
  const until = async (words: string | RegExp): Promise<void> => {
    const isThere = (): boolean => (typeof words === "string" ? said().includes(words) : words.test(said()));
    while (!isThere()) {
      if (child.exitCode !== null || child.signalCode !== null)
        throw new Error(`it ended before it said ${String(words)}: ${said()}`);
      await wait(50);
    }
  };
  return { child, said, until, ended };
}

/** A request that the server has begun to answer, whose body is still to come. */
export async function beginRequest(port: number, path: string, body: string) {
  const socket = connect(port, "127.0.0.1");
  const parts: string[] = [];
  socket.on("data", (part) => parts.push(part.toString()));
  const head = [`POST ${path} HTTP/1.1`, "host: localhost", "content-type: application/json", "connection: close"];
  socket.write([...head, `content-length: ${Buffer.byteLength(body)}`, "expect: 100-continue", "", ""].join("\r\n"));
  while (!parts.join("").includes("100 Continue")) await once(socket, "data");
  return {
    /** Sends the body. @returns the whole answer */
    finish: async (): Promise<string> => {
      const closed = once(socket, "close");
      parts.length = 0;
      socket.write(body);
      await closed;
      return parts.join("");
    },
  };
}

/** A port of this machine on which nobody listens, and one on which somebody does until it is let go. */
export async function takenPort(): Promise<{ readonly port: number; readonly release: () => Promise<void> }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // a TCP server that listens
  return { port, release: () => new Promise((resolve) => server.close(() => resolve())) };
}

export async function freePort(): Promise<number> {
  const { port, release } = await takenPort();
  await release();
  return port;
}
