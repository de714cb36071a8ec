/**
 * Checks an open bundle without the server and its database: recomputes every score, rank, grade and robustness
 * figure from the raw observations, checks ledger, signatures and the standard, and says in plain words what holds,
 * what does not, and what can't be checked from here. It shares only engine, standard and ledger with what made it.
 * Start with `verify-bundle.ts`; what each check is, is in `report/check-ids.ts` and docs/verify.md.
 */
export { NoBundle } from "./files/bundle-folder.ts";
export { CHECKS, type CheckId } from "./report/check-ids.ts";
export { shown } from "./report/findings.ts";
export type { Check, Fault, Limit, Outcome, Report } from "./report/report.ts";
export { type Verifying, verifyBundle } from "./verify-bundle.ts";
