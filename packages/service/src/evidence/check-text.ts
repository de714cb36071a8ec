import { FileFault } from "./fault.ts";

/**
 * That a text is one: UTF-8, without control characters, and not what a browser might take for a page.
 * @throws {FileFault}
 */
export function checkText(bytes: Uint8Array): void {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new FileFault("It is said to be a text, but is not UTF-8. Save it as UTF-8.");
  }
  const control = bytes.findIndex((byte) => (byte < 0x20 && !SPACES.has(byte)) || byte === 0x7f);
  if (control >= 0) throw new FileFault(`It is said to be a text, but has a control character at byte ${control}.`);
  if (/^\s*<[a-z!?/]/i.test(text)) throw new FileFault("It is a page or another document of markup, not a plain text.");
}

const SPACES: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0c, 0x0d]); // tab, new line, new page, return
