import { type TestTouchstone, testTouchstone } from "@touchstone/server/testing";
import { buildApp } from "../app.ts";
import { type Config, readConfig } from "../config.ts";
import { type Principal, SCOPES } from "../http/principal.ts";

/** An app on an empty record: `app.inject` asks it; the header `x-test-account` says as whom. */
export interface TestService extends TestTouchstone {
  readonly app: Awaited<ReturnType<typeof buildApp>>;
}

export async function testService(config: Partial<Config> = {}, now?: () => Date): Promise<TestService> {
  const on = await testTouchstone(now);
  const read = readConfig({ TOUCHSTONE_LOG: "silent" });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const app = await buildApp({
    touchstone: on.touchstone,
    config: { ...read.config, requestsPerMinute: 1_000_000, ...config },
    principalOf: async ({ headers }) => {
      const account = headers["x-test-account"];
      return typeof account === "string" ? await principal(on, account) : null;
    },
  });
  return {
    ...on,
    app,
    end: async () => {
      await app.close();
      await on.end();
    },
  };
}

async function principal({ touchstone }: TestTouchstone, account: string): Promise<Principal> {
  const { rows } = await touchstone.pool.query<{ account_id: string }>(
    "SELECT account_id FROM account WHERE name = $1",
    [account],
  );
  const [row] = rows;
  if (!row) throw new Error(`principal: got ${account}, want an account that is there`);
  return { account, accountId: row.account_id, by: "session", scopes: new Set(SCOPES) };
}
