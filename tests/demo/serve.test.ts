/** `touchstone serve` as people run it: a process, a folder, HTTP on this machine, signals. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { addAccount, createHome, openTouchstone } from "@touchstone/server";
import { postmasterOf, sampleFolder } from "@touchstone/server/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { beginRequest, freePort, type Server, startServe, takenPort } from "./process.ts";

const LONG = 400_000;
const READY = "Ctrl-C stops it.";

let folder: Awaited<ReturnType<typeof sampleFolder>>;
const started: Server[] = [];
const serve = (...args: string[]): Server => {
  const server = startServe(folder.directory, ...args);
  started.push(server);
  return server;
};
/** the database that the killed process left running */
let orphan = 0;
function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
const demoFolders = (): string[] => readdirSync(folder.directory).filter((name) => name.startsWith("demo-data"));

beforeAll(async () => {
  folder = await sampleFolder();
});
afterAll(async () => {
  for (const { child, ended } of started) {
    child.kill("SIGKILL");
    await ended;
  }
  // a server that outlived a kill ends with the start that clears up; whatever is left here goes with the folder
  await folder.remove();
});

describe("the demo", () => {
  test(
    "killed in the middle of being made, leaves nothing that looks whole",
    async () => {
      const killed = serve("--demo", "--port", String(await freePort()));
      await killed.until("answers of");
      killed.child.kill("SIGKILL");
      await killed.ended;
      expect(existsSync(join(folder.directory, "demo-data"))).toBe(false);
      const [left = ""] = demoFolders();
      expect(demoFolders()).toEqual([left]);
      orphan = (await postmasterOf(join(folder.directory, left))) ?? 0;
      expect(isAlive(orphan)).toBe(true);
    },
    LONG,
  );

  test(
    "is made anew by the next start, answers, and is there again after it was stopped",
    async () => {
      const port = await freePort();
      const first = serve("--demo", "--port", String(port));
      await first.until(READY);
      expect(demoFolders()).toEqual(["demo-data"]);
      expect(isAlive(orphan)).toBe(false);
      expect(first.said()).toContain(`Touchstone is at http://localhost:${port}`);
      const password = /the password of all of them is (\S+)/.exec(first.said())?.[1] ?? "";
      expect(password.length).toBeGreaterThan(20);

      const organisations = await fetch(`http://127.0.0.1:${port}/api/v1/organisations`);
      expect(organisations.status).toBe(200);
      expect(JSON.stringify(await organisations.json())).toContain("alderreach");

      const other = serve("--demo", "--port", String(await freePort()));
      expect(await other.ended).toBe(1);
      expect(other.said()).toContain(`process ${first.child.pid} (touchstone serve`);

      first.child.kill("SIGTERM");
      expect(await first.ended).toBe(0);
      expect(first.said()).toContain("Stopped.");
      expect(existsSync(join(folder.directory, "demo-data/database/postmaster.pid"))).toBe(false);

      const again = serve("--demo", "--port", String(port));
      await again.until(READY);
      expect(again.said()).not.toContain("made just now");
      expect(again.said()).toContain(password);
      again.child.kill("SIGINT");
      expect(await again.ended).toBe(0);
    },
    LONG,
  );

  test(
    "is served on after a kill, by who takes over its database",
    async () => {
      const killed = serve("--demo", "--port", String(await freePort()));
      await killed.until(READY);
      killed.child.kill("SIGKILL");
      await killed.ended;
      const port = await freePort();
      const next = serve("--demo", "--port", String(port));
      await next.until(READY);
      expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
      next.child.kill("SIGTERM");
      expect(await next.ended).toBe(0);
    },
    LONG,
  );

  test(
    "waits for the request that is under way when it is told to stop",
    async () => {
      const port = await freePort();
      const server = serve("--demo", "--port", String(port));
      await server.until(READY);
      const [, password = ""] = /the password of all of them is (\S+)/.exec(server.said()) ?? [];
      const body = JSON.stringify({ account: "demo-office", password });
      const request = await beginRequest(port, "/api/v1/sign-in/password", body);
      server.child.kill("SIGTERM");
      await server.until("Stopping");
      expect(await request.finish()).toMatch(/^HTTP\/1\.1 200 [\s\S]*set-cookie: [\s\S]*\r\n\r\n\{.*\}/);
      expect(await server.ended).toBe(0);
      expect(server.said()).not.toContain("were cut off");
    },
    LONG,
  );

  test("never takes the place of something else", async () => {
    const other = join(folder.directory, "other");
    mkdirSync(other);
    writeFileSync(join(other, "diary.txt"), "mine");
    const server = serve("--demo", "--fresh", "--home", other, "--port", String(await freePort()));
    expect(await server.ended).toBe(1);
    expect(server.said()).toContain("holds something else than the demo");
    expect(readFileSync(join(other, "diary.txt"), "utf8")).toBe("mine");
  });
});

describe("a port", () => {
  test(
    "that is taken is told, where it was asked for",
    async () => {
      const { port, release } = await takenPort();
      const server = serve("--demo", "--port", String(port));
      expect(await server.ended).toBe(1);
      expect(server.said()).toContain(`Port ${port} is taken`);
      await release();
    },
    LONG,
  );

  test("of 0 to 65535 is wanted, and every other word of the environment is looked at too", async () => {
    const server = serve("--demo", "--port", "80x");
    expect(await server.ended).toBe(2);
    expect(server.said()).toContain("TOUCHSTONE_PORT: got 80x, want a whole number from 0 to 65535");
  });
});

describe("a data folder of one's own", () => {
  test("has to be there, and it is said how to make one", async () => {
    const server = serve("--port", String(await freePort()));
    expect(await server.ended).toBe(1);
    expect(server.said()).toContain("touchstone init");
  });

  test(
    "gives its first account a link, once nobody can sign in",
    async () => {
      const home = await createHome(join(folder.directory, "record"));
      const touchstone = await openTouchstone(home);
      await addAccount(touchstone, "office");
      await touchstone.close();
      const port = await freePort();
      const server = serve("--home", "record", "--port", String(port));
      await server.until(READY);
      expect(server.said()).toMatch(
        new RegExp(`office chooses a password by this link[^\n]*\n *http://localhost:${port}/sign-in/`),
      );
      server.child.kill("SIGTERM");
      expect(await server.ended).toBe(0);
    },
    LONG,
  );
});
