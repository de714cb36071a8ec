/**
 * Publishing a ledger, and finishing what was not published, in a program that dies at every word that it says to its database
 * or its disk: a checkpoint that is there holds for a stranger, and in the end the files are those of one that did not die.
 */
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { verifyLedger } from "@touchstone/ledger";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { removeBroken } from "../files/write-whole.ts";
import { sha256 } from "../store/sha256.ts";
import { diesAtEachWord } from "../testing/dies-at-each-word.ts";
import { foundOrganisation } from "../testing/sample-organisation.ts";
import { type TestTouchstone, testTouchstone } from "../testing/test-database.ts";
import { checkStore } from "./check-store.ts";
import { finishPublishing, publish } from "./publish.ts";
import { ledgerFolder, readerOf } from "./published.ts";
import { verifyEd25519 } from "./witness.ts";

let on: TestTouchstone;
beforeAll(async () => {
  on = await testTouchstone();
}, 120_000);
afterAll(() => on.end());

describe.each(["before", "after"] as const)("a program that dies %s each word is heard", (when) => {
  test("has published in the end, once, and what is published before that is whole", async () => {
    const { log } = await foundOrganisation(on.touchstone, `publishes-${when}`);
    const folder = ledgerFolder(on.home, log.logId);
    const files = async (): Promise<string[]> => {
      const found: string[] = [];
      for (const name of await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])) {
        const path = join(name.parentPath, name.name);
        if (name.isFile() && !name.name.startsWith(".new-")) found.push(`${path} ${await readFile(path, "base64")}`);
      }
      return found.sort();
    };
    const { verifier } = await on.touchstone.keys.logKey(log);
    const trust = { origin: `touchstone/organisation/${log.logId}`, keys: [verifier] };
    const faults = (): readonly unknown[] => verifyLedger(readerOf(folder), trust, { sha256, verifyEd25519 }).faults;
    const state = async (): Promise<string> => {
      const found = await files();
      if (found.some((line) => line.includes("/checkpoint "))) expect(faults()).toEqual([]);
      const { rows } = await on.touchstone.pool.query("SELECT size FROM checkpoint WHERE log_id = $1", [log.logId]);
      return JSON.stringify([found, rows]);
    };
    const { nDeaths } = await diesAtEachWord(on.touchstone, when, { run: (dying) => publish(dying, log), state });
    expect(nDeaths).toBeGreaterThan(30);
    expect(faults()).toEqual([]);
    const published = await files();
    await rm(folder, { recursive: true });
    const finish = await diesAtEachWord(on.touchstone, when, {
      run: (dying) => finishPublishing(dying, log, () => {}),
      state,
    });
    expect(finish.nDeaths).toBeGreaterThan(20);
    expect(await files()).toEqual(published);
    await removeBroken(folder, new Date(Date.now() + 60_000));
    const all = await readdir(folder, { recursive: true, withFileTypes: true });
    expect(all.filter((one) => one.isFile())).toHaveLength(published.length);
    expect(await checkStore(on.touchstone)).toMatchObject({ faults: [] });
  });
});
