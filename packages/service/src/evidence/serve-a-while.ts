/**
 * A service as a process of its own, for tests that kill it: `node serve-a-while.ts HOME DATABASE_URL` says its address
 * on one line, and serves until it is ended. The header `x-test-account` says as whom somebody asks.
 */
import { findHome, openTouchstone } from "@touchstone/server";
import { buildApp } from "../app.ts";
import { openSignIn } from "../auth/sign-in.ts";
import { readConfig } from "../config.ts";
import { SCOPES } from "../http/principal.ts";

const [dir = "", databaseUrl = ""] = process.argv.slice(2);
const touchstone = await openTouchstone(await findHome(dir), { databaseUrl });
const read = readConfig({ TOUCHSTONE_LOG: "silent" });
if (!read.ok) throw new Error(JSON.stringify(read.problems));
const { config } = read;
const app = await buildApp({
  touchstone,
  config,
  signIn: await openSignIn(touchstone, config),
  principalOf: async ({ headers }) => {
    const account = String(headers["x-test-account"] ?? "");
    const { rows } = await touchstone.pool.query<{ account_id: string }>(
      "SELECT account_id FROM account WHERE name = $1",
      [account],
    );
    return rows[0] ? { account, accountId: rows[0].account_id, by: "session", scopes: new Set(SCOPES) } : null;
  },
});
process.stdout.write(`${await app.listen({ host: "127.0.0.1", port: 0 })}\n`);
