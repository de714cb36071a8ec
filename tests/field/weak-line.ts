import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** How a line behaves: as it should, cut, or such that what is asked arrives and no answer comes back. */
type LineState = "good" | "cut" | "no-answers";

/** A line between a phone and the service, that fails as it is told to. */
export interface WeakLine {
  readonly url: string;
  /** whose session the phone has; null: nobody is signed in */
  account: string | null;
  state: LineState;
  /** which requests lose their answers; all where it is null */
  only: RegExp | null;
  /** requests that came through, as `METHOD path` */
  readonly asked: string[];
  readonly end: () => Promise<void>;
}

/** @param to where the service listens */
export async function weakLine(to: string): Promise<WeakLine> {
  const { port: toPort } = new URL(to);
  const server: Server = createServer((from, back) => {
    const loses = line.only === null || line.only.test(`${from.method} ${from.url}`);
    if (line.state === "cut") from.socket.destroy();
    else pass(from, back, line.state === "no-answers" && loses);
  });
  const pass = (from: IncomingMessage, back: ServerResponse, isLost: boolean): void => {
    line.asked.push(`${from.method} ${from.url}`);
    const headers = { ...from.headers, ...(line.account !== null && { "x-test-account": line.account }) };
    const asked = request(
      { host: "127.0.0.1", port: Number(toPort), method: from.method, path: from.url, headers },
      (answer) => {
        if (isLost) {
          answer.resume();
          answer.on("end", () => back.destroy());
          return;
        }
        back.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(back);
      },
    );
    asked.on("error", () => back.destroy());
    from.on("error", () => asked.destroy());
    from.pipe(asked);
  };
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo; // as it listens on a port
  const line: WeakLine = {
    url: `http://127.0.0.1:${port}`,
    account: null,
    state: "good",
    only: null,
    asked: [],
    end: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
  return line;
}
