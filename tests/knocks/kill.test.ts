/**
 * Kill -9 at random moments amid writing from many sides: whatever was acknowledged is there, whatever is there was
 * asked for once, a bulk import is there whole or not at all, and the tables are what the events say.
 */
import { setTimeout as wait } from "node:timers/promises";
import { eventOf, isMap, type JsonObject } from "@touchstone/ledger";
import {
  allLogs,
  checkStore,
  eventsOf,
  findHome,
  openTouchstone,
  rebuild,
  type Touchstone,
  transaction,
} from "@touchstone/server";
import { dumpProjections, sampleFolder } from "@touchstone/server/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { foundInstallation, idOf, now } from "./installation.ts";
import type { Acknowledged, Said, Writer } from "./said.ts";
import { seeded } from "./seeded.ts";
import { backendsOf, killHard, postmasterIn } from "./victims.ts";
import { startWriters, untilOf, type WritersRun } from "./writers-run.ts";

const KILLS = 30;
/** the writing process, the server, both in either order, or one connection of the server */
const VICTIMS = ["process", "server", "process, server", "server, process", "connection"] as const;
/** of the processes that are started, the share that is killed on the way */
const KILLED_AT_START = 0.25;

const random = seeded(20_261_122);
const said: Said[] = [];
const nKilled = new Map<string, number>();
let base: Events;
let touchstone: Touchstone;
let folder: Awaited<ReturnType<typeof sampleFolder>>;

beforeAll(async () => {
  folder = await sampleFolder();
  const home = `${folder.directory}/home`;
  await foundInstallation(home);
  touchstone = await openTouchstone(await findHome(home), { now });
  base = await eventsByLog();
  await touchstone.close();

  let writers: WritersRun | null = null;
  const gone = async ({ closed, said: lines }: WritersRun): Promise<null> => {
    await closed;
    said.push(...lines);
    return null;
  };
  const count = (victim: string): void => void nKilled.set(victim, (nKilled.get(victim) ?? 0) + 1);
  for (let kill = 0; kill < KILLS; kill++) {
    if (writers === null) {
      writers = startWriters(home, next(), "killed");
      if (random() < KILLED_AT_START) {
        await wait(random() * 1500);
        killHard(writers.pid);
        count("starting process");
        writers = await gone(writers);
        continue;
      }
      await untilOf(writers, (lines) => lines.some((line) => "ready" in line));
    }
    const nLines = writers.said.length + Math.floor(random() * 12);
    await untilOf(writers, (lines) => lines.length >= nLines);
    await wait(random() * 60);
    const victim = VICTIMS[Math.floor(random() * VICTIMS.length)] ?? "process";
    for (const one of victim.split(", ")) {
      const postmaster = await postmasterIn(home);
      const backends = one === "connection" && postmaster !== null ? backendsOf(postmaster) : [];
      const pid = {
        process: writers.pid,
        server: postmaster,
        connection: backends[Math.floor(random() * backends.length)],
      }[one];
      if (pid) killHard(pid);
    }
    count(victim);
    if (victim.includes("process")) writers = await gone(writers);
  }
  if (writers) {
    killHard(writers.pid);
    await gone(writers);
  }
  const last = startWriters(home, next(), "answered"); // each writer asks once more for what it had no answer to
  await gone(last);
  expect(last.child.exitCode).toBe(0);
  touchstone = await openTouchstone(await findHome(home), { now });
}, 600_000);

afterAll(async () => {
  await touchstone?.close();
  await folder?.remove();
});

const acknowledged = (): Acknowledged[] => said.filter((line) => "writer" in line);

/** The command that each writer goes on with: the one after the last that was acknowledged. */
function next(): Partial<Record<Writer, number>> {
  const begin: Partial<Record<Writer, number>> = {};
  for (const { writer, n } of acknowledged()) begin[writer] = Math.max(begin[writer] ?? 0, n + 1);
  return begin;
}

type Events = ReadonlyMap<Acknowledged["kind"], readonly { readonly type: string; readonly data: JsonObject }[]>;

