import { type Cut, sandboxWords, type Text } from "@touchstone/domain";
import type { Written } from "./out-folder.ts";
import type { Reach } from "./reach.ts";
import type { PublishedStandard } from "./standard-files.ts";
import { TABLES } from "./tables.ts";

/** What a bundle says of itself, beside its files. */
export interface About {
  readonly reach: Reach;
  readonly organisation: { readonly id: string; readonly slug: string; readonly names: readonly Text[] };
  readonly programme: { readonly id: string; readonly slug: string; readonly names: readonly Text[] };
  readonly standards: readonly PublishedStandard[];
  readonly shown: {
    readonly units: number;
    readonly observations: number;
    readonly rows: number;
    readonly withheldRows: number;
  };
}

/**
 * `datapackage.json`: every file with its size and digest, every table with its columns.
 * @see https://datapackage.org/standard/data-package/
 */
export function descriptorOf(about: About, written: ReadonlyMap<string, Written>): object {
  const { reach, organisation, programme, standards, shown } = about;
  const { assessment } = reach;
  const title = programme.names[0]?.text ?? programme.slug;
  return {
    $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
    name: programme.slug,
    title: assessment ? `${title}, ${assessment.period || assessment.day}` : title,
    created: reach.at,
    resources: [...written].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, file]) => resourceOf(path, file)),
    touchstone: {
      bundle: 0,
      organisation,
      programme,
      ...(reach.programme.sandboxOf !== null && { rehearsal: sandboxWords("en") }),
      cut: reach.cut satisfies Cut,
      standards: standards.map(({ version, digest, file, languages }) => ({ version, digest, file, languages })),
      assessment: assessment && {
        id: assessment.assessmentId,
        seq: assessment.seq,
        period: assessment.period,
        day: assessment.day,
        engine: assessment.engine,
        standard: {
          id: standards.find(({ digest }) => digest === assessment.standard.digest)?.standard.id,
          ...assessment.standard,
        },
        cut: assessment.cut,
        inputs: assessment.inputs,
        nUnits: assessment.nUnits,
      },
      shown,
    },
  };
}

/** Format and media type by the end of a path; tiles and bundles of entries have none. */
const FORMATS: Readonly<Record<string, readonly [format: string, mediatype: string]>> = {
  csv: ["csv", "text/csv"],
  parquet: ["parquet", "application/vnd.apache.parquet"],
  ndjson: ["ndjson", "application/x-ndjson"],
  yaml: ["yaml", "application/yaml"],
  json: ["json", "application/json"],
  md: ["md", "text/markdown"],
  checkpoint: ["txt", "text/plain"],
  keys: ["txt", "text/plain"],
};

function resourceOf(path: string, { bytes, sha256 }: Written): object {
  const [format, mediatype] = FORMATS[/[^./]*$/.exec(path)?.[0] ?? ""] ?? ["bin", "application/octet-stream"];
  const schema = TABLES[path];
  return {
    name: path,
    path,
    ...(schema && { type: "table" }),
    format,
    mediatype,
    ...(format !== "bin" && format !== "parquet" && { encoding: "utf-8" }),
    bytes,
    hash: `sha256:${sha256}`,
    ...(schema && { schema: { ...schema, missingValues: [""] } }),
  };
}
