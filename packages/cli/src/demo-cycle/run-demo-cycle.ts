import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type CycleWorld, makeCycleWorld, mostVillages } from "@touchstone/service";
import { freePort } from "../commands/serve-port.ts";
import { Stop } from "../stop.ts";
import { progressOn } from "../terminal/progress.ts";
import type { Screen } from "../terminal/screen.ts";
import { registerTsx } from "../tsx/register.ts";
import { apiOf } from "./api.ts";
import { applied } from "./applying.ts";
import { decided, published } from "./deciding.ts";
import { type Play, standing } from "./played.ts";
import { type Proof, proofs } from "./proof.ts";
import { reviewed } from "./reviewing.ts";
import { TITLE } from "./words.ts";

/** Options of `touchstone demo-cycle`, as commander hands them over. */
export interface DemoCycleOptions {
  readonly units: string;
  readonly reviewers: string;
  readonly port: string;
}

/** So far before the real clock that the last notice ends before it. */
const DAYS_AGO = 60;
const OPEN_FOR_DAYS = 30;
const DAY_MS = 86_400_000;
const FIRST_PORT = 7271;

/** `touchstone demo-cycle`: plays the round, proves it, and stops with 1 where something does not hold. */
export async function runDemoCycle(options: DemoCycleOptions, screen: Screen): Promise<void> {
  const most = mostVillages();
  const asked = {
    units: wholeNumber("--units", options.units, 8, most),
    reviewers: wholeNumber("--reviewers", options.reviewers, 5, 200),
    daysAgo: DAYS_AGO,
    port: wholeNumber("--port", options.port, 0, 65_535) || (await freePort("127.0.0.1", FIRST_PORT)),
  };
  registerTsx(); // the service draws pages
  const began = performance.now();
  const progress = progressOn(screen);
  const folder = await mkdtemp(join(tmpdir(), "touchstone-cycle-bundle-"));
  const world = await makeCycleWorld({ ...asked, say: progress.at });
  let faults: readonly string[] = [];
  try {
    const { lines, found } = await played(world, progress.at, folder);
    progress.done();
    const seconds = ((performance.now() - began) / 1000).toFixed(0);
    await screen.print(`${[...lines, ...found.map(lineOf), "", `It took ${seconds} seconds.`].join("\n")}\n`);
    faults = found.flatMap((proof) => proof.faults);
  } finally {
    progress.done();
    await world.close();
    await rm(folder, { recursive: true, force: true });
  }
  if (faults.length > 0) throw new Stop(1, `What came of it does not hold:\n${faults.join("\n")}`);
}

async function played(
  world: CycleWorld,
  at: Play["at"],
  folder: string,
): Promise<{ readonly lines: string[]; readonly found: Proof[] }> {
  let nAnswers = 0;
  const api = apiOf(world.url, world.programme, () => nAnswers++);
  const cycleId = randomUUID();
  const day = (after: number): string =>
    new Date(world.clock.now().getTime() + after * DAY_MS + 8 * 3_600_000).toISOString().slice(0, 10); // as Shanghai has it
  const { period } = world;
  const round = { cycleId, titles: TITLE, period, opens: day(0), closes: day(OPEN_FOR_DAYS) };
  await api.command(world.office, "OpenCycle", round);
  const villages = world.villages.map((village) => ({ ...village, applicationId: randomUUID() }));
  const play: Play = { world, api, cycleId, villages, at };
  await applied(play);
  await reviewed(play);
  await decided(play);
  await published(play);
  const states = Map.groupBy((await standing(play)).values(), ({ state }) => state);
  const found = await proofs(play, folder);
  const count = (state: string): number => states.get(state)?.length ?? 0;
  return {
    lines: [
      `${villages.length} villages applied; ${world.reviewers.length} reviewers rated; ${nAnswers} requests over HTTP.`,
      `  ${count("designated")} designated, ${count("declined")} declined with reasons, ${count("withdrawn")} withdrawn`,
      ...[...states.keys()]
        .filter((state) => !["designated", "declined", "withdrawn"].includes(state))
        .map((state) => `  ${count(state)} still at: ${state}`),
      "",
    ],
    found,
  };
}

const lineOf = ({ what, faults }: Proof): string => `${faults.length === 0 ? "holds" : "FAILS"}  ${what}`;

function wholeNumber(option: string, text: string, least: number, most: number): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= least && number <= most) return number;
  throw new Stop(2, `${option}: got ${text}, want a whole number from ${least} to ${most}.`);
}