async function eventsByLog(): Promise<Events> {
  return transaction(
    touchstone,
    async (tx) => {
      const byLog = new Map<Acknowledged["kind"], { type: string; data: JsonObject }[]>();
      for (const log of await allLogs(tx)) {
        const events: { type: string; data: JsonObject }[] = [];
        for await (const { type, entry } of eventsOf(tx, log, 0, Number.MAX_SAFE_INTEGER)) {
          const event = eventOf(entry);
          events.push({ type, data: event && "data" in event && isMap(event.data) ? event.data : {} });
        }
        byLog.set(log.kind, events);
      }
      return byLog;
    },
    { readOnly: true },
  );
}

test("thirty kills hit every kind of victim amid work of every kind", () => {
  expect([...nKilled.values()].reduce((sum, n) => sum + n, 0)).toBe(KILLS);
  expect([...nKilled.keys()].sort()).toEqual([...VICTIMS, "starting process"].sort());
  const nDone = Object.groupBy(acknowledged(), ({ writer }) => writer);
  for (const writer of Object.keys(KINDS) as Writer[])
    expect([writer, nDone[writer]?.length ?? 0]).not.toEqual([writer, 0]);
  expect(acknowledged().length).toBeGreaterThan(2 * KILLS);
});

test("nothing that a kill causes is taken for a fault of ours", () => {
  expect(said.filter((line) => "fault" in line)).toEqual([]);
});

test("each time the folder is opened again, the store holds", () => {
  const found = said.filter((line) => "ready" in line);
  expect(found.length).toBeGreaterThan(5);
  expect(found.flatMap(({ faults }) => faults)).toEqual([]);
});

/** The events that a command of each writer makes, and what in them says which command it was. */
const KINDS: Readonly<Record<Writer, { readonly type: string; readonly group: string | null }>> = {
  "roles of the organisation": { type: "RoleGranted", group: null },
  "roles of the programme": { type: "RoleGranted", group: null },
  answers: { type: "ObservationsSubmitted", group: "submissionId" },
  units: { type: "UnitsImported", group: "importId" },
  assessments: { type: "AssessmentRecorded", group: "assessmentId" },
};

test("whatever was acknowledged is in its ledger, at the place that its receipt names, whole", async () => {
  const events = await eventsByLog();
  for (const { writer, n, kind, first, last } of acknowledged()) {
    if (first === null || last === null) throw new Error(`${writer} ${n} recorded nothing`);
    const own = (events.get(kind) ?? []).slice(first, last + 1);
    const { type, group } = KINDS[writer];
    expect([writer, n, own.length, own[0]?.type]).toEqual([writer, n, last - first + 1, type]);
    if (group === null) {
      expect(own.map(({ data }) => data.grantId)).toEqual([idOf(`${kind} ${n}`)]);
      continue;
    }
    expect(new Set(own.map(({ data }) => data[group])).size).toBe(1);
    const parts = own.filter(({ data }) => "part" in data).map(({ data }) => [data.part, data.of]);
    expect(parts).toEqual(parts.map((_, at) => [at + 1, parts.length]));
  }
});

test("whatever is in a ledger was acknowledged once: nothing is torn, doubled or left over", async () => {
  const events = await eventsByLog();
  for (const [kind, all] of events) {
    const places = acknowledged()
      .filter((one) => one.kind === kind)
      .flatMap(({ first, last }) =>
        Array.from({ length: (last ?? 0) - (first ?? 0) + 1 }, (_, at) => (first ?? 0) + at),
      );
    const begin = base.get(kind)?.length ?? 0;
    expect(places.sort((a, b) => a - b)).toEqual(all.slice(begin).map((_, at) => begin + at));
  }
});

test("leaves, trees, files, private parts, checkpoints and what is published agree", async () => {
  const report = await checkStore(touchstone);
  expect(report).toMatchObject({ nLogs: 2, faults: [], complete: true });
  expect(report.nFiles).toBeGreaterThan(0);
});

test("the tables are what a rebuild makes of the events", async () => {
  const before = await dumpProjections(touchstone);
  expect(before.observation?.length).toBeGreaterThan(0);
  expect(before.scorecard?.length).toBeGreaterThan(0);
  await rebuild(touchstone);
  expect(await dumpProjections(touchstone)).toEqual(before);
});
