import { addAccount, logBySlug, publish, type Touchstone, transaction } from "@touchstone/server";
import { type EvidenceFiles, evidenceFiles } from "../evidence/evidence-files.ts";
import { ACCOUNTS, OFFICE } from "./demo-accounts.ts";
import { demoStandards } from "./demo-standard.ts";
import { foundDemo } from "./found-demo.ts";
import { newVersion } from "./new-version.ts";
import { demoRegion } from "./region.ts";
import { betweenRounds, firstRound, secondRound } from "./rounds.ts";
import { StoryClock } from "./story-clock.ts";
import { ORGANISATION_LOG, PROGRAMME_LOG } from "./storyteller.ts";
import { thirdRound } from "./third-round.ts";

/**
 * Fills an empty record with the programme Good Neighbours in an invented region, over two rounds and a third that
 * is under way, by the same gates as everything else: units, standards, applications, answers with gaps and corrections,
 * reviews, scorecards, decisions, notices, objections, designations. The same
 * data whenever it is done; ids, and in another year the years, differ.
 * @param say told what is being done
 * @param filesOf where files of proofs go; otherwise into the data folder
 * @throws {Error} where the record is not empty
 */
export async function fillDemo(
  touchstone: Touchstone,
  say: (line: string) => void = () => {},
  filesOf: EvidenceFiles = evidenceFiles(touchstone, { s3: null }),
): Promise<void> {
  const clock = new StoryClock(touchstone);
  const standards = await demoStandards(clock.year);
  const [first, then] = [clock.on(`${clock.year - 2}-02-02`), clock.on(`${clock.year - 2}-02-03`)];
  for (const { name } of ACCOUNTS)
    if ((await addAccount(name === OFFICE ? first : then, name)) === null)
      throw new Error(`fillDemo: got a record with the account ${name}, want an empty one`);

  say("a region that is nowhere: its units");
  const scene = { clock, standards, region: demoRegion(), unitIds: new Map<string, string>() };
  await foundDemo(scene);
  say(`answers of ${clock.year - 2}, and scores`);
  const taking = await firstRound(scene);
  await publishAll(touchstone);
  await betweenRounds(scene, taking);
  say(`answers of ${clock.year - 1}, and scores`);
  await secondRound(scene, taking);
  say(`a round of ${clock.year}: applications, reviews, decisions`);
  const round = thirdRound(scene, taking, filesOf);
  await round.begins();
  say("a stricter standard on notice, and an objection to it");
  await newVersion(scene);
  say(`the round of ${clock.year} goes on`);
  await round.goesOn();
  await publishAll(touchstone);
}

async function publishAll(touchstone: Touchstone): Promise<void> {
  for (const { kind, slug } of [ORGANISATION_LOG, PROGRAMME_LOG]) {
    const log = await transaction(touchstone, (tx) => logBySlug(tx, kind, slug), { readOnly: true });
    if (log === null) throw new TypeError(`publishAll: got no log ${slug}, want the demo's`);
    await publish(touchstone, log);
  }
}
