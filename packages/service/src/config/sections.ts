// The parts of the configuration that are made of several settings, one function each: whole, off, or a problem.
import type {
  BackupConfig,
  Config,
  HttpsConfig,
  MetricsConfig,
  OidcConfig,
  S3Config,
  TelemetryConfig,
} from "../config.ts";
import { isHostName, isLoopback } from "./networks.ts";
import type { Environment, SettingsReader } from "./reader.ts";
import { SETTINGS } from "./settings.ts";

/** Settings of the providers that TOUCHSTONE_OIDC names. */
export const OIDC_SETTING = /^TOUCHSTONE_OIDC_([A-Z0-9]+)_(ISSUER|CLIENT_ID|CLIENT_SECRET)$/;

export function httpsOf(read: SettingsReader, publicUrl: URL): HttpsConfig {
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

export function metricsOf(read: SettingsReader): MetricsConfig {
  const kind = read.oneOf("TOUCHSTONE_METRICS", ["loopback", "off", "token"]);
  if (kind !== "token") return { kind };
  const token = read.text("TOUCHSTONE_METRICS_TOKEN");
  if (token !== null && /^[\w-]{16,256}$/.test(token)) return { kind, token };
  read.refuse("TOUCHSTONE_METRICS_TOKEN", token === null ? null : "something else", "16 letters or digits at least");
  return { kind: "off" };
}

export function telemetryOf(read: SettingsReader): TelemetryConfig | null {
  const url = read.url("OTEL_EXPORTER_OTLP_ENDPOINT");
  const pairs = read.list("OTEL_EXPORTER_OTLP_HEADERS", (item) => /^[\w-]+=[\x20-\x7e]+$/.test(item));
  const serviceName = read.text("OTEL_SERVICE_NAME") ?? "";
  if (url === null) return null;
  const headers = Object.freeze(
    Object.fromEntries(pairs.map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)])),
  );
  return Object.freeze({ tracesUrl: `${url.href.replace(/\/+$/, "")}/v1/traces`, headers, serviceName });
}

export function backupOf(read: SettingsReader): BackupConfig | null {
  const [hour, keep] = [read.number("TOUCHSTONE_BACKUP_HOUR"), read.number("TOUCHSTONE_BACKUP_KEEP")];
  const folder = read.text("TOUCHSTONE_BACKUP_FOLDER");
  return folder === null ? null : Object.freeze({ folder, hour, keep });
}

export function s3Of(read: SettingsReader): S3Config | null {
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

export function clamdOf(read: SettingsReader): Config["clamd"] {
  const text = read.text("TOUCHSTONE_CLAMD");
  if (text === null) return null;
  const [, host = "", port = ""] = /^(.+):(\d{1,5})$/.exec(text) ?? [];
  const name = host.replace(/^\[|\]$/g, "");
  if (isHostName(name) && Number(port) >= 1 && Number(port) <= 65_535)
    return Object.freeze({ host: name, port: Number(port) });
  read.refuse("TOUCHSTONE_CLAMD", text, SETTINGS.TOUCHSTONE_CLAMD.want);
  return null;
}

export function oidcOf(read: SettingsReader, environment: Environment): readonly OidcConfig[] {
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
