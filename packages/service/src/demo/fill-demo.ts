import { addAccount, logBySlug, publish, type RunPlan, type Touchstone, transaction } from "@touchstone/server";
import { ACCOUNTS, type DemoAccount } from "./demo-accounts.ts";
import { demoStandards } from "./demo-standard.ts";
import { foundDemo } from "./found-demo.ts";
import { newVersion } from "./new-version.ts";
import { demoRegion } from "./region.ts";
import { betweenRounds, firstRound, secondRound } from "./rounds.ts";
import { StoryClock } from "./story-clock.ts";
import { ORGANISATION_LOG, PROGRAMME_LOG } from "./storyteller.ts";

/** What a demo is filled with, beside what the record keeps. */
export interface DemoFilling {
  /** told what is being done */
  readonly say?: (line: string) => void;
  /** how scores are tried again and again; by default on this thread alone */
  readonly runPlan?: RunPlan;
  /** lets an account of the demo sign in; without it nobody can, and all else is the same */
  readonly giveSignIn?: (account: DemoAccount) => Promise<void>;
}

/**
 * Fills an empty record with the programme Good Neighbours in an invented region, over two rounds, by the same gates as
 * everything else: units, standards, applications, answers with gaps and corrections, scorecards, an objection. The same
 * data whenever it is done; ids, and in another year the years, differ.
 * @throws {Error} where the record is not empty
 */
export async function fillDemo(
  touchstone: Touchstone,
  { say = () => {}, runPlan, giveSignIn }: DemoFilling = {},
): Promise<void> {
  const clock = new StoryClock(touchstone);
  const standards = await demoStandards(clock.year);
  for (const { name } of ACCOUNTS)
    if ((await addAccount(touchstone, name)) === null)
      throw new Error(`fillDemo: got a record with the account ${name}, want an empty one`);

  say("a region that is nowhere: its units");
  const scene = { clock, standards, region: demoRegion(), unitIds: new Map<string, string>(), runPlan };
  await foundDemo(scene);
  say(`answers of ${clock.year - 1}, and scores`);
  const taking = await firstRound(scene);
  await publishAll(touchstone);
  await betweenRounds(scene, taking);
  say(`answers of ${clock.year}, and scores`);
  await secondRound(scene, taking);
  say("a stricter standard on notice, and an objection to it");
  await newVersion(scene);
  await publishAll(touchstone);
  for (const account of ACCOUNTS) await giveSignIn?.(account);
}

async function publishAll(touchstone: Touchstone): Promise<void> {
  for (const { kind, slug } of [ORGANISATION_LOG, PROGRAMME_LOG]) {
    const log = await transaction(touchstone, (tx) => logBySlug(tx, kind, slug), { readOnly: true });
    if (log === null) throw new TypeError(`publishAll: got no log ${slug}, want the demo's`);
    await publish(touchstone, log);
  }
}
