import { connect } from "node:net";
import { FileFault } from "./fault.ts";

const PIECE = 1 << 16;
const PATIENCE_MS = 60_000;

/** Where a clamd listens. */
export interface Clamd {
  readonly host: string;
  readonly port: number;
}

/**
 * Has a file looked at by clamd (INSTREAM).
 * @throws {FileFault} if it finds something
 * @throws {Error} if it can't be asked: then nothing is taken
 * @see clamd(8)
 */
export async function askClamd(at: Clamd, bytes: Uint8Array): Promise<void> {
  const answer = await said(at, bytes);
  if (answer === "stream: OK") return;
  const [, found] = /^stream: (.+) FOUND$/.exec(answer) ?? [];
  if (found !== undefined) throw new FileFault(`The virus scanner finds ${found} in it.`);
  throw new Error(`askClamd: got "${answer.slice(0, 200)}", want OK or FOUND`);
}

function said({ host, port }: Clamd, bytes: Uint8Array): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port });
    const parts: Buffer[] = [];
    socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error("askClamd: no answer in time")));
    socket.on("data", (part) => parts.push(part));
    socket.on("error", reject);
    socket.on("close", () => resolve(Buffer.concat(parts).toString("latin1").replace(/\0.*$/s, "").trim()));
    socket.on("connect", () => {
      socket.write("zINSTREAM\0");
      for (let from = 0; from < bytes.length; from += PIECE) {
        const piece = bytes.subarray(from, from + PIECE);
        socket.write(lengthOf(piece.length));
        socket.write(piece);
      }
      socket.write(lengthOf(0));
    });
  });
}

function lengthOf(n: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(n);
  return bytes;
}
