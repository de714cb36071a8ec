/** What an account may be, on one log, over a subtree of units or all of them, between two days. */
export const ROLES = ["operator", "office", "coordinator", "oversight", "auditor", "unit"] as const;
export type Role = (typeof ROLES)[number];
