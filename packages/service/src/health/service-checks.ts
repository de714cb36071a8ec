import { readdir, stat, statfs } from "node:fs/promises";
import http from "node:http";
import https from "node:https";
import { join } from "node:path";
import type { Check, Home } from "@touchstone/server";
import { isLoopback } from "../config/networks.ts";
import { type Config, readConfig } from "../config.ts";
import { certificateFolder } from "../https/certificates.ts";
import { endOf, isFor, readPair } from "../https/pair-files.ts";
import { isBackupName } from "../keeping/daily-backup.ts";

const DAY_MS = 86_400_000;
const OLDEST_BACKUP_MS = 26 * 3_600_000;
const LEAST_CERTIFICATE_MS = 14 * DAY_MS;

export interface ServiceChecksAsked {
  readonly home: Home;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly now: () => Date;
}

/** What doctor looks at beyond the record: settings, HTTPS, certificate, backups, and whether people get through. */
export async function serviceChecks({ home, environment, now }: ServiceChecksAsked): Promise<Check[]> {
  const read = readConfig(environment);
  const wanted = { name: "settings", wanted: "an environment that the service can read" };
  if (!read.ok) {
    const words = read.problems.map(({ name, got, want }) => `${name}: got ${got}, want ${want}`);
    return [wrong(wanted, words.join("; "), "Mend them; docs/operations.md lists every name.")];
  }
  const { config } = read;
  return [
    fine(wanted, `the service is for ${config.publicUrl}`),
    httpsCheck(config),
    await certificateCheck(config, home, now),
    await backupCheck(config, now),
    await addressCheck(config, home),
  ].filter((check) => check !== null);
}

const WITHOUT = "forms that work offline, passkeys and the camera";

function httpsCheck({ publicUrl }: Config): Check {
  const wanted = { name: "HTTPS", wanted: `an address that begins with https://, for ${WITHOUT}` };
  const { protocol, hostname } = new URL(publicUrl);
  if (protocol === "https:") return fine(wanted, `${publicUrl}: ${WITHOUT} work`);
  if (isLoopback(hostname))
    return fine(
      wanted,
      `${publicUrl}: ${WITHOUT} work on this machine; on any other device they would not, without HTTPS`,
    );
  return wrong(
    wanted,
    `${publicUrl}: ${WITHOUT} do not work, and passwords can be read on the way`,
    "Set TOUCHSTONE_HTTPS to local, acme or files, or put a proxy with HTTPS in front and name its address in TOUCHSTONE_URL.",
  );
}

async function certificateCheck({ https: how }: Config, home: Home, now: () => Date): Promise<Check | null> {
  if (how.kind === "off") return null;
  const wanted = { name: "certificate", wanted: "one for every name, valid for two weeks at least" };
  const folder = certificateFolder(home.keys);
  const file = how.kind === "acme" ? "acme" : "server";
  const paths =
    how.kind === "files"
      ? { key: how.key, cert: how.certificate }
      : { key: join(folder, `${file}.key`), cert: join(folder, `${file}.pem`) };
  try {
    const pair = await readPair(paths);
    if (pair === null && how.kind === "files")
      return wrong(wanted, `${paths.cert} or its key is missing`, "Put them there.");
    if (pair === null) return fine(wanted, "none yet: the service gets it when it starts");
    const end = endOf(pair);
    const found = `${paths.cert}, valid until ${end.toISOString().slice(0, 10)}`;
    const names = how.kind === "files" ? [] : how.names;
    if (!isFor(pair, names))
      return wrong(wanted, `${found}, not for all of ${names.join(", ")}`, CERTIFICATE_WAYS[how.kind]);
    if (end.getTime() - now().getTime() < LEAST_CERTIFICATE_MS) return wrong(wanted, found, CERTIFICATE_WAYS[how.kind]);
    return fine(wanted, found);
  } catch (error) {
    return wrong(
      wanted,
      error instanceof Error ? error.message : String(error),
      "Put a certificate and its own key there.",
    );
  }
}

