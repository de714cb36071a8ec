import { nearest } from "./config/nearest.ts";
import { isHostName, isLoopback, isNetwork } from "./config/networks.ts";
import { type ConfigProblem, type Environment, type SettingsReader, settingsReader } from "./config/reader.ts";
import { OTHERS, SETTINGS } from "./config/settings.ts";

export type { ConfigProblem } from "./config/reader.ts";

/** How the service runs: read once from the environment, frozen. `config/settings.ts` says what each name means. */
export interface Config {
  /** the data folder, where one is named */
  readonly home: string | null;
  /** connection string of one's own PostgreSQL; null: the embedded one */
  readonly databaseUrl: string | null;
  /** address to listen on */
  readonly host: string;
  readonly port: number;
  /** how people reach it, without a slash at the end; links, cookies and passkeys are made for it */
  readonly publicUrl: string;
  /** addresses of proxies whose word on who asks is believed */
  readonly trustedProxies: readonly string[];
  readonly https: HttpsConfig;
  /** port for plain HTTP beside HTTPS; null: none */
  readonly httpPort: number | null;
  readonly logLevel: "fatal" | "error" | "warn" | "info" | "debug" | "silent";
  /** requests a minute that one client may send */
  readonly requestsPerMinute: number;
  /** bytes of a body that is not streamed */
  readonly bodyLimit: number;
  /** bytes of a table that is streamed in */
  readonly streamLimit: number;
  /** how long requests under way are waited for at the end */
  readonly drainMs: number;
  readonly metrics: MetricsConfig;
  /** where spans go; null: nowhere */
  readonly telemetry: TelemetryConfig | null;
  readonly backup: BackupConfig | null;
  readonly evidence: EvidenceConfig;
  readonly s3: S3Config | null;
  readonly clamd: { readonly host: string; readonly port: number } | null;
  readonly oidc: readonly OidcConfig[];
}

/** Where the certificate comes from. */
export type HttpsConfig =
  | { readonly kind: "off" }
  | { readonly kind: "files"; readonly certificate: string; readonly key: string }
  | {
      readonly kind: "acme";
      readonly directory: string;
      readonly contact: string | null;
      readonly names: readonly string[];
    }
  | { readonly kind: "local"; readonly names: readonly string[] };

/** Who may read /metrics. */
export type MetricsConfig = { readonly kind: "off" | "loopback" } | { readonly kind: "token"; readonly token: string };

export interface TelemetryConfig {
  /** takes spans as OTLP over HTTP in JSON */
  readonly tracesUrl: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly serviceName: string;
}

export interface BackupConfig {
  readonly folder: string;
  /** of the day, UTC */
  readonly hour: number;
  /** how many are kept */
  readonly keep: number;
}

export interface EvidenceConfig {
  /** bytes of one photo, and of any other file */
  readonly photoLimit: number;
  readonly fileLimit: number;
  /** how long an upload that was begun is waited for */
  readonly uploadMs: number;
}

export interface S3Config {
  /** with the bucket as its path */
  readonly endpoint: string;
  readonly region: string;
  readonly keyId: string;
  readonly secret: string;
}

