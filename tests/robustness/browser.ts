import { existsSync } from "node:fs";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** A Chromium on this machine: TOUCHSTONE_CHROMIUM, or where systems put it; null, and a sentence, where there is none. */
export function chromiumHere(): string | null {
  const named = process.env.TOUCHSTONE_CHROMIUM;
  const found = [...(named === undefined ? [] : [named]), ...PLACES].find((path) => existsSync(path)) ?? null;
  if (found === null)
    console.log(`skipped: no Chromium at ${PLACES.join(", ")}; TOUCHSTONE_CHROMIUM names another place`);
  return found;
}

export const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
