import { spawn } from "node:child_process";
import { DatabaseProblem, findHome, type Home, openTouchstone, type Touchstone } from "@touchstone/server";
import { type Config, type Demo, firstLinkOn, giveSignIns, openDemo, readConfig, serve } from "@touchstone/service";
import { buildPages } from "../pack/built-pages.ts";
import { asStop } from "../record/open.ts";
import { Stop } from "../stop.ts";
import { progressOn } from "../terminal/progress.ts";
import type { Screen } from "../terminal/screen.ts";
import { registerTsx } from "../tsx/register.ts";
import { freePort, listeningFault, listeningWords } from "./serve-port.ts";

export interface ServeOptions {
  readonly home?: string;
  readonly demo?: boolean;
  readonly fresh?: boolean;
  readonly port?: string;
  readonly host?: string;
  readonly open?: boolean;
}

/** `touchstone serve`: the service on a data folder, until it is told to stop; with --demo on one that it makes itself. */
export async function runServe(options: ServeOptions, screen: Screen): Promise<void> {
  if (options.fresh && !options.demo) throw new Stop(2, "--fresh makes the demo anew: it goes with --demo only.");
  registerTsx(); // the pages are TSX, and are loaded as the service starts
  const config = await configOf(options, screen);
  const progress = progressOn(screen);
  try {
    // before a demo is made, which takes a while
    const fault = options.demo ? await listeningFault(config.host, config.port) : null;
    if (fault) throw fault;
    progress.at("building the pages");
    const unbuilt = buildPages();
    if (unbuilt !== null) screen.say(unbuilt); // all but the console is served none the less
    const demo = options.demo ? await demoOf(options, config, screen) : null;
    const home = demo?.home ?? (await findHome(options.home ?? config.home));
    const databaseUrl = demo ? undefined : (config.databaseUrl ?? undefined);
    const touchstone = await openTouchstone(home, { say: progress.at, purpose: "touchstone serve", databaseUrl });
    try {
      const serving = await serve(touchstone, config);
      progress.done();
      const stopping = stopAsked(screen);
      for (const line of await wordsOf(touchstone, config, home, demo)) screen.say(line);
      if (options.open) openInBrowser(config.publicUrl);
      await stopping;
      await serving.close();
    } finally {
      await touchstone.close();
    }
    screen.say("Stopped. Everything is in the data folder.");
  } catch (error) {
    progress.done();
    const words = listeningWords(error);
    if (words !== null) throw new Stop(1, words);
    const isOther = options.demo && error instanceof DatabaseProblem && error.code === "other-version";
    throw isOther ? new Stop(1, `${error.message} Or make the demo anew, with --fresh.`) : asStop(error);
  }
}

/** What the environment says, with what was said on the command line in its place. @throws {Stop} with every problem */
async function configOf(options: ServeOptions, screen: Screen): Promise<Config> {
  const { port, host, demo } = options;
  const given: Record<string, string | undefined> = { ...process.env };
  if (host !== undefined) given.TOUCHSTONE_HOST = host;
  if (port !== undefined) given.TOUCHSTONE_PORT = port;
  if (demo && !given.TOUCHSTONE_LOG) given.TOUCHSTONE_LOG = "warn"; // who looks at a demo reads the lines below
  if (demo && given.DATABASE_URL) screen.say("DATABASE_URL is not used: the demo has its own database.");
  if (demo) given.DATABASE_URL = undefined;
  const config = read(given);
  if (!isLoopback(config.host) && !given.TOUCHSTONE_URL?.trim())
    screen.say(
      `Others can reach ${config.host}, but sign-in and forms are for ${config.publicUrl} alone: say in TOUCHSTONE_URL how they reach it.`,
    );
  if (given.TOUCHSTONE_PORT?.trim()) return config;
  const free = await freePort(config.host, config.port);
  if (free === config.port) return config;
  screen.say(`Port ${config.port} is taken: ${free} it is. --port names another.`);
  return read({ ...given, TOUCHSTONE_PORT: String(free) });
}

const isLoopback = (host: string): boolean => host === "localhost" || host === "::1" || host.startsWith("127.");

function read(environment: Parameters<typeof readConfig>[0]): Config {
  const found = readConfig(environment);
  if (found.ok) return found.config;
  const lines = found.problems.map(({ name, got, want }) => `${name}: got ${got}, want ${want}`);
  throw new Stop(2, lines.join("\n"));
}

const DEMO_FOLDER = "demo-data";

async function demoOf({ home, fresh = false }: ServeOptions, config: Config, screen: Screen): Promise<Demo> {
  const say = (line: string): void => screen.say(`  ${line}`);
  return openDemo(home ?? DEMO_FOLDER, { fresh, giveSignIns, say, config });
}

async function wordsOf(touchstone: Touchstone, config: Config, home: Home, demo: Demo | null): Promise<string[]> {
  const lines = ["", `Touchstone is at ${config.publicUrl}`, `Its data are in ${home.dir}`];
  if (demo === null) {
    const link = await firstLinkOn(touchstone, config);
    if (link !== null)
      lines.push(
        `Nobody can sign in yet. ${link.account} chooses a password by this link, once, until ${link.expiresAt.toISOString()}:`,
        `  ${link.url}`,
      );
  } else lines.push(...demoWords(demo, config.publicUrl));
  return [...lines, "Ctrl-C stops it.", ""];
}

/** Who can sign in to the demo. */
function demoWords({ accounts, password, isNew }: Demo, url: string): string[] {
  const width = Math.max(...accounts.map(({ name }) => name.length));
  return [
    `A demo${isNew ? ", made just now" : ""}: the region, its villages and every figure are invented.`,
    ...(password === null ? [] : ["", `Sign in as any of these; the password of all of them is ${password}`]),
    ...accounts.map(({ name, role, over }) => `  ${name.padEnd(width)}  ${role}${over === null ? "" : ` of ${over}`}`),
    "",
    `Villages begin at ${url}/field, on a phone; everybody else at ${url}/app.`,
    "Both open in the language of the browser: English, Chinese or Tibetan.",
    "",
  ];
}

/** Ctrl-C comes from the terminal and from whoever hands it on: within this it was one. */
const ONE_SIGNAL_MS = 1000;

/** Comes about with the first signal to stop; a later one ends the process without waiting. */
function stopAsked(screen: Screen): Promise<void> {
  return new Promise((resolve) => {
    let askedAt = Number.NaN;
    const ask = (): void => {
      if (performance.now() - askedAt < ONE_SIGNAL_MS) return;
      if (!Number.isNaN(askedAt)) process.exit(130);
      askedAt = performance.now();
      screen.say("Stopping: requests under way are waited for. Once more ends it at once.");
      resolve();
    };
    for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, ask);
  });
}

/** Shows an address in the browser of this machine, if it has one. */
function openInBrowser(url: string): void {
  const [command = "", ...args] = { darwin: ["open"], win32: ["cmd", "/c", "start", ""] }[
    process.platform as string
  ] ?? ["xdg-open"];
  const child = spawn(command, [...args, url], { stdio: "ignore", detached: true });
  child.on("error", () => {}); // a machine without a browser: the address is on the screen
  child.unref();
}