export interface OidcConfig {
  /** in addresses */
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

export type ConfigRead =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

/** Reads the environment: every problem at once, or the configuration. */
export function readConfig(environment: Environment): ConfigRead {
  const read = settingsReader(environment);
  refuseUnknown(environment, read);
  const port = read.number("TOUCHSTONE_PORT");
  const publicUrl = publicUrlOf(read, environment, port);
  const https = httpsOf(read, new URL(publicUrl));
  const httpPort = https.kind === "off" ? null : read.number("TOUCHSTONE_HTTP_PORT") || null;
  const config: Config = {
    home: read.text("TOUCHSTONE_HOME"),
    databaseUrl: databaseUrlOf(read),
    host: read.text("TOUCHSTONE_HOST") ?? "",
    port,
    publicUrl,
    trustedProxies: read.list("TOUCHSTONE_TRUSTED_PROXIES", isNetwork),
    https: Object.freeze(https),
    httpPort,
    logLevel: read.oneOf("TOUCHSTONE_LOG", ["fatal", "error", "warn", "info", "debug", "silent"]),
    requestsPerMinute: read.number("TOUCHSTONE_REQUESTS_PER_MINUTE"),
    bodyLimit: read.number("TOUCHSTONE_BODY_LIMIT"),
    streamLimit: read.number("TOUCHSTONE_STREAM_LIMIT"),
    drainMs: read.number("TOUCHSTONE_DRAIN_SECONDS") * 1000,
    metrics: Object.freeze(metricsOf(read)),
    telemetry: telemetryOf(read),
    backup: backupOf(read),
    evidence: Object.freeze({
      photoLimit: read.number("TOUCHSTONE_EVIDENCE_PHOTO_LIMIT"),
      fileLimit: read.number("TOUCHSTONE_EVIDENCE_FILE_LIMIT"),
      uploadMs: read.number("TOUCHSTONE_EVIDENCE_UPLOAD_HOURS") * 3_600_000,
    }),
    s3: s3Of(read),
    clamd: clamdOf(read),
    oidc: oidcOf(read, environment),
  };
  if (https.kind !== "off" && httpPort === port && port !== 0)
    read.refuse("TOUCHSTONE_HTTP_PORT", String(httpPort), "another port than TOUCHSTONE_PORT");
  const { problems } = read;
  return problems.length > 0 ? { ok: false, problems } : { ok: true, config: Object.freeze(config) };
}

const OIDC_SETTING = /^TOUCHSTONE_OIDC_([A-Z0-9]+)_(ISSUER|CLIENT_ID|CLIENT_SECRET)$/;

/** A name that nobody reads is a slip of the pen, and something stays as it should not: it is told, with the one that was meant. */
function refuseUnknown(environment: Environment, read: SettingsReader): void {
  const known = new Set([...Object.keys(SETTINGS), ...OTHERS]);
  for (const name of Object.keys(environment)) {
    if (!name.startsWith("TOUCHSTONE_") || known.has(name) || OIDC_SETTING.test(name)) continue;
    const meant = nearest(name, known);
    read.refuse(
      name,
      "a name that nobody reads",
      meant === null ? "a name of docs/operations.md" : `${meant}, perhaps`,
    );
  }
}

function publicUrlOf(read: SettingsReader, environment: Environment, port: number): string {
  const scheme = (environment.TOUCHSTONE_HTTPS?.trim() || "off") === "off" ? "http" : "https";
  const otherwise = `${scheme}://localhost:${port}`;
  if (!environment.TOUCHSTONE_URL?.trim()) return otherwise;
  const url = read.url("TOUCHSTONE_URL");
  if (url === null) return otherwise;
  if (url.pathname === "/" && url.search === "") return url.origin;
  read.refuse("TOUCHSTONE_URL", url.href, "an address without a path");
  return url.origin;
}

function databaseUrlOf(read: SettingsReader): string | null {
  const url = read.text("DATABASE_URL");
  if (url !== null && !/^postgres(ql)?:\/\/./.test(url)) read.refuse("DATABASE_URL", "something else", "postgres://…");
  return url;
}

function httpsOf(read: SettingsReader, publicUrl: URL): HttpsConfig {
  const kind = read.oneOf("TOUCHSTONE_HTTPS", ["off", "files", "acme", "local"]);
  const more = read.list("TOUCHSTONE_HTTPS_NAMES", isHostName);
  if (kind === "off") return { kind };
  if (publicUrl.protocol !== "https:")
    read.refuse("TOUCHSTONE_URL", publicUrl.origin, "an address that begins with https://, as TOUCHSTONE_HTTPS is on");
  const host = publicUrl.hostname.replace(/^\[|\]$/g, "");
  const names = Object.freeze([...new Set([host, ...more])]);
  if (kind === "local") return { kind, names };
  if (kind === "files") {
    const [certificate, key] = [needed(read, "TOUCHSTONE_HTTPS_CERTIFICATE"), needed(read, "TOUCHSTONE_HTTPS_KEY")];
    return { kind, certificate, key };
  }
  const wrong = names.filter((name) => isLoopback(name) || !/[a-z]/.test(name) || !name.includes("."));
  if (wrong.length > 0)
    read.refuse(
      "TOUCHSTONE_URL",
      wrong.join(", "),
      "names that the authority can reach from outside, with TOUCHSTONE_HTTPS=acme",
    );
  const directory = read.url("TOUCHSTONE_ACME_DIRECTORY")?.href ?? "";
  return { kind, directory, contact: read.text("TOUCHSTONE_ACME_CONTACT"), names };
}

function metricsOf(read: SettingsReader): MetricsConfig {
  const kind = read.oneOf("TOUCHSTONE_METRICS", ["loopback", "off", "token"]);
  if (kind !== "token") return { kind };
  const token = read.text("TOUCHSTONE_METRICS_TOKEN");
  if (token !== null && /^[\w-]{16,256}$/.test(token)) return { kind, token };
  read.refuse("TOUCHSTONE_METRICS_TOKEN", token === null ? null : "something else", "16 letters or digits at least");
  return { kind: "off" };
}

function telemetryOf(read: SettingsReader): TelemetryConfig | null {
  const url = read.url("OTEL_EXPORTER_OTLP_ENDPOINT");
  const pairs = read.list("OTEL_EXPORTER_OTLP_HEADERS", (item) => /^[\w-]+=[\x20-\x7e]+$/.test(item));
  const serviceName = read.text("OTEL_SERVICE_NAME") ?? "";
  if (url === null) return null;
  const headers = Object.freeze(
    Object.fromEntries(pairs.map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)])),
  );
  return Object.freeze({ tracesUrl: `${url.href.replace(/\/+$/, "")}/v1/traces`, headers, serviceName });
}

