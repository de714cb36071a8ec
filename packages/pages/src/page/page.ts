import type { Drawn } from "../report/report.tsx";
import { spreadStyle } from "../report/unit-spread.ts";
import { compact } from "./compact.ts";
import { script } from "./script.ts";
import { languageStyle, style } from "./style.ts";

/** A font file, cut to the letters of the page. */
export interface Face {
  readonly family: string;
  readonly weight: number;
  /** `unicode-range` of CSS; null: every letter that the font has */
  readonly range: string | null;
  /** woff2 */
  readonly base64: string;
}

/** SHA-256 in base64, as a content security policy wants it. */
export type Sha256Base64 = (text: string) => string;

/**
 * A whole HTML document: nothing is fetched, and nothing but the page's own style and script can
 * run, whatever names and texts it shows.
 */
export function pageOf({ lang, languages, title, body }: Drawn, faces: readonly Face[], sha256: Sha256Base64): string {
  const css = faces.map(fontFace).join("") + style + (languages.length > 1 ? languageStyle : "") + spreadStyle(body);
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${sha256(css)}'`,
    `script-src 'sha256-${sha256(script)}'`,
    "font-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return [
    `<!doctype html><html lang="${lang}"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    `<meta name="viewport" content="width=device-width, initial-scale=1">`,
    `<meta name="generator" content="Touchstone"><meta name="referrer" content="no-referrer"><title>${escaped(title)}</title>`,
    `<style>${css}</style></head><body>${compact(body)}<script>${script}</script></body></html>\n`,
  ].join("");
}

function fontFace({ family, weight, range, base64 }: Face): string {
  const weights = range === null ? weight : "400 700"; // a face for one script stands for every weight of it
  const only = range === null ? "" : `unicode-range:${range};`;
  return `@font-face{font-family:"${family}";font-weight:${weights};${only}src:url(data:font/woff2;base64,${base64}) format("woff2")}`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
