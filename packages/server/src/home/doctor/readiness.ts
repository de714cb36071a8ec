import { readOnlyWords } from "../../postgres/health.ts";
import { migrationsHere } from "../../store/migrate.ts";
import type { Touchstone } from "../../touchstone.ts";

/** Whether requests can be answered in full, in a few milliseconds: what a balancer asks for every few seconds. */
export interface Readiness {
  readonly name: "database" | "disk" | "tables";
  readonly ok: boolean;
  /** what was found */
  readonly words: string;
}

/** @param longestMs how long the database is waited for */
export async function readiness(touchstone: Touchstone, longestMs = 2_000): Promise<Readiness[]> {
  const steps = await stepsIn(touchstone, longestMs);
  const readOnly = touchstone.health.isReadOnly();
  return [
    { name: "database", ok: steps !== null, words: steps === null ? "does not answer" : "answers" },
    { name: "disk", ok: readOnly === null, words: readOnly === null ? "there is room" : readOnlyWords(readOnly) },
    ...(steps === null ? [] : [await tables(steps)]),
  ];
}

async function tables(steps: number): Promise<Readiness> {
  const wanted = (await migrationsHere()).length;
  return { name: "tables", ok: steps === wanted, words: `${steps} of ${wanted} steps` };
}

/** How many steps of the schema the database has; null where it does not answer. */
async function stepsIn({ pool }: Touchstone, longestMs: number): Promise<number | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, longestMs, null);
  });
  const asked = pool
    .query<{ n: number }>("SELECT count(*)::int AS n FROM migration")
    .then(({ rows }) => rows[0]?.n ?? 0)
    .catch(() => null);
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}
