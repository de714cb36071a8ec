import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { configWords } from "./config/config-words.ts";
import { SETTINGS } from "./config/settings.ts";
import { type Config, readConfig } from "./config.ts";

const fine = (environment: Record<string, string>): Config => {
  const read = readConfig(environment);
  if (!read.ok) throw new Error(configWords(read.problems));
  return read.config;
};
const wrong = (environment: Record<string, string>): readonly string[] => {
  const read = readConfig(environment);
  return read.ok ? [] : read.problems.map(({ name, got, want }) => `${name}: got ${got}, want ${want}`);
};

describe("the configuration", () => {
  it("needs nothing to be set, and is frozen to its leaves", () => {
    const config = fine({});
    expect(config).toMatchObject({ host: "127.0.0.1", port: 7171, publicUrl: "http://localhost:7171", httpPort: null });
    const frozen = (value: unknown): boolean =>
      typeof value !== "object" || value === null || (Object.isFrozen(value) && Object.values(value).every(frozen));
    expect(frozen(config)).toBe(true);
    expect(
      frozen(
        fine({
          ...S3,
          TOUCHSTONE_CLAMD: "[::1]:3310",
          TOUCHSTONE_BACKUP_FOLDER: "/b",
          TOUCHSTONE_TRUSTED_PROXIES: "10.0.0.0/8",
        }),
      ),
    ).toBe(true);
  });

  it("lists every problem of a wrong environment at once", () => {
    expect(
      wrong({
        TOUCHSTONE_PORT: "70000",
        TOUCHSTONE_URL: "touchstone.example",
        TOUCHSTONE_TRUSTED_PROXIES: "10.0.0.0/8, everybody, 0.0.0.0/0, 10.0.0.0/33",
        TOUCHSTONE_LOG: "loud",
        TOUCHSTONE_CLAMD: "clam",
        DATABASE_URL: "mysql://root:secret@db",
        TOUCHSTONE_METRICS: "token",
      }),
    ).toEqual([
      "TOUCHSTONE_PORT: got 70000, want a whole number from 0 to 65535",
      "TOUCHSTONE_URL: got touchstone.example, want an address such as https://touchstone.example",
      "DATABASE_URL: got something else, want postgres://…",
      "TOUCHSTONE_TRUSTED_PROXIES: got everybody, 0.0.0.0/0, 10.0.0.0/33, want addresses, networks such as 10.0.0.0/8, or loopback, with commas between",
      "TOUCHSTONE_LOG: got loud, want one of fatal, error, warn, info, debug, silent",
      "TOUCHSTONE_METRICS_TOKEN: got nothing, want 16 letters or digits at least",
      "TOUCHSTONE_CLAMD: got clam, want HOST:PORT",
    ]);
  });

  it("names the setting that was meant where one is unknown", () => {
    expect(
      wrong({ TOUCHSTONE_PROT: "80", TOUCHSTONE_TRUSTED_PROXY: "10.0.0.1", TOUCHSTONE_COLOUR_OF_THE_SKY: "blue" }),
    ).toEqual([
      "TOUCHSTONE_PROT: got a name that nobody reads, want TOUCHSTONE_PORT, perhaps",
      "TOUCHSTONE_TRUSTED_PROXY: got a name that nobody reads, want TOUCHSTONE_TRUSTED_PROXIES, perhaps",
      "TOUCHSTONE_COLOUR_OF_THE_SKY: got a name that nobody reads, want a name of docs/operations.md",
    ]);
  });

  it.each([
    [{ TOUCHSTONE_METRICS: "token", TOUCHSTONE_METRICS_TOKEN: "hush hush" }],
    [{ DATABASE_URL: "hush hush" }],
    [{ OTEL_EXPORTER_OTLP_HEADERS: "hush hush" }],
  ])("tells no secret that is wrong: %j", (environment) => {
    expect(wrong(environment)).toHaveLength(1);
    expect(wrong(environment).join()).not.toContain("hush");
  });

  it("wants all that HTTPS needs, of whichever kind", () => {
    expect(wrong({ TOUCHSTONE_HTTPS: "files" })).toEqual([
      "TOUCHSTONE_HTTPS_CERTIFICATE: got nothing, want a PEM file",
      "TOUCHSTONE_HTTPS_KEY: got nothing, want a PEM file",
    ]);
    expect(wrong({ TOUCHSTONE_HTTPS: "acme", TOUCHSTONE_URL: "https://10.0.0.1" })).toEqual([
      "TOUCHSTONE_URL: got 10.0.0.1, want names that the authority can reach from outside, with TOUCHSTONE_HTTPS=acme",
    ]);
    expect(wrong({ TOUCHSTONE_HTTPS: "local", TOUCHSTONE_URL: "http://a.example" })).toHaveLength(1);
    expect(wrong({ TOUCHSTONE_HTTPS: "local", TOUCHSTONE_HTTP_PORT: "7171" })).toHaveLength(1);
    expect(fine({ TOUCHSTONE_HTTPS: "local", TOUCHSTONE_HTTPS_NAMES: "box.lan,192.168.1.7" })).toMatchObject({
      publicUrl: "https://localhost:7171",
      httpPort: 7180,
      https: { kind: "local", names: ["localhost", "box.lan", "192.168.1.7"] },
    });
  });

  it("reads S3 and providers of sign-in whole or not at all", () => {
    expect(fine(S3).s3).toEqual({
      endpoint: "https://s3.example/bucket",
      region: "us-east-1",
      keyId: "id",
      secret: "s",
    });
    expect(wrong({ TOUCHSTONE_S3_URL: "https://s3.example" })).toHaveLength(3);
    expect(wrong({ TOUCHSTONE_S3_SECRET: "s" })).toHaveLength(1);
    expect(fine(OIDC).oidc).toEqual([
      { name: "county", issuer: "https://id.example/", clientId: "touchstone", clientSecret: "s" },
    ]);
    expect(wrong({ ...OIDC, TOUCHSTONE_OIDC: "" })).toHaveLength(3);
    expect(wrong({ TOUCHSTONE_OIDC: "county" })).toHaveLength(3);
  });
});

describe("docs/operations.md", () => {
  const page = readFileSync(new URL("../../../docs/operations.md", import.meta.url), "utf8");
  const rows = [...page.matchAll(/^\| `([A-Z0-9_]+)` \| (.*?) \| (.*?) \| (.*?) \|$/gm)].map(([, ...cells]) => cells);
  it("has every setting in its table, as it is", () => {
    expect(rows).toEqual(
      Object.entries(SETTINGS).map(([name, { meaning, otherwise, want }]) => [
        name,
        meaning,
        otherwise === "" ? "" : `\`${otherwise}\``,
        want,
      ]),
    );
  });
});

const S3 = { TOUCHSTONE_S3_URL: "https://s3.example/bucket/", TOUCHSTONE_S3_KEY_ID: "id", TOUCHSTONE_S3_SECRET: "s" };
const OIDC = {
  TOUCHSTONE_OIDC: "county",
  TOUCHSTONE_OIDC_COUNTY_ISSUER: "https://id.example",
  TOUCHSTONE_OIDC_COUNTY_CLIENT_ID: "touchstone",
  TOUCHSTONE_OIDC_COUNTY_CLIENT_SECRET: "s",
};
