import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Encoding } from "../public/encode.ts";

/** A file of pages that were built, as it lies there, with its packed forms. */
export interface BuiltFile {
  readonly type: string;
  readonly bytes: Readonly<Partial<Record<Encoding, Uint8Array>>> & { readonly identity: Uint8Array };
}

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};
const DIST = fileURLToPath(new URL("../../../web/dist/", import.meta.url));

/**
 * The files of an entry that scripts/build-web.ts has built, by their names; read once they are asked for, and kept. null:
 * it has not been built.
 */
export function builtPages(entry: "console" | "field"): () => ReadonlyMap<string, BuiltFile> | null {
  let kept: ReadonlyMap<string, BuiltFile> | null = null;
  return () => {
    kept ??= readFiles(join(DIST, entry));
    return kept;
  };
}

function readFiles(folder: string): ReadonlyMap<string, BuiltFile> | null {
  if (!existsSync(folder)) return null;
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => name.replaceAll("\\", "/"));
  const there = new Set(names);
  const read = (name: string): Uint8Array => readFileSync(join(folder, name));
  return new Map(
    names.flatMap((name): [string, BuiltFile][] => {
      const type = TYPES[extname(name)];
      if (type === undefined) return [];
      const packed = {
        ...(there.has(`${name}.br`) && { br: read(`${name}.br`) }),
        ...(there.has(`${name}.gz`) && { gzip: read(`${name}.gz`) }),
      };
      return [[name, { type, bytes: { identity: read(name), ...packed } }]];
    }),
  );
}
