// A real browser that has installed the root of the local authority opens the page; one that has not does not.
import { execFile, execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Entrance, openEntrance } from "./entrance.ts";

const CHROMIUM = [process.env.TOUCHSTONE_CHROMIUM ?? "", "/usr/bin/chromium"].find(
  (path) => path !== "" && existsSync(path),
);
const UNSHARE = "/usr/bin/unshare";
const POLICIES = "/etc/chromium";

/** Chromium takes roots from its policies: they are laid over those of the machine, for one process alone. */
function why(): string | null {
  if (CHROMIUM === undefined) return "no Chromium here";
  if (!existsSync(POLICIES)) return `no ${POLICIES} here`;
  try {
    execFileSync(UNSHARE, ["-m", "true"], { stdio: "ignore" });
    return null;
  } catch {
    return "no mounts of one's own here";
  }
}

const reason = why();
const PAGE =
  "<p>the page</p><script>document.title = 'secure ' + isSecureContext + ', worker ' + ('serviceWorker' in navigator)</script>";
let folder: string;
let entrance: Entrance;
let server: Server;
let url: string;

describe.skipIf(reason !== null)(`Chromium${reason === null ? "" : ` (not run: ${reason})`}`, () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "touchstone-chromium-"));
    const config = {
      https: { kind: "local", names: ["localhost"] },
      host: "127.0.0.1",
      httpPort: null,
      publicUrl: "https://localhost",
    } as const;
    entrance = await openEntrance({ config, keys: join(folder, "keys"), now: () => new Date(), say: () => {} });
    server = entrance.door.serverFactory((_request, response) => {
      response.setHeader("content-type", "text/html");
      response.end(PAGE);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    url = `https://localhost:${(server.address() as AddressInfo).port}/`; // a TCP server that listens
    const etc = join(folder, "etc");
    await cp(POLICIES, etc, { recursive: true });
    await mkdir(join(etc, "policies/managed"), { recursive: true });
    const pem = await readFile(join(folder, "keys/https/root.pem"), "utf8");
    const root = pem.replace(/-----[^-]+-----|\s/g, "");
    await writeFile(join(etc, "policies/managed/root.json"), JSON.stringify({ CACertificates: [root] }));
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await entrance.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** What the page is, after its script has run. */
  const shown = (command: string): Promise<string> =>
    new Promise((resolve) => {
      const quiet = ["gpu", "quic", "background-networking", "component-update", "sync"].map(
        (what) => `--disable-${what}`,
      );
      const flags = [
        "--headless",
        "--no-sandbox",
        "--no-first-run",
        ...quiet,
        `--user-data-dir=${join(folder, "profile")}`,
      ];
      const script = `${command} exec "$@"`;
      const args = ["-m", "sh", "-c", script, "sh", CHROMIUM ?? "", ...flags, "--dump-dom", url];
      execFile(UNSHARE, args, { timeout: 90_000 }, (_, stdout) => resolve(stdout));
    });

  it("that installed the root opens the page, as a secure place where forms can work offline", async () => {
    const page = await shown(`mount --bind ${join(folder, "etc")} ${POLICIES} &&`);
    expect(page).toContain("<p>the page</p>");
    expect(page).toContain("secure true, worker true");
  });

  it("that did not refuses it", async () => {
    expect(await shown("")).not.toContain("the page");
  });
});
