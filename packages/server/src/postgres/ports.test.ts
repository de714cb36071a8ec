/** Ports of this machine that others take: at a start another one is chosen, later the same one is waited for. */
import { once } from "node:events";
import { createServer, type Server } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { embeddedBinaries } from "./binaries.ts";
import { passwordOf } from "./initialise.ts";
import { launchSomewhere } from "./launch.ts";
import { listeningIn } from "./listening.ts";
import { signal, worksIn } from "./process.ts";
import { ask, postmasterOf, sampleFolder, until } from "./sample-folder.ts";
import { startEmbedded } from "./start.ts";
import { stopServer } from "./stopping.ts";
import { databaseUser } from "./system-user.ts";

const undo: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

/** A folder whose path is too long for a socket. */
async function longFolder(): Promise<string> {
  const { directory, remove } = await sampleFolder();
  undo.push(remove);
  return join(directory, "a-folder-whose-name-is-so-long-that-no-socket-fits-in-it".repeat(2));
}

/** Takes a port; null if somebody else has it. */
async function taken(port: number): Promise<Server | null> {
  const server = createServer().listen(port, "127.0.0.1");
  try {
    await once(server, "listening");
    return server;
  } catch {
    return null;
  }
}

test("a port that somebody took in the meantime is passed over", async () => {
  const directory = await longFolder();
  const [database, run] = [join(directory, "database"), join(directory, "run")];
  await (await startEmbedded(directory)).stop();
  const user = await databaseUser(directory, database);
  const binaries = await embeddedBinaries(run, user);
  const password = await passwordOf(database, { binaries, user, run });
  const others = await taken(0);
  const address = others?.address();
  if (!others || typeof address !== "object" || address === null) throw new Error("no port");
  let asked = 0;
  const server = await launchSomewhere({ database, run, binaries, user, password, say: () => {} }, async () =>
    asked++ === 0 ? { kind: "port", port: address.port } : listeningIn(run, user),
  );
  expect(asked).toBe(2);
  expect(server.listening).not.toEqual({ kind: "port", port: address.port });
  await stopServer(server.pid, server.isRunning);
  others.close();
});

test("a server that died comes back at its port as soon as whoever took that lets go of it", async () => {
  const directory = await longFolder();
  const said: string[] = [];
  const { url, stop } = await startEmbedded(directory, { say: (line) => said.push(line) });
  undo.push(stop);
  await ask(url, "CREATE TABLE kept AS SELECT 7 AS n");
  const port = Number(new URL(url).port);
  let other: Server | null = null;
  while (other === null) {
    const pid = await postmasterOf(directory);
    const isOurs = pid !== null && (await worksIn(pid, join(directory, "database"))) === true;
    if (pid !== null && isOurs) signal(pid, "SIGKILL");
    for (let attempt = 0; other === null && attempt < 40; attempt++) {
      other = await taken(port); // where the server was quicker to come back, it is killed again
      if (other === null) await wait(2);
    }
  }
  await until(() => said.some((line) => line.includes(`port ${port} was taken meanwhile`)), 60_000);
  other.close();
  await until(
    () =>
      ask(url, "SELECT n FROM kept").then(
        () => true,
        () => false,
      ),
    60_000,
  );
  expect(await ask(url, "SELECT n FROM kept")).toEqual([{ n: 7 }]);
}, 240_000);
