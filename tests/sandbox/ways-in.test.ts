/**
 * Rehearsals are shut at the address: by the organisation or the programme that it names. Every way that names neither, and
 * every place that goes over all ledgers, stands here by name. One that is added fails until somebody has looked whether a
 * rehearsal shows in it to those who have no role there.
 */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { OPERATIONS } from "../service/schema-values.ts";

const PACKAGES = join(import.meta.dirname, "../../packages");
const SOURCES = globSync("{server,service}/src/**/*.{ts,tsx}", { cwd: PACKAGES })
  .filter((file) => !/\.test\.tsx?$|\/testing\/|\/sample-/.test(file))
  .sort();

test("what the interface answers without a programme or an organisation in the address is nothing of a rehearsal", () => {
  const open = OPERATIONS.filter(({ template }) => !/\{(programme|organisation|slug)\}/.test(template));
  const names = open.map(({ operationId }) => operationId).filter((id) => !/^(sign|me|getMe|listMy|second)/i.test(id));
  const own = open.filter(({ template }) => /^\/api\/v1\/(me|sign-in|sign-out)(\/|$)/.test(template));
  expect(names.filter((id) => !own.some(({ operationId }) => operationId === id)).sort()).toEqual([
    "checkStandard", // reads no record
    "findDesignation", // finds none of a rehearsal
    "getInbox", // of who has a role there
    "listOrganisations", // leaves rehearsals out
    "listProgrammes", // the same
    "removeSandbox", // for the office of what was copied
  ]);
});

test("whoever goes over all ledgers leaves rehearsals out, or shows nothing of them to others", () => {
  const found = SOURCES.filter((file) =>
    /\ballLogs\(|\ballLogs,\s*\{/.test(readFileSync(join(PACKAGES, file), "utf8")),
  );
  expect(found).toEqual([
    "server/src/home/backup/restore.ts", // a backup has them too
    "server/src/home/doctor/record-checks.ts", // they have to hold too
    "server/src/ledger/check-store.ts", // the same
    "server/src/observations/counting-items.ts", // of one organisation
    "server/src/procedure/read/inbox-of-all.ts", // where the account has a role
    "server/src/rebuild.ts", // their tables too
    "server/src/sandbox/clear-removed.ts", // what they name is kept
    "server/src/store/log.ts", // is it
    "server/src/touchstone.ts", // their checkpoints too
    "service/src/evidence/sweep.ts", // erases what is due in them too
    "service/src/http/resources/organisations.ts", // leaves them out
    "service/src/http/resources/programmes.ts", // leaves them out
    "service/src/procedure/clock.ts", // is due in them too
    "service/src/public/programmes-page.ts", // leaves them out
  ]);
});
