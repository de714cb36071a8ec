import { createHash } from "node:crypto";
import type { Assets } from "../../public/assets.ts";
import type { Pages } from "../../public/pages.ts";

/** Style sheet and script of the pages of signing in: their names hold their digests. */
export interface SignInAssets {
  readonly stylesheet: string;
  readonly script: string;
  readonly css: string;
  readonly js: string;
}

let made: SignInAssets | null = null;

/** Made once a process. The sheet takes in that of the public pages, which browsers have. */
export function signInAssets({ signInStyle, signInScript }: Pages, { stylesheet }: Assets): SignInAssets {
  if (made) return made;
  const css = `@import "${stylesheet}";${signInStyle}`;
  const named = (text: string, end: string): string =>
    `/sign-in-assets/${createHash("sha256").update(text).digest("hex").slice(0, 12)}.${end}`;
  made = { css, js: signInScript, stylesheet: named(css, "css"), script: named(signInScript, "js") };
  return made;
}
