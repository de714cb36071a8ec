import { chown, mkdir } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import type { Listening } from "./settings.ts";
import type { SystemUser } from "./system-user.ts";

/** A longer path of a socket doesn't fit everywhere (macOS: 103 bytes). */
const LONGEST_SOCKET_PATH = 100;
const SOCKET_PORT = 5432;

/** How a server of this folder is to be reached: by a socket, or where its path is too long by a free port of this machine. */
export async function listeningIn(run: string, user: SystemUser | null): Promise<Listening> {
  const folder = join(run, "socket");
  const isShort = Buffer.byteLength(join(folder, `.s.PGSQL.${SOCKET_PORT}`)) <= LONGEST_SOCKET_PATH;
  if (process.platform === "win32" || !isShort) return { kind: "port", port: await freePort() };
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (user) await chown(folder, user.uid, user.gid);
  return { kind: "socket", folder, port: SOCKET_PORT };
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
