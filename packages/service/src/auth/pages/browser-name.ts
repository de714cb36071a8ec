/** What a browser is, in two words, from what it calls itself; null: it can't be told. */
export function browserName(userAgent: string | null): string | null {
  if (userAgent === null) return null;
  const browser = BROWSERS.find(([, sign]) => sign.test(userAgent))?.[0];
  const system = SYSTEMS.find(([, sign]) => sign.test(userAgent))?.[0];
  return [browser, system].filter((part) => part !== undefined).join(", ") || null;
}

/** The more special first: most say that they are others too. */
const BROWSERS: readonly (readonly [string, RegExp])[] = [
  ["WeChat", /MicroMessenger\//],
  ["Edge", /Edg(?:A|iOS)?\//],
  ["Firefox", /Firefox\//],
  ["Chrome", /(?:Chrome|CriOS|Chromium)\//],
  ["Safari", /Safari\//],
];
const SYSTEMS: readonly (readonly [string, RegExp])[] = [
  ["HarmonyOS", /HarmonyOS|OpenHarmony/],
  ["Android", /Android/],
  ["iOS", /iPhone|iPad/],
  ["Windows", /Windows/],
  ["macOS", /Mac OS X/],
  ["Linux", /Linux/],
];
