/**
 * Every place of the program that can touch what is private, by name. One that is added fails here until somebody has
 * looked whether it opens one part at a time, for a stated purpose, with a record of it.
 */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const PACKAGES = join(import.meta.dirname, "../../packages");
const SOURCES = globSync("*/src/**/*.{ts,tsx,sql}", { cwd: PACKAGES })
  .filter((file) => !/\.test\.tsx?$|\/testing\/|\/sample-/.test(file))
  .sort();

/** The sources whose code, comments left out, has a word. */
const naming = (word: RegExp): string[] =>
  SOURCES.filter((file) => {
    const text = readFileSync(join(PACKAGES, file), "utf8");
    return word.test(text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*|^--.*/gm, ""));
  });

test("the table of private parts is named where it is made, filled, emptied and counted, and read as it is kept", () =>
  expect(naming(/\bevent_private\b/)).toEqual([
    "server/src/kept-parts.ts", // that there is one, not what it says
    "server/src/nouns/evidence.ts", // whether there is this one
    "server/src/nouns/private-part.ts", // whether there is this one
    "server/src/projections/erased-parts.ts", // takes one away
    "server/src/store/manifest.ts", // where it lies
    "server/src/store/migrations/0001-record.sql", // makes it
    "server/src/store/parts-in-order.ts", // reads what is encrypted, for who goes through a log; opens none
    "server/src/store/private-parts.ts", // writes one, reads one
  ]));

test("what is encrypted is opened in one function, which few call", () => {
  expect(naming(/createDecipheriv/)).toEqual([
    "server/src/files/sealed-file.ts", // a file of proof, by its own key
    "server/src/store/private-parts.ts",
  ]);
  expect(naming(/\bopen(Private|Kept)\b/)).toEqual([
    "server/src/ledger/check-private.ts", // whether it is what was committed to; tells faults, and no word of it
    "server/src/nouns/notice-objection.ts", // the words of an objection that its author agreed to publish, with the answer
    "server/src/private-parts.ts", // for a purpose, with a record
    "server/src/procedure/acts-before.ts", // who had a hand in one application, for its decider; tells nobody
    "server/src/projections/evidence-read.ts", // the key of a proof that reviewers may see, never of a private one
    "server/src/projections/reviews.ts", // who an assignment is, into its table
    "server/src/store/disclose.ts", // what is sealed, to make it public
    "server/src/store/private-parts.ts", // is it
    "server/src/store/sealed-content.ts", // a sealed event, to project it again
  ]);
});

test("what was opened goes to one command of the command line, one route for parts and one for files of proof", () => {
  const callers = naming(/\breadPrivate\b/);
  expect(callers).toEqual([
    "cli/src/commands/private.ts",
    "server/src/index.ts",
    "server/src/private-parts.ts",
    "service/src/evidence/evidence-routes.ts",
    "service/src/http/resources/commands.ts",
  ]);
  for (const file of callers) {
    const text = readFileSync(join(PACKAGES, file), "utf8");
    expect(text, `${file}: one at a time`).not.toMatch(
      /(for|while)\s*\([^)]*\)\s*\{?\s*[^;{}]*readPrivate\(|map\([^;]*readPrivate\(/,
    );
  }
});

test("who was read about is listed to nobody but by account, and no table of it is joined to who read", () => {
  expect(naming(/\bprivate_reading\b/)).toEqual([
    "server/src/projections/private-readings-read.ts",
    "server/src/projections/private-readings.ts",
    "server/src/store/manifest.ts",
    "server/src/store/migrations/0002-service.sql",
  ]);
  const read = readFileSync(join(PACKAGES, "server/src/projections/private-readings-read.ts"), "utf8");
  expect(read).toContain("WHERE a.account_id = $1");
});
