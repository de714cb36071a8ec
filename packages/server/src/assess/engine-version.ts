import { readFileSync } from "node:fs";

/** The version of the program that computes: engine, format and server share one. */
export function engineVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  if (typeof manifest === "object" && manifest !== null && "version" in manifest) return String(manifest.version);
  throw new TypeError("package.json: got no version, want one");
}
