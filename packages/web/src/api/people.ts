import { queryOptions } from "@tanstack/react-query";
import { client } from "./client.ts";
import type { Role } from "./me.ts";
import type { RoleGrant } from "./views.ts";

/** Roles that people hold; the accounts of units, of which there may be thousands, have theirs by a slip. */
export const PEOPLES_ROLES = [
  "operator",
  "office",
  "coordinator",
  "reviewer",
  "assessor",
  "decider",
  "appeal",
  "oversight",
  "auditor",
] as const satisfies readonly Role[];

/** Who holds which role in a programme, those that have ended too, and the day that it is there. */
export const rolesQuery = (programme: string) =>
  queryOptions({
    queryKey: ["programme", programme, "roles"],
    queryFn: async ({ signal }) => {
      const grants: RoleGrant[] = [];
      for (let cursor: string | null = null; ; ) {
        const query: { limit: number; role: (typeof PEOPLES_ROLES)[number][]; cursor?: string } = {
          limit: 200,
          role: [...PEOPLES_ROLES],
          ...(cursor !== null && { cursor }),
        };
        const page = await client.get("/api/v1/programmes/{slug}/roles", { path: { slug: programme }, query, signal });
        grants.push(...page.items);
        cursor = page.next;
        if (cursor === null) return { grants, on: page.on };
      }
    },
  });

/** The first accounts of a programme by name, to choose from; others can be typed. */
export const accountsQuery = (programme: string) =>
  queryOptions({
    queryKey: ["programme", programme, "accounts"],
    queryFn: async ({ signal }) => {
      const asked = { path: { slug: programme }, query: { limit: 200 }, signal };
      return (await client.get("/api/v1/programmes/{slug}/accounts", asked)).items;
    },
  });
