/** One name of the environment: what it is for, what holds where it is not set, and what may stand there. */
export interface Setting {
  /** for people, one line */
  readonly meaning: string;
  /** what holds where it is not set; empty: nothing */
  readonly otherwise: string;
  /** what may stand there */
  readonly want: string;
  /** never printed, whatever is wrong with it */
  readonly secret?: true;
}

const NAMES = "host names or addresses, with commas between";

/** Every name that the service reads, in the order of docs/operations.md, whose table a test holds against this one. */
export const SETTINGS = {
  TOUCHSTONE_HOME: { meaning: "the data folder", otherwise: "", want: "a folder" },
  DATABASE_URL: {
    meaning: "your own PostgreSQL, in place of the one that comes along",
    otherwise: "",
    want: "postgres://…",
    secret: true,
  },
  TOUCHSTONE_HOST: { meaning: "address to listen on", otherwise: "127.0.0.1", want: "an address of this machine" },
  TOUCHSTONE_PORT: { meaning: "port to listen on", otherwise: "7171", want: "a whole number from 0 to 65535" },
  TOUCHSTONE_URL: {
    meaning: "how people reach it; links, cookies and passkeys are made for it",
    otherwise: "http(s)://localhost:PORT",
    want: "an address such as https://touchstone.example",
  },
  TOUCHSTONE_TRUSTED_PROXIES: {
    meaning: "proxies whose word on who asks is believed",
    otherwise: "",
    want: "addresses, networks such as 10.0.0.0/8, or loopback, with commas between",
  },
  TOUCHSTONE_HTTPS: {
    meaning:
      "where the certificate comes from: a proxy in front (off), your files, an ACME authority, an authority of its own",
    otherwise: "off",
    want: "one of off, files, acme, local",
  },
  TOUCHSTONE_HTTPS_CERTIFICATE: {
    meaning: "with files: the certificate, then its chain",
    otherwise: "",
    want: "a PEM file",
  },
  TOUCHSTONE_HTTPS_KEY: { meaning: "with files: the private key", otherwise: "", want: "a PEM file" },
  TOUCHSTONE_HTTPS_NAMES: {
    meaning: "with local or acme: names that the certificate is for, beside that of TOUCHSTONE_URL",
    otherwise: "",
    want: NAMES,
  },
  TOUCHSTONE_ACME_DIRECTORY: {
    meaning: "with acme: directory of the authority",
    otherwise: "https://acme-v02.api.letsencrypt.org/directory",
    want: "an address",
  },
  TOUCHSTONE_ACME_CONTACT: {
    meaning: "with acme: e-mail that the authority may write to",
    otherwise: "",
    want: "an e-mail address",
  },
  TOUCHSTONE_HTTP_PORT: {
    meaning:
      "with HTTPS: port for plain HTTP, which only leads on, gives the root certificate and answers ACME; 0: none",
    otherwise: "7180",
    want: "a whole number from 0 to 65535",
  },
  TOUCHSTONE_LOG: {
    meaning: "how much is logged",
    otherwise: "info",
    want: "one of fatal, error, warn, info, debug, silent",
  },
  TOUCHSTONE_REQUESTS_PER_MINUTE: {
    meaning: "requests a minute that one client may send",
    otherwise: "600",
    want: "a whole number from 1 to 1000000",
  },
  TOUCHSTONE_BODY_LIMIT: {
    meaning: "bytes of a body that is not streamed",
    otherwise: "1048576",
    want: "a whole number from 1024 to 1073741824",
  },
  TOUCHSTONE_STREAM_LIMIT: {
    meaning: "bytes of a table that is streamed in",
    otherwise: "1073741824",
    want: "a whole number from 1048576 to 1099511627776",
  },
  TOUCHSTONE_DRAIN_SECONDS: {
    meaning: "how long requests under way are waited for when it stops",
    otherwise: "20",
    want: "a whole number from 0 to 600",
  },
  TOUCHSTONE_METRICS: {
    meaning: "who may read /metrics: nobody, this machine, or who has the token",
    otherwise: "loopback",
    want: "one of off, loopback, token",
  },
  TOUCHSTONE_METRICS_TOKEN: {
    meaning: "with token: the bearer token",
    otherwise: "",
    want: "16 letters or digits at least",
    secret: true,
  },
  OTEL_EXPORTER_OTLP_ENDPOINT: {
    meaning: "OpenTelemetry collector that gets a span for each request",
    otherwise: "",
    want: "an address such as http://localhost:4318",
  },
  OTEL_EXPORTER_OTLP_HEADERS: {
    meaning: "headers sent to the collector",
    otherwise: "",
    want: "name=value, with commas between",
    secret: true,
  },
  OTEL_SERVICE_NAME: { meaning: "name of this service in spans", otherwise: "touchstone", want: "a word" },
  TOUCHSTONE_BACKUP_FOLDER: {
    meaning: "where a backup is written every day, and on SIGUSR2",
    otherwise: "",
    want: "a folder, best on another disk",
  },
  TOUCHSTONE_BACKUP_HOUR: {
    meaning: "hour of the day at which it is written (UTC)",
    otherwise: "2",
    want: "a whole number from 0 to 23",
  },
  TOUCHSTONE_BACKUP_KEEP: {
    meaning: "how many of them are kept",
    otherwise: "14",
    want: "a whole number from 2 to 1000",
  },
  TOUCHSTONE_EVIDENCE_PHOTO_LIMIT: {
    meaning: "bytes of one photo",
    otherwise: "33554432",
    want: "a whole number from 1024 to 1073741824",
  },
  TOUCHSTONE_EVIDENCE_FILE_LIMIT: {
    meaning: "bytes of any other file of evidence",
    otherwise: "104857600",
    want: "a whole number from 1024 to 1099511627776",
  },
  TOUCHSTONE_EVIDENCE_UPLOAD_HOURS: {
    meaning: "how long an upload that was begun is waited for",
    otherwise: "24",
    want: "a whole number from 1 to 720",
  },
  TOUCHSTONE_CLAMD: { meaning: "clamd that looks at files of evidence", otherwise: "", want: "HOST:PORT" },
  TOUCHSTONE_S3_URL: {
    meaning: "keep files in S3: address with the bucket",
    otherwise: "",
    want: "an address such as https://s3.example/touchstone",
  },
  TOUCHSTONE_S3_REGION: { meaning: "region of the bucket", otherwise: "us-east-1", want: "a word" },
  TOUCHSTONE_S3_KEY_ID: { meaning: "who Touchstone is there", otherwise: "", want: "a key id" },
  TOUCHSTONE_S3_SECRET: { meaning: "and its secret", otherwise: "", want: "a secret", secret: true },
  TOUCHSTONE_OIDC: {
    meaning: "sign-in by others: names of providers, each with the three settings below",
    otherwise: "",
    want: "short names of small letters and digits, with commas between",
  },
  TOUCHSTONE_OIDC_NAME_ISSUER: { meaning: "issuer of the provider NAME", otherwise: "", want: "an address" },
  TOUCHSTONE_OIDC_NAME_CLIENT_ID: { meaning: "client id there", otherwise: "", want: "an id" },
  TOUCHSTONE_OIDC_NAME_CLIENT_SECRET: { meaning: "client secret there", otherwise: "", want: "a secret", secret: true },
} as const satisfies Readonly<Record<string, Setting>>;

export type SettingName = keyof typeof SETTINGS;

/** Names that other parts read, so that nobody is told that they are unknown. */
export const OTHERS: readonly string[] = [
  "TOUCHSTONE_DEBUG",
  "TOUCHSTONE_NODE",
  "TOUCHSTONE_CHROMIUM",
  "TOUCHSTONE_TEST_SERVER",
];
