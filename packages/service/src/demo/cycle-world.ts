import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RatingGiven } from "@touchstone/domain";
import { addAccount, createHome, listAccounts, openTouchstone, runDue, type Touchstone } from "@touchstone/server";
import { buildApp } from "../app.ts";
import { principalOf } from "../auth/principal-of.ts";
import { openSignIn } from "../auth/sign-in.ts";
import { makeToken } from "../auth/tokens.ts";
import { addUser } from "../auth/users.ts";
import { type Config, readConfig } from "../config.ts";
import { SCOPES } from "../http/principal.ts";
import { answersOf } from "./answers.ts";
import { ACCOUNTS, ASSESSOR, coordinatorOf, DECIDER, OFFICE, REVIEWERS, unitAccountOf } from "./demo-accounts.ts";
import { demoStandards } from "./demo-standard.ts";
import { foundDemo, type Scene } from "./found-demo.ts";
import { columnsOf, runPlan } from "./office-work.ts";
import { demoRegion, type Region } from "./region.ts";
import { dividedRow, ratingsOf } from "./round-work.ts";
import { MovingClock, StoryClock } from "./story-clock.ts";
import { PROGRAMME, PROGRAMME_LOG, tell } from "./storyteller.ts";

/** A village of the world, with what it and others will say of it. */
export interface CycleVillage {
  readonly code: string;
  readonly unitId: string;
  /** token of its own account */
  readonly token: string;
  /** token of who coordinates its county */
  readonly coordinator: string;
  /** what it answers, by the id of the question */
  readonly answers: Readonly<Record<string, unknown>>;
  /** what the office knows of it, by the id of the column, as cells of a table */
  readonly office: Readonly<Record<string, string>>;
  /** what the nth of its reviewers finds, from 0; those of whom the second sees it otherwise lie apart */
  readonly ratings: (nth: number, apart: boolean) => readonly RatingGiven[];
}

/** Who acts by a token. */
export interface Acting {
  readonly account: string;
  readonly token: string;
}

/** A service of its own, in a temporary folder, with the demo's region and programme, and a clock that can be moved. */
export interface CycleWorld {
  readonly url: string;
  readonly programme: string;
  readonly touchstone: Touchstone;
  readonly period: string;
  readonly clock: MovingClock;
  readonly villages: readonly CycleVillage[];
  readonly reviewers: readonly Acting[];
  readonly office: string;
  readonly assessor: string;
  readonly decider: string;
  /** does what the service's clock does each minute. @returns what can't go on, in words */
  runClock(): Promise<readonly string[]>;
  /** stops the service and its database, and removes the folder */
  close(): Promise<void>;
}

export interface CycleWorldAsked {
  readonly units: number;
  readonly reviewers: number;
  /** how far before the real clock the story begins, in days */
  readonly daysAgo: number;
  readonly port: number;
  readonly say?: (what: string, share?: number) => void;
}

/** A round in a minute is scored two or three times, and once more by who verifies it. */
const REPLICATES = 200;

/** How many villages the invented region has. */
export const mostVillages = (): number => demoRegion().villages.length;

