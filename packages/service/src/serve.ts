import type { AddressInfo } from "node:net";
import type { Touchstone } from "@touchstone/server";
import type { FastifyBaseLogger } from "fastify";
import { buildApp } from "./app.ts";
import { principalOf } from "./auth/principal-of.ts";
import { openSignIn } from "./auth/sign-in.ts";
import type { Config } from "./config.ts";
import { openEntrance } from "./https/entrance.ts";
import { dailyBackup } from "./keeping/daily-backup.ts";
import { makeClock } from "./procedure/clock.ts";
import { settleOnThread } from "./procedure/settle-thread.ts";
import type { Service } from "./service.ts";

/** A service that listens. */
export interface Serving {
  /** where this machine reaches it */
  readonly url: string;
  /** Takes no new requests, waits for those under way, as long as the configuration says; leaves the record open. */
  close(): Promise<void>;
}

/**
 * Starts the service on a record that is open.
 * @throws {Error} where a port is taken, or the certificate that is asked for can't be had
 */
export async function serve(touchstone: Touchstone, config: Config): Promise<Serving> {
  const closers: (() => Promise<void>)[] = [];
  const closeAll = async (): Promise<void> => {
    for (const close of closers.splice(0).reverse()) await close();
  };
  try {
    const url = await opened(touchstone, config, closers);
    return { url, close: closeAll };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

/** Opens one part after the other, and leaves with `closers` how each is closed. @returns where it listens */
async function opened(touchstone: Touchstone, config: Config, closers: (() => Promise<void>)[]): Promise<string> {
  const early: string[] = []; // said before there is a log
  let tell = (line: string): void => void early.push(line);
  const { home, now } = touchstone;
  const entrance = await openEntrance({ config, keys: home.keys, now, say: (line) => tell(line) });
  closers.push(() => entrance.close());
  const signIn = await openSignIn(touchstone, config);
  closers.push(() => signIn.close());
  const clock = makeClock({
    touchstone,
    settle: (programme, signal) => settleOnThread(touchstone, programme, signal),
    say: (line, isFault) => say(line, isFault),
  });
  const service: Service = { touchstone, config, signIn, principalOf: principalOf(touchstone, signIn), clock };
  const app = await buildApp(service, entrance.door);
  closers.push(() => app.close());
  tell = (line) => app.log.warn(line);
  early.forEach(tell);
  await app.listen({ host: config.host, port: config.port });
  const { port } = app.server.address() as AddressInfo; // a TCP server that listens
  const say = (line: string, isFault: boolean): void => (isFault ? app.log.error(line) : app.log.info(line));
  closers.push(() => clock.close());
  clock.start();
  const backups = config.backup && dailyBackup({ touchstone, config: config.backup, say });
  closers.push(backups ? () => backups.close() : listenToNoBackup(app.log));
  closers.push(async () => {
    const nLeft = await entrance.door.drain(config.drainMs);
    if (nLeft === 0) return;
    app.log.warn({ nLeft }, "requests were cut off: they took longer than is waited for at the end");
    app.server.closeAllConnections();
  });
  return `${entrance.scheme}://${hostInUrl(config.host)}:${port}`;
}

/** SIGUSR2 ends a process that does not listen to it: whoever asks for a backup where none are kept is told. */
function listenToNoBackup(log: FastifyBaseLogger): () => Promise<void> {
  const tell = (): void => log.warn("no backup was written: TOUCHSTONE_BACKUP_FOLDER names no folder");
  process.on("SIGUSR2", tell);
  return async () => void process.off("SIGUSR2", tell);
}

/** A host as it stands in an address of this machine. */
function hostInUrl(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}
