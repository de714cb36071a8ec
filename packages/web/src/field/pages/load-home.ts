import { client, type Me } from "../api/line.ts";
import type { ApplicationRow, CycleView, Text } from "../api/shapes.ts";

/** What a unit's account has to do with: one entry for each unit and programme. */
export interface Home {
  readonly account: string;
  readonly places: readonly Place[];
}

export interface Place {
  readonly unitId: string;
  readonly programme: string;
  readonly names: readonly Text[];
  readonly cycles: readonly CycleView[];
  readonly applications: readonly ApplicationRow[];
}

/** Ends after which a unit may apply anew in the same round. */
const AGAIN = new Set(["withdrawn", "lapsed"]);

/** The unit's application in a round, beside which there is no other. */
export const standingIn = ({ applications }: Place, cycleId: string): ApplicationRow | undefined =>
  applications.find((one) => one.cycleId === cycleId && !AGAIN.has(one.state));

/** Reads it from the service. */
export async function loadHome(): Promise<Home> {
  const me: Me = await client.get("/api/v1/me", {});
  const own = me.roles.filter(({ role, unitId }) => role === "unit" && unitId !== null);
  if (own.length === 0) return { account: me.account, places: [] };
  const { items: programmes } = await client.get("/api/v1/programmes", { query: { limit: 200 } });
  const pairs = programmes.flatMap((programme) =>
    [
      ...new Set(
        own.flatMap(({ kind, log, unitId }) =>
          log === (kind === "programme" ? programme.slug : programme.organisation) ? (unitId ?? []) : [],
        ),
      ),
    ].map((unitId) => ({ programme, unitId })),
  );
  const places = await Promise.all(
    pairs.map(async ({ programme: { slug, names }, unitId }): Promise<Place> => {
      const path = { programme: slug };
      const [cycles, applications] = await Promise.all([
        client.get("/api/v1/programmes/{programme}/cycles", { path, query: { limit: 50 } }),
        client.get("/api/v1/programmes/{programme}/applications", { path, query: { limit: 50 } }),
      ]);
      return {
        unitId,
        programme: slug,
        names,
        cycles: cycles.items,
        applications: applications.items.filter((one) => one.unit.unitId === unitId),
      };
    }),
  );
  return { account: me.account, places };
}
