import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Json } from "@touchstone/ledger";
import { sha256Hex } from "../sample-log.ts";
import { ORGANISATION, PROGRAMME, text } from "./names.ts";

interface Said {
  readonly created: string;
  readonly cut: Json;
  readonly assessment: Json;
  readonly standards: Json;
  readonly shown: Json;
}

/** Writes datapackage.json over the files that there are. */
export function listFiles(files: Map<string, Uint8Array>, said: Said): void {
  files.delete("datapackage.json");
  const package_ = {
    $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
    name: "open-villages",
    title: "Open villages, 2025",
    created: said.created,
    resources: [...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, bytes]) => resourceOf(path, bytes)),
    touchstone: {
      bundle: 0,
      organisation: { id: ORGANISATION, slug: "valley", names: [text("The valley")] },
      programme: { id: PROGRAMME, slug: "open-villages", names: [text("Open villages")] },
      cut: said.cut,
      standards: said.standards,
      assessment: said.assessment,
      shown: said.shown,
    },
  };
  files.set("datapackage.json", Buffer.from(`${JSON.stringify(package_, null, 2)}\n`));
}

/** How bundles of version 0 describe the columns of their tables: a frozen sample. */
const SCHEMAS = JSON.parse(readFileSync(join(import.meta.dirname, "../table-schemas.json"), "utf8")) as Readonly<
  Record<string, object>
>; // our own file

const FORMATS: Readonly<Record<string, readonly [string, string]>> = {
  csv: ["csv", "text/csv"],
  parquet: ["parquet", "application/vnd.apache.parquet"],
  ndjson: ["ndjson", "application/x-ndjson"],
  yaml: ["yaml", "application/yaml"],
  json: ["json", "application/json"],
  md: ["md", "text/markdown"],
  checkpoint: ["txt", "text/plain"],
  keys: ["txt", "text/plain"],
};

function resourceOf(path: string, bytes: Uint8Array): object {
  const [format, mediatype] = FORMATS[/[^./]*$/.exec(path)?.[0] ?? ""] ?? ["bin", "application/octet-stream"];
  const schema = SCHEMAS[path];
  return {
    name: path,
    path,
    ...(schema && { type: "table" }),
    format,
    mediatype,
    ...(format !== "bin" && format !== "parquet" && { encoding: "utf-8" }),
    bytes: bytes.length,
    hash: `sha256:${sha256Hex(bytes)}`,
    ...(schema && { schema }),
  };
}
