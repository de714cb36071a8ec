import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Encoding } from "./encode.ts";
import { packed } from "./encode.ts";
import type { Pages } from "./pages.ts";

/** A file that never changes: its name holds its digest. */
interface Asset {
  readonly type: string;
  readonly bytes: Readonly<Partial<Record<Encoding, Uint8Array>>> & { readonly identity: Uint8Array };
}

export interface Assets {
  /** address of the style sheet */
  readonly stylesheet: string;
  /** by their names under `/assets/` */
  readonly files: ReadonlyMap<string, Asset>;
}

let made: Promise<Assets> | null = null;

/** Style sheet and fonts of the public pages, made once a process. */
export function assetsOf(pages: Pages): Promise<Assets> {
  made ??= make(pages);
  return made;
}

async function make({ WEB_FACES, bytesOfFace, publicStyle }: Pages): Promise<Assets> {
  const files = new Map<string, Asset>();
  const read = (path: string): Promise<Uint8Array> => readFile(fileURLToPath(import.meta.resolve(path)));
  let css = "";
  for (const face of WEB_FACES) {
    const bytes = await bytesOfFace(face, read);
    const name = `${face.name}-${digestOf(bytes)}.woff2`;
    files.set(name, { type: "font/woff2", bytes: { identity: bytes } }); // packed already
    css += `@font-face{font-family:"${face.family}";font-weight:${face.weight};font-display:swap;unicode-range:${face.range};src:url(/assets/${name}) format("woff2")}`;
  }
  const sheet = Buffer.from(css + publicStyle);
  const name = `public-${digestOf(sheet)}.css`;
  files.set(name, {
    type: "text/css; charset=utf-8",
    bytes: { identity: sheet, gzip: packed(sheet, "gzip", 11), br: packed(sheet, "br", 11) },
  });
  return { stylesheet: `/assets/${name}`, files };
}

const digestOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex").slice(0, 12);
