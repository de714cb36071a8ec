/** How the service runs: read once from the environment, frozen. */
export interface Config {
  /** address to listen on */
  readonly host: string;
  readonly port: number;
  /** how people reach it, without a slash at the end; links, cookies and passkeys are made for it */
  readonly publicUrl: string;
  /** addresses of proxies whose word on who asks is believed */
  readonly trustedProxies: readonly string[];
  readonly logLevel: "fatal" | "error" | "warn" | "info" | "debug" | "silent";
  /** requests a minute that one client may send */
  readonly requestsPerMinute: number;
  /** bytes of a body that is not streamed */
  readonly bodyLimit: number;
}

/** One thing that is wrong in the environment. */
export interface ConfigProblem {
  readonly name: string;
  readonly got: string;
  readonly want: string;
}

export type ConfigRead =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

/** Reads `TOUCHSTONE_*`: every problem at once, or the configuration. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): ConfigRead {
  const problems: ConfigProblem[] = [];
  const text = (name: string, otherwise: string): string => environment[name]?.trim() || otherwise;
  const number = (name: string, otherwise: number, least: number, most: number): number => {
    const got = text(name, String(otherwise));
    const value = Number(got);
    if (/^\d+$/.test(got) && value >= least && value <= most) return value;
    problems.push({ name, got, want: `a whole number from ${least} to ${most}` });
    return otherwise;
  };
  const oneOf = <T extends string>(name: string, otherwise: T, all: readonly T[]): T => {
    const got = text(name, otherwise);
    const found = all.find((one) => one === got);
    if (found === undefined) problems.push({ name, got, want: `one of ${all.join(", ")}` });
    return found ?? otherwise;
  };
  const host = text("TOUCHSTONE_HOST", "127.0.0.1");
  const port = number("TOUCHSTONE_PORT", 7171, 0, 65_535);
  const publicUrl = text("TOUCHSTONE_URL", `http://localhost:${port}`).replace(/\/+$/, "");
  if (!URL.canParse(publicUrl) || !/^https?:$/.test(new URL(publicUrl).protocol) || new URL(publicUrl).pathname !== "/")
    problems.push({ name: "TOUCHSTONE_URL", got: publicUrl, want: "an address such as https://touchstone.example" });
  const config: Config = {
    host,
    port,
    publicUrl,
    trustedProxies: text("TOUCHSTONE_TRUSTED_PROXIES", "").split(",").filter(Boolean),
    logLevel: oneOf("TOUCHSTONE_LOG", "info", ["fatal", "error", "warn", "info", "debug", "silent"]),
    requestsPerMinute: number("TOUCHSTONE_REQUESTS_PER_MINUTE", 600, 1, 1_000_000),
    bodyLimit: number("TOUCHSTONE_BODY_LIMIT", 1 << 20, 1024, 1 << 30),
  };
  return problems.length > 0 ? { ok: false, problems } : { ok: true, config: Object.freeze(config) };
}
