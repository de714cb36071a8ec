import { ROLES, type Role } from "@touchstone/domain";
import { addAccount, execute, type Log } from "@touchstone/server";
import { foundProgramme, sampleRecord } from "@touchstone/server/testing";
import type { Config } from "../config.ts";
import { type TestService, testService } from "../testing/test-service.ts";

/** A council with two villages and a programme, an account for every role, and a server that listens. */
export interface SampleCouncil extends TestService {
  /** where it listens; `databaseUrl` is that of its database */
  readonly url: string;
  readonly databaseUrl: string;
  readonly organisation: Log;
  readonly programme: Log;
  /** the villages; `one` and `two` are the accounts of the first and the second, held in the programme */
  readonly villages: readonly [string, string];
  ask(account: string | null, method: string, path: string, more?: Asking): Promise<Response>;
  /** begins an upload for the first village. @returns its path, or the refusal */
  begin(account: string, bytes: Uint8Array, more?: Readonly<Record<string, string>>): Promise<Response>;
  /** uploads in one piece. @returns the id of what was taken in */
  upload(account: string, bytes: Uint8Array, more?: Readonly<Record<string, string>>): Promise<string>;
  /** posts a command to the organisation's log, acting for the programme */
  command(account: string, type: string, body: object): Promise<Response>;
}

interface Asking {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

/** Accounts by the role that they hold in the programme; `office` is the operator and office of both logs. */
export const PROGRAMME_ROLES = ROLES.filter((role) => !["operator", "office", "unit"].includes(role));

export async function sampleCouncil(config: Partial<Config> = {}, now?: () => Date): Promise<SampleCouncil> {
  const on = await testService(config, now);
  const { touchstone } = on;
  const record = await sampleRecord(touchstone, "council");
  const villages = [touchstone.newId(), touchstone.newId()] as const;
  await record.register(villages);
  const office = record.account;
  const programme = await foundProgramme(touchstone, record.organisation, office, "libraries");
  const grant = async (account: string, role: Role, unitId: string | null, log: Log): Promise<void> => {
    await addAccount(touchstone, account);
    const span = { from: "2020-01-01", until: null };
    const command = { type: "GrantRole", grantId: touchstone.newId(), account, role, unitId, ...span } as const;
    const granted = await execute(touchstone, { log, account: office, command });
    if (!granted.ok) throw new Error(JSON.stringify(granted.refusal));
  };
  for (const role of PROGRAMME_ROLES) await grant(role, role, null, programme);
  await grant("one", "unit", villages[0], programme);
  await grant("two", "unit", villages[1], programme);
  await addAccount(touchstone, "stranger");
  await on.app.listen({ host: "127.0.0.1", port: 0 });
  const address = on.app.server.address();
  if (address === null || typeof address === "string") throw new Error("sampleCouncil: it does not listen");
  const url = `http://127.0.0.1:${address.port}`;

  const ask: SampleCouncil["ask"] = (account, method, path, { headers = {}, body } = {}) =>
    fetch(new URL(path, url), {
      method,
      headers: { ...(account !== null && { "x-test-account": account }), ...headers },
      ...(body !== undefined && { body }),
    });
  const begin: SampleCouncil["begin"] = (account, bytes, more = {}) =>
    ask(account, "POST", "/api/v1/uploads", {
      headers: {
        "tus-resumable": "1.0.0",
        "upload-length": String(bytes.length),
        "upload-metadata": metadata({
          organisation: "council",
          programme: "libraries",
          unit: villages[0],
          visibility: "public",
          ...more,
        }),
      },
    });
  return {
    ...on,
    url,
    databaseUrl: on.url,
    organisation: record.organisation,
    programme,
    villages,
    ask,
    begin,
    upload: async (account, bytes, more) => {
      const begun = await begin(account, bytes, more);
      const path = begun.headers.get("location");
      if (path === null) throw new Error(await begun.text());
      const sent = await ask(account, "PATCH", path, piece(bytes, 0));
      if (sent.status !== 204) throw new Error(await sent.text());
      return path.slice(path.lastIndexOf("/") + 1);
    },
    command: (account, type, body) =>
      ask(account, "POST", `/api/v1/organisations/council/commands/${type}?programme=libraries`, {
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      }),
  };
}

/** The next piece of an upload. */
export function piece(bytes: Uint8Array, offset: number): Asking {
  return {
    headers: {
      "tus-resumable": "1.0.0",
      "upload-offset": String(offset),
      "content-type": "application/offset+octet-stream",
    },
    body: new Uint8Array(bytes),
  };
}

/** `Upload-Metadata` as tus writes it. */
export function metadata(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name} ${Buffer.from(value).toString("base64")}`)
    .join(",");
}
