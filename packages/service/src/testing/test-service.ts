import { type TestTouchstone, testTouchstone } from "@touchstone/server/testing";
import { buildApp } from "../app.ts";
import { principalOf } from "../auth/principal-of.ts";
import { openSignIn } from "../auth/sign-in.ts";
import { type Config, readConfig } from "../config.ts";
import { type Principal, SCOPES } from "../http/principal.ts";
import type { Service } from "../service.ts";

/**
 * An app on an empty record: `app.inject` asks it; the header `x-test-account` says as whom. Without it, whoever is signed
 * in asks, as in a service that runs.
 */
export interface TestService extends TestTouchstone {
  readonly service: Service;
  readonly app: Awaited<ReturnType<typeof buildApp>>;
}

export async function testService(config: Partial<Config> = {}, now?: () => Date): Promise<TestService> {
  const on = await testTouchstone(now);
  const read = readConfig({ TOUCHSTONE_LOG: "silent" });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const whole = { ...read.config, requestsPerMinute: 1_000_000, ...config };
  const signIn = await openSignIn(on.touchstone, whole);
  const signedIn = principalOf(on.touchstone, signIn);
  const service: Service = {
    touchstone: on.touchstone,
    config: whole,
    signIn,
    principalOf: async (request) => {
      const account = request.headers["x-test-account"];
      return typeof account === "string" ? await principal(on, account) : await signedIn(request);
    },
  };
  const app = await buildApp(service);
  return {
    ...on,
    service,
    app,
    end: async () => {
      await app.close();
      await signIn.close();
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