/** Makes such a world: nothing has happened in it but its founding. */
export async function makeCycleWorld(asked: CycleWorldAsked): Promise<CycleWorld> {
  const folder = await mkdtemp(join(tmpdir(), "touchstone-cycle-"));
  await chmod(folder, 0o711); // where root runs this, the database is somebody else's, who passes through
  const closers: (() => Promise<void>)[] = [() => rm(folder, { recursive: true, force: true })];
  const close = async (): Promise<void> => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    return { ...(await made(join(folder, "record"), asked, closers)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function made(
  dir: string,
  { units, reviewers, daysAgo, port, say = () => {} }: CycleWorldAsked,
  closers: (() => Promise<void>)[],
): Promise<Omit<CycleWorld, "close">> {
  const clock = new MovingClock(daysAgo);
  say("starting a database");
  const home = await createHome(dir);
  const touchstone = await openTouchstone(home, { now: clock.now, purpose: "demo-cycle" });
  closers.push(() => touchstone.close());
  const scene = await founded(touchstone, say);
  const judges = [...REVIEWERS, ...Array.from({ length: reviewers }, (_, k) => `demo-reviewer-${k + 1}`)];
  const names = [...new Set(judges)].slice(0, reviewers);
  for (const name of names) await reviewer(touchstone, name);
  const villages = scene.region.villages.slice(0, units);
  await severalAtOnce([...villages.entries()], async ([k, { code }]) => {
    say("accounts of villages", k / villages.length);
    await account(touchstone, scene, code);
  });

  say("tokens to act by");
  const config = configOf(port);
  const tokenOf = await tokens(touchstone, config, [
    ...villages.map(({ code }) => unitAccountOf(code)),
    ...names,
    ...ACCOUNTS.map(({ name }) => name),
  ]);
  const url = await listening(touchstone, config, closers);
  const reading = await columnsOf(touchstone);
  const period = clock.now().toISOString().slice(0, 4);
  return {
    url,
    programme: PROGRAMME,
    touchstone,
    period,
    clock,
    reviewers: names.map((name) => ({ account: name, token: tokenOf(name) })),
    office: tokenOf(OFFICE),
    assessor: tokenOf(ASSESSOR),
    decider: tokenOf(DECIDER),
    villages: answersOf(villages, { period, nth: 1, held: new Map() }).map((row): CycleVillage => {
      const { unit: code = "" } = row;
      const { own, office } = dividedRow(row, reading);
      return {
        code,
        unitId: scene.unitIds.get(code) ?? "",
        token: tokenOf(unitAccountOf(code)),
        coordinator: tokenOf(coordinatorOf(code)),
        answers: own,
        office,
        ratings: (nth, apart) => ratingsOf({ row }, nth, apart),
      };
    }),
    runClock: async () => {
      const { stopped } = await runDue(touchstone, PROGRAMME, { runPlan });
      return stopped.map(({ what, why }) => `${what}: ${why}`);
    },
  };
}

/** The areas of the region, without the institutions in them; organisation, programme, standard and who does what. */
async function founded(touchstone: Touchstone, say: NonNullable<CycleWorldAsked["say"]>): Promise<Scene> {
  say("a region that is nowhere: its units");
  const clock = new StoryClock(touchstone);
  const whole = demoRegion();
  const areas = new Set(["region", "county", "township", "village"]);
  const region: Region = { ...whole, units: whole.units.filter(({ type }) => areas.has(type)) };
  const scene: Scene = {
    clock,
    standards: await demoStandards(clock.year, REPLICATES),
    region,
    unitIds: new Map(),
  };
  const then = clock.on(`${clock.year - 2}-02-02`);
  for (const { name } of ACCOUNTS) await addAccount(then, name);
  await foundDemo(scene);
  return scene;
}

const FOR_GOOD = { from: "2020-01-01", until: null } as const;

async function reviewer(touchstone: Touchstone, name: string): Promise<void> {
  if (REVIEWERS.includes(name)) return; // the demo's own
  await addAccount(touchstone, name);
  const grant = { grantId: touchstone.newId(), account: name, role: "reviewer", unitId: null, ...FOR_GOOD } as const;
  await tell(touchstone, PROGRAMME_LOG, OFFICE, { type: "GrantRole", ...grant });
}

async function account(touchstone: Touchstone, { unitIds }: Scene, code: string): Promise<void> {
  const name = unitAccountOf(code);
  if (ACCOUNTS.some((one) => one.name === name)) return;
  await addAccount(touchstone, name);
  const opening = { grantId: touchstone.newId(), account: name, unitId: unitIds.get(code) ?? "", ...FOR_GOOD };
  await tell(touchstone, PROGRAMME_LOG, coordinatorOf(code), { type: "OpenUnitAccount", ...opening });
}

/** The service without its clock, which goes by the real one: what is due is done when the story says. @returns where it is */
async function listening(touchstone: Touchstone, config: Config, closers: (() => Promise<void>)[]): Promise<string> {
  const signIn = await openSignIn(touchstone, config);
  closers.push(() => signIn.close());
  const app = await buildApp({ touchstone, config, signIn, principalOf: principalOf(touchstone, signIn) });
  closers.push(() => app.close());
  return app.listen({ host: config.host, port: config.port });
}

function configOf(port: number): Config {
  const read = readConfig({
    TOUCHSTONE_LOG: "error",
    TOUCHSTONE_HOST: "127.0.0.1",
    TOUCHSTONE_PORT: String(port),
    TOUCHSTONE_REQUESTS_PER_MINUTE: "1000000",
  });
  if (!read.ok) throw new TypeError(`configOf: got ${JSON.stringify(read.problems)}, want none`);
  return read.config;
}

/** A token for every account of a name, with all scopes. */
async function tokens(
  touchstone: Touchstone,
  config: Config,
  names: readonly string[],
): Promise<(account: string) => string> {
  const wanted = new Set(names);
  const words = new Map<string, string>();
  const signIn = await openSignIn(touchstone, config);
  try {
    const accounts = (await listAccounts(touchstone)).filter(({ name }) => wanted.has(name));
    await severalAtOnce(accounts, async (one) => {
      await addUser(signIn, one, touchstone.now(), null);
      const token = { name: "demo-cycle", scopes: [...SCOPES], expiresAt: null };
      const made = await makeToken(signIn, touchstone, one.accountId, token);
      if (made !== null) words.set(one.name, made.words);
    });
  } finally {
    await signIn.close();
  }
  return (account) => {
    const found = words.get(account);
    if (found === undefined) throw new RangeError(`tokens: got ${account}, want an account that has one`);
    return found;
  };
}

const AT_ONCE = 4;

/** Does something for each of many, a few at a time. @throws what the first of them threw */
async function severalAtOnce<T>(things: readonly T[], work: (thing: T) => Promise<void>): Promise<void> {
  const queue = things.values();
  const worker = async (): Promise<void> => {
    for (const thing of queue) await work(thing);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
