import { readFileSync } from "node:fs";

/** The version of Touchstone: engine, format and command line share one. */
export function versionOf(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  if (typeof manifest === "object" && manifest !== null && "version" in manifest) return String(manifest.version);
  throw new TypeError("package.json: got no version, want one");
}
