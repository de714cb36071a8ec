import { APP_ROLE } from "./pool.ts";
import type { Tx } from "./tx.ts";

/**
 * Makes the partition of `observation` that holds a year, where it is missing. It is filled beside and then attached,
 * so that neither readers nor writers of other years wait.
 */
export async function ensurePartition(tx: Tx, year: number): Promise<void> {
  if (!Number.isInteger(year) || year < 0 || year > 9999)
    throw new RangeError(`ensurePartition: got the year ${year}, want 0 (any period) to 9999`);
  const name = `observation_${String(year).padStart(4, "0")}`;
  const isThere = async (): Promise<boolean> => {
    const { rows } = await tx.query<{ there: boolean }>("SELECT to_regclass($1) IS NOT NULL AS there", [name]);
    return rows[0]?.there ?? false;
  };
  if (await isThere()) return;
  const { rows } = await tx.query<{ role: string }>("SELECT current_setting('role') AS role", []);
  const isApp = rows[0]?.role === APP_ROLE;
  if (isApp) await tx.query("SET LOCAL ROLE none"); // tables belong to whoever migrates
  await tx.query("LOCK TABLE observation IN SHARE UPDATE EXCLUSIVE MODE"); // one at a time
  if (!(await isThere())) {
    await tx.query(`CREATE TABLE ${name} (LIKE observation INCLUDING DEFAULTS INCLUDING CONSTRAINTS)`);
    await tx.query(
      `ALTER TABLE observation ATTACH PARTITION ${name} FOR VALUES FROM (${year * 100}) TO (${(year + 1) * 100})`,
    );
  }
  if (isApp) await tx.query(`SET LOCAL ROLE ${APP_ROLE}`);
}
