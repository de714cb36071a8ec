import { nearest } from "./config/nearest.ts";
import { isNetwork } from "./config/networks.ts";
import { type ConfigProblem, type Environment, type SettingsReader, settingsReader } from "./config/reader.ts";
import { backupOf, clamdOf, httpsOf, metricsOf, OIDC_SETTING, oidcOf, s3Of, telemetryOf } from "./config/sections.ts";
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