function backupOf(read: SettingsReader): BackupConfig | null {
  const [hour, keep] = [read.number("TOUCHSTONE_BACKUP_HOUR"), read.number("TOUCHSTONE_BACKUP_KEEP")];
  const folder = read.text("TOUCHSTONE_BACKUP_FOLDER");
  return folder === null ? null : Object.freeze({ folder, hour, keep });
}

function s3Of(read: SettingsReader): S3Config | null {
  const region = read.text("TOUCHSTONE_S3_REGION") ?? "";
  const keyId = read.text("TOUCHSTONE_S3_KEY_ID");
  const secret = read.text("TOUCHSTONE_S3_SECRET");
  const url = read.url("TOUCHSTONE_S3_URL");
  if (read.text("TOUCHSTONE_S3_URL") === null) {
    if (keyId !== null || secret !== null) read.refuse("TOUCHSTONE_S3_URL", null, "the address of the bucket");
    return null;
  }
  if (url !== null && !/^\/[^/]+/.test(url.pathname))
    read.refuse("TOUCHSTONE_S3_URL", url.href, SETTINGS.TOUCHSTONE_S3_URL.want);
  const endpoint = url?.href.replace(/\/+$/, "") ?? "";
  return Object.freeze({
    endpoint,
    region,
    keyId: needed(read, "TOUCHSTONE_S3_KEY_ID"),
    secret: needed(read, "TOUCHSTONE_S3_SECRET"),
  });
}

function clamdOf(read: SettingsReader): Config["clamd"] {
  const text = read.text("TOUCHSTONE_CLAMD");
  if (text === null) return null;
  const [, host = "", port = ""] = /^(.+):(\d{1,5})$/.exec(text) ?? [];
  const name = host.replace(/^\[|\]$/g, "");
  if (isHostName(name) && Number(port) >= 1 && Number(port) <= 65_535)
    return Object.freeze({ host: name, port: Number(port) });
  read.refuse("TOUCHSTONE_CLAMD", text, SETTINGS.TOUCHSTONE_CLAMD.want);
  return null;
}

function oidcOf(read: SettingsReader, environment: Environment): readonly OidcConfig[] {
  const names = read.list("TOUCHSTONE_OIDC", (name) => /^[a-z][a-z0-9]{0,30}$/.test(name));
  for (const name of Object.keys(environment)) {
    const provider = OIDC_SETTING.exec(name)?.[1]?.toLowerCase();
    if (provider !== undefined && !names.includes(provider))
      read.refuse(
        name,
        "a provider that TOUCHSTONE_OIDC does not name",
        `TOUCHSTONE_OIDC=${[...names, provider].join(",")}`,
      );
  }
  const of = (name: string): OidcConfig => {
    const prefix = `TOUCHSTONE_OIDC_${name.toUpperCase()}_`;
    const issuer = read.url("TOUCHSTONE_OIDC_NAME_ISSUER", `${prefix}ISSUER`);
    const clientId = read.text("TOUCHSTONE_OIDC_NAME_CLIENT_ID", `${prefix}CLIENT_ID`);
    const clientSecret = read.text("TOUCHSTONE_OIDC_NAME_CLIENT_SECRET", `${prefix}CLIENT_SECRET`);
    if (issuer === null && !environment[`${prefix}ISSUER`]?.trim()) read.refuse(`${prefix}ISSUER`, null, "an address");
    if (clientId === null) read.refuse(`${prefix}CLIENT_ID`, null, "an id");
    if (clientSecret === null) read.refuse(`${prefix}CLIENT_SECRET`, null, "a secret");
    return Object.freeze({
      name,
      issuer: issuer?.href ?? "",
      clientId: clientId ?? "",
      clientSecret: clientSecret ?? "",
    });
  };
  return Object.freeze(names.map(of));
}

/** @returns empty, and a problem, where it is not set */
function needed(read: SettingsReader, name: keyof typeof SETTINGS): string {
  const text = read.text(name);
  if (text === null) read.refuse(name, null, SETTINGS[name].want);
  return text ?? "";
}
