import { availableParallelism } from "node:os";
import { join } from "node:path";
import {
  checkStore,
  exportBundle,
  logBySlug,
  publish,
  rebuild,
  runOnThreads,
  tableSums,
  transaction,
} from "@touchstone/server";
import { verifyBundle } from "@touchstone/verify";
import type { Play } from "./played.ts";

/** What came of a proof: what holds, and what does not. */
export interface Proof {
  readonly what: string;
  readonly faults: readonly string[];
}

/** The ledger against its own tree, the open bundle from nothing but itself, the tables from the events. */
export async function proofs({ world, at }: Play, folder: string): Promise<Proof[]> {
  const { touchstone, programme } = world;
  at("the ledger is verified");
  await published(world);
  const { faults, nLeaves } = await checkedStore(world);
  const ledger = { what: `the ledger: ${nLeaves} entries under its root, and every table agrees with it`, faults };

  at("an open bundle is written");
  const dir = join(folder, "bundle");
  await exportBundle(touchstone, programme, dir);
  const threads = availableParallelism();
  const report = await verifyBundle(dir, {
    robustness: true,
    say: (what) => at(`the bundle is computed again: ${what}`),
    countRuns: (model, table, plan) =>
      runOnThreads(model, table, plan, threads, (share) => at("the bundle is scored again", share)),
  });
  const failed = report.checks.filter(({ outcome }) => outcome === "fails");
  const nHolding = report.checks.filter(({ outcome }) => outcome === "holds").length;
  const bundle = {
    what: `the open bundle: ${nHolding} checks hold, from nothing but itself`,
    faults: failed.map(({ id, faults: of }) => `${id}: ${JSON.stringify(of.slice(0, 2))}`),
  };

  at("the tables are made again from the events");
  const before = await tableSums(touchstone);
  await rebuild(touchstone);
  const after = new Map((await tableSums(touchstone)).map((sum) => [sum.table, sum]));
  const different = before.filter(({ table, sum, nRows }) => {
    const now = after.get(table);
    return now?.sum !== sum || now.nRows !== nRows;
  });
  const nRows = before.reduce((all, sum) => all + sum.nRows, 0);
  const tables = {
    what: `the tables: ${nRows} rows in ${before.length} tables, the same when made again from the events`,
    faults: different.map(({ table }) => `${table} differs`),
  };
  return [ledger, bundle, tables];
}

async function checkedStore({ touchstone }: Play["world"]): Promise<{ faults: string[]; nLeaves: number }> {
  const report = await checkStore(touchstone);
  const { rows } = await touchstone.pool.query<{ n: number }>("SELECT count(*)::int AS n FROM event");
  return { faults: report.faults.map((fault) => JSON.stringify(fault)), nLeaves: rows[0]?.n ?? 0 };
}

/** Checkpoints of both ledgers, which a bundle is verified against. */
async function published({ touchstone, programme }: Play["world"]): Promise<void> {
  const log = await transaction(touchstone, (tx) => logBySlug(tx, "programme", programme), { readOnly: true });
  if (log === null) throw new TypeError(`published: got no programme ${programme}, want one`);
  await publish(touchstone, log);
}
