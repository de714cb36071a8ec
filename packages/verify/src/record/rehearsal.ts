/** What a bundle of a rehearsal says of itself. */
export const REHEARSAL = "REHEARSAL — nothing here counts";

/** Whether what was founded is a copy for a rehearsal, as its founding in the ledger says. */
export const isRehearsal = (founding: object): boolean => Object.hasOwn(founding, "sandboxOf");
