/** The same migrations and commands on Citus: CITUS_URL names an empty database that has the extension. */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkStore, createHome, openTouchstone, PLACEMENT } from "@touchstone/server";
import { foundOrganisation } from "@touchstone/server/testing";
import pg from "pg";
import { expect, test } from "vitest";

const url = process.env.CITUS_URL;

test.skipIf(url === undefined)(
  `on Citus tables lie where the manifest says, and commands are recorded${url ? "" : " — not run: CITUS_URL is not set"}`,
  async () => {
    const home = await createHome(await mkdtemp(join(tmpdir(), "touchstone-citus-")));
    const touchstone = await openTouchstone(home, { databaseUrl: url });
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      const { rows } = await client.query<{ name: string; type: string }>(
        "SELECT table_name::text AS name, citus_table_type AS type FROM citus_tables",
      );
      const placed = new Map(rows.map(({ name, type }) => [name, type === "distributed" ? "sharded" : type]));
      const wanted = Object.entries(PLACEMENT).filter(([, at]) => at !== "local");
      expect(wanted.filter(([table, at]) => placed.get(table) !== at)).toEqual([]);
      await foundOrganisation(touchstone, "on-citus");
      expect((await checkStore(touchstone)).faults).toEqual([]);
    } finally {
      await client.end();
      await touchstone.close();
      await rm(home.dir, { recursive: true, force: true });
    }
  },
);
