import { hkdfSync } from "node:crypto";
import type { Touchstone } from "@touchstone/server";
import pg from "pg";
import type { Config } from "../config.ts";
import { type BetterAuth, openBetterAuth } from "./better-auth.ts";
import { readSignInKey } from "./key.ts";
import { Tries } from "./tries.ts";
import { UsedCodes } from "./used-codes.ts";

/** How people sign in: what the service keeps beside the record. */
export interface SignIn {
  readonly auth: BetterAuth;
  /** connections of its own, so that bulk work never keeps anyone from signing in */
  readonly pool: pg.Pool;
  /** key of the macs of slips, links and tickets */
  readonly macKey: Uint8Array;
  readonly tries: SignInTries;
  readonly usedCodes: UsedCodes;
  close(): Promise<void>;
}

/** How often may be guessed within a quarter of an hour. Only what fails counts. */
interface SignInTries {
  /** by one client, whatever it guesses */
  readonly client: Tries;
  /** of one account or slip, by one client */
  readonly one: Tries;
  /** of one account or slip, by all */
  readonly all: Tries;
}

const QUARTER_MS = 15 * 60_000;

/** Opens signing in on a record that is open. The caller closes it before the record. */
export async function openSignIn(touchstone: Touchstone, config: Pick<Config, "publicUrl" | "oidc">): Promise<SignIn> {
  const { now, newId, home } = touchstone;
  const key = await readSignInKey(home.keys);
  const derived = (what: string): Uint8Array => new Uint8Array(hkdfSync("sha256", key, "", what, 32));
  const pool = new pg.Pool({ ...touchstone.pool.options, max: 4, application_name: "touchstone sign-in" });
  // a connection that is lost while nobody uses it is replaced; one in use tells whoever uses it
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  const hourly = setInterval(() => void forgetExpired(pool, now()).catch(() => {}), HOUR_MS); // the next one tries again
  hourly.unref();
  const tries = (most: number): Tries => new Tries({ most, windowMs: QUARTER_MS, now });
  return {
    auth: openBetterAuth({
      pool,
      publicUrl: config.publicUrl,
      secret: Buffer.from(derived("cookies")).toString("base64url"),
      providers: config.oidc,
      newId,
    }),
    pool,
    macKey: derived("slips"),
    tries: { client: tries(60), one: tries(8), all: tries(100) },
    usedCodes: new UsedCodes(),
    close: async () => {
      clearInterval(hourly);
      await pool.end();
    },
  };
}

const HOUR_MS = 3_600_000;

/** Forgets what has run out and lets nobody in any more: sessions, what was asked for in between, slips and links. */
export async function forgetExpired(pool: pg.Pool, now: Date): Promise<void> {
  for (const table of ["sign_in_session", "sign_in_verification", "sign_in_slip"])
    await pool.query(`DELETE FROM ${table} WHERE expires_at < $1`, [now]);
}
