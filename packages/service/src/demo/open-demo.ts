import { randomUUID } from "node:crypto";
import { readdir, rename, rm, rmdir } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import {
  createHome,
  DatabaseProblem,
  findHome,
  type Home,
  HomeError,
  openTouchstone,
  type Touchstone,
} from "@touchstone/server";
import type { Config } from "../config.ts";
import { evidenceFiles } from "../evidence/evidence-files.ts";
import type { DemoAccount } from "./demo-accounts.ts";
import { type DemoCard, newCard, readCard, writeCard } from "./demo-card.ts";
import { fillDemo } from "./fill-demo.ts";

/** How a demo is opened. */
export interface DemoAsked {
  /** made anew, whatever is there of an earlier one */
  readonly fresh?: boolean;
  /** told what is being done */
  readonly say?: (line: string) => void;
  /** where the files of proofs go, as the service that shows the demo is configured; otherwise into the data folder */
  readonly config?: Pick<Config, "s3">;
  /** lets accounts sign in; without it nobody can */
  readonly giveSignIns?: (touchstone: Touchstone, accounts: readonly DemoAccount[], password: string) => Promise<void>;
}

/** A demo that is whole. */
export interface Demo extends DemoCard {
  readonly home: Home;
  /** made just now */
  readonly isNew: boolean;
}

/**
 * The demo of a folder, made where there is none. It is filled in a folder beside, which is renamed at the end: whatever is
 * interrupted leaves the folder as it was, and the next call clears up and makes it anew.
 * @throws {HomeError} where the folder holds something else than a demo
 * @throws {DatabaseProblem} where the database does not start, or a demo that is to be made anew is in use
 */
export async function openDemo(dir: string, asked: DemoAsked = {}): Promise<Demo> {
  const path = resolve(dir);
  await clearUp(path);
  const present = await presentIn(path);
  if (present && asked.fresh !== true) return { ...present, home: await findHome(path), isNew: false };
  const user = present ? await inUse(path, "making the demo anew") : null;
  if (user) throw user;
  const beside = `${path}${MAKING}${process.pid}-${randomUUID().slice(0, 8)}`;
  try {
    const card = await make(beside, asked);
    await putInPlace(beside, path, present !== null);
    return { ...card, home: await findHome(path), isNew: true };
  } catch (error) {
    await rm(beside, { recursive: true, force: true });
    const theirs = isTaken(error) ? await readCard(path) : null; // somebody who began at the same moment was quicker
    if (theirs) return { ...theirs, home: await findHome(path), isNew: false };
    throw error;
  }
}

const isTaken = (error: unknown): boolean =>
  error instanceof Error && "code" in error && (error.code === "ENOTEMPTY" || error.code === "EEXIST");

const MAKING = ".making-";
const OLD = ".old-";

async function make(
  beside: string,
  { say = () => {}, giveSignIns, config = { s3: null } }: DemoAsked,
): Promise<DemoCard> {
  const home = await createHome(beside);
  const card = newCard(giveSignIns !== undefined);
  const touchstone = await openTouchstone(home, { say, purpose: "making the demo" });
  try {
    await fillDemo(touchstone, say, evidenceFiles(touchstone, config));
    if (card.password !== null) await giveSignIns?.(touchstone, card.accounts, card.password);
  } finally {
    await touchstone.close();
  }
  await writeCard(beside, card);
  return card;
}

/** The card of the demo that is there; null where nothing is. @throws {HomeError} where something else is */
async function presentIn(path: string): Promise<DemoCard | null> {
  const names = await readdir(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw new HomeError(`${path} can't be read: ${error.message}.`, { cause: error });
  });
  if (names.length === 0) return null;
  const card = await readCard(path);
  if (card) return card;
  throw new HomeError(`${path} holds something else than the demo. Choose another folder for it: --home FOLDER`);
}

/** Why a data folder is in use; null: it is not. What a process that was killed has left running in it is stopped. */
async function inUse(path: string, purpose: string): Promise<DatabaseProblem | null> {
  try {
    const touchstone = await openTouchstone(await findHome(path), { purpose });
    await touchstone.close();
    return null;
  } catch (error) {
    return error instanceof DatabaseProblem && error.code === "in-use" ? error : null; // what does not open is in nobody's use
  }
}

/** The old one goes aside before the new one comes, so that there is a whole one or none. */
async function putInPlace(beside: string, path: string, isThere: boolean): Promise<void> {
  const aside = beside.replace(MAKING, OLD);
  if (isThere) await rename(path, aside);
  else await rmdir(path).catch(() => {}); // an empty folder; where it is none, renaming says so
  await rename(beside, path);
  await rm(aside, { recursive: true, force: true });
}

/** Removes what was being made by somebody who was killed, their database with it; what is being made stays. */
async function clearUp(path: string): Promise<void> {
  const left = (await readdir(dirname(path)).catch(() => [])).filter(
    (name) => name.startsWith(`${basename(path)}${MAKING}`) || name.startsWith(`${basename(path)}${OLD}`),
  );
  for (const name of left) {
    const folder = join(dirname(path), name);
    if (!(await isAbandoned(folder))) continue;
    await rm(folder, { recursive: true, force: true });
  }
}

async function isAbandoned(folder: string): Promise<boolean> {
  const pid = Number(/-(\d+)-[0-9a-f]+$/.exec(folder)?.[1] ?? 0);
  if (pid !== process.pid && isRunning(pid)) return false; // not our own number from before: a container counts anew
  return (await inUse(folder, "clearing up")) === null;
}

function isRunning(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
