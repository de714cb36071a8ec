import { createServer } from "node:net";

const TRIES = 20;

/** The first port from `from` on that nobody listens on at this address; `from` itself where none of the next is free. */
export async function freePort(host: string, from: number): Promise<number> {
  if (from === 0) return from;
  for (let port = from; port < Math.min(from + TRIES, 65_536); port++) if (await isFree(host, port)) return port;
  return from;
}

/** What else stands in the way, such as an address of another machine, is said where the service itself listens. */
function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => resolve(error.code !== "EADDRINUSE"));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(true)));
  });
}
