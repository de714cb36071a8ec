import { type ChildProcess, spawn } from "node:child_process";
import { chown, mkdir, open } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Binaries } from "./binaries.ts";
import { cleanEnvironment } from "./run-program.ts";
import { type Listening, memoryHere, settingsOf } from "./settings.ts";
import type { SystemUser } from "./system-user.ts";

/** A path of a socket longer than this doesn't fit everywhere (macOS: 104 bytes with the ending zero). */
const LONGEST_SOCKET_PATH = 100;
const SOCKET_PORT = 5432;

/** Chooses how the server is reached: by a socket, or where its path is too long by a free port of this machine. */
export async function listeningIn(run: string, user: SystemUser | null): Promise<Listening> {
  const folder = join(run, "socket");
  const isShort = Buffer.byteLength(join(folder, `.s.PGSQL.${SOCKET_PORT}`)) <= LONGEST_SOCKET_PATH;
  if (process.platform === "win32" || !isShort) return { kind: "port", port: await freePort() };
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (user) await chown(folder, user.uid, user.gid);
  return { kind: "socket", folder, port: SOCKET_PORT };
}

/** Starts the server; it writes to the log file and outlives us if we are killed. */
export async function spawnPostmaster(
  database: string,
  log: string,
  { binaries, user, listening }: { binaries: Binaries; user: SystemUser | null; listening: Listening },
): Promise<ChildProcess> {
  const settings = Object.entries(settingsOf(memoryHere(), listening)).flatMap(([name, value]) => [
    "-c",
    `${name}=${value}`,
  ]);
  const file = await open(log, "w", 0o600);
  try {
    const child = spawn(binaries.postgres, ["-D", database, ...settings], {
      ...(user ? { uid: user.uid, gid: user.gid } : {}),
      env: cleanEnvironment(),
      cwd: "/",
      detached: true, // a Ctrl-C at the terminal is for us to handle
      stdio: ["ignore", file.fd, file.fd],
      windowsHide: true,
    });
    child.on("error", () => {}); // seen as a process without pid
    child.unref();
    return child;
  } finally {
    await file.close();
  }
}

/** Waits until the process has ended. @returns false where it goes on after `timeoutMs` */
export async function hasEnded(isRunning: () => boolean | Promise<boolean>, timeoutMs: number): Promise<boolean> {
  for (let waited = 0; await isRunning(); waited += 20) {
    if (waited >= timeoutMs) return false;
    await wait(20);
  }
  return true;
}

async function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