const CERTIFICATE_WAYS = {
  files: "Renew it: the service reads the new files by itself.",
  acme: "The service renews it while it runs: its log says why it could not.",
  local:
    "The service renews it while it runs. Names that the root does not know need a new root: move it away, start, install it again.",
} as const;

async function backupCheck({ backup }: Config, now: () => Date): Promise<Check> {
  const wanted = { name: "backups", wanted: "one of the last day, and room for the next" };
  if (backup === null)
    return fine(wanted, "left to touchstone backup; with TOUCHSTONE_BACKUP_FOLDER the service writes one every day");
  const names = await readdir(backup.folder).catch(() => []);
  const name = names.filter(isBackupName).sort().at(-1);
  if (name === undefined)
    return wrong(wanted, `none in ${backup.folder}`, "Start the service, or look what its log says.");
  const { mtime, size } = await stat(join(backup.folder, name));
  const { bsize, bavail } = await statfs(backup.folder);
  const hours = Math.round((now().getTime() - mtime.getTime()) / 3_600_000);
  const found = `${name}, ${hours} hours old, ${megabytes(size)}; ${megabytes(bsize * bavail)} free`;
  if (now().getTime() - mtime.getTime() > OLDEST_BACKUP_MS)
    return wrong(wanted, found, "Start the service, or look what its log says.");
  if (bsize * bavail < 2 * size)
    return wrong(wanted, found, `Make room in ${backup.folder}, or keep fewer: TOUCHSTONE_BACKUP_KEEP.`);
  return fine(wanted, found);
}

const megabytes = (bytes: number): string => `${Math.ceil(bytes / 2 ** 20)} MB`;

async function addressCheck(config: Config, home: Home): Promise<Check> {
  const { publicUrl } = config;
  const wanted = { name: "address", wanted: `the service answers at ${publicUrl}` };
  const root = await readPair({
    key: join(certificateFolder(home.keys), "root.key"),
    cert: join(certificateFolder(home.keys), "root.pem"),
  }).catch(() => null);
  const answer = await answerOf(`${publicUrl}/healthz`, config.https.kind === "local" ? root?.cert : undefined);
  if (answer.body === "ok\n") return fine(wanted, "it answers");
  if (answer.body !== null) return wrong(wanted, `something else answers, with ${answer.status}`, ADDRESS_WAY);
  if (isLoopback(new URL(publicUrl).hostname) && answer.code === "ECONNREFUSED")
    return fine(wanted, "nobody answers: it does not run, or at another port");
  const isTls = /CERT|ALTNAME|SELF_SIGNED|UNABLE_TO|SSL|UNSPECIFIED/.test(answer.code);
  if (isTls) return wrong(wanted, `its certificate is not trusted here: ${answer.code}`, ADDRESS_WAY);
  return { ...wanted, ok: "unknown", found: `no answer from here: ${answer.code}`, wayOut: ADDRESS_WAY };
}

const ADDRESS_WAY = "Start it; look at TOUCHSTONE_URL, the name in DNS, the proxy and the certificate.";

interface Answer {
  readonly status: number;
  /** null: there was none */
  readonly body: string | null;
  readonly code: string;
}

function answerOf(url: string, ca: string | undefined): Promise<Answer> {
  return new Promise((resolve) => {
    const get = url.startsWith("https:") ? https.get : http.get;
    const request = get(url, { timeout: 3_000, agent: false, ...(ca && { ca }) }, (response) => {
      let body = "";
      response.on("data", (part: Buffer) => {
        if (body.length < 1_000) body += part.toString();
      });
      response.on("error", () => resolve({ status: 0, body: null, code: "cut off" }));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body, code: "" }));
    });
    request.on("timeout", () => request.destroy(Object.assign(new Error("late"), { code: "no answer in 3 s" })));
    request.on("error", (error: NodeJS.ErrnoException) =>
      resolve({ status: 0, body: null, code: error.code ?? error.message }),
    );
  });
}

type Wanted = Pick<Check, "name" | "wanted">;
const fine = (wanted: Wanted, found: string): Check => ({ ...wanted, ok: "yes", found, wayOut: null });
const wrong = (wanted: Wanted, found: string, wayOut: string): Check => ({ ...wanted, ok: "no", found, wayOut });
