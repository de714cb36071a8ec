import { createServer } from "node:net";

const TRIES = 20;

/** The first port from `from` on that nobody listens on at this address; `from` itself where none of the next is free. */
export async function freePort(host: string, from: number): Promise<number> {
  if (from === 0) return from;
  for (let port = from; port < Math.min(from + TRIES, 65_536); port++) if (await isFree(host, port)) return port;
  return from;
}

/** What else stands in the way, such as an address of another machine, is no reason to try another port. */
const isFree = async (host: string, port: number): Promise<boolean> =>
  codeOf(await listeningFault(host, port)) !== "EADDRINUSE";

/** What the system says against listening there; null: nothing. */
export function listeningFault(host: string, port: number): Promise<Error | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", resolve);
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(null)));
  });
}

/** Why nobody can listen where somebody tried to, in words; null: the error is another one. */
export function listeningWords(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const { code, syscall, address, port, hostname }: NodeJS.ErrnoException & Partial<Place> = error;
  if (syscall !== "listen" && syscall !== "getaddrinfo") return null;
  switch (code ?? "") {
    case "EADDRINUSE":
      return `Port ${port} is taken by another program. Name another one with --port, or none: then the next free one is taken.`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return `${address ?? hostname} is no address of this machine. Name one of its own with --host; 0.0.0.0 stands for all of them.`;
    case "EACCES":
      return `The system lets nobody listen at ${address}, port ${port}. Below 1024 it keeps ports for itself: name another one with --port.`;
    default:
      return null;
  }
}

/** What Node adds to such an error. */
interface Place {
  readonly address: string;
  readonly port: number;
  readonly hostname: string;
}

const codeOf = (error: NodeJS.ErrnoException | null): string | null => error?.code ?? null;
