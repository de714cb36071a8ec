import { canonicalJson, type Json } from "@touchstone/ledger";
import { differences } from "../assessment/differences.ts";
import { sha256Hex } from "../files/digest.ts";
import type { Cut, EventData } from "../record/event-shapes.ts";
import { isRehearsal, REHEARSAL } from "../record/rehearsal.ts";
import type { Findings } from "../report/findings.ts";
import { DESCRIPTOR, type Descriptor } from "./descriptor.ts";
import { TABLE_SCHEMAS } from "./table-schemas.ts";

/** What the other files say the bundle is. */
export interface Facts {
  readonly organisation: EventData["OrganisationFounded"];
  readonly programme: EventData["ProgrammeFounded"];
  readonly cut: Cut;
  /** the latest `at` of the events of the cut */
  readonly lastAt: string;
  readonly standards: readonly {
    readonly version: string;
    readonly digest: string;
    readonly languages: readonly string[];
  }[];
  readonly assessment: {
    readonly seq: number;
    readonly data: EventData["AssessmentRecorded"];
    readonly standardId: string;
  } | null;
  readonly shown: {
    readonly units: number;
    readonly observations: number;
    readonly rows: number;
    readonly withheldRows: number;
  };
}

/** All of datapackage.json can be worked out from the other files: it has to be what comes out. */
export function checkDescriptor(
  { value, text }: { readonly value: Descriptor; readonly text: string },
  facts: Facts,
  findings: Findings,
): void {
  const wanted = expectedOf(value, facts, findings);
  const found = differences(value, JSON.parse(JSON.stringify(wanted)));
  for (const { path, found: is, wanted: right } of found)
    findings.fault("descriptor", { where: `${DESCRIPTOR}, ${path}`, found: is, wanted: right });
  if (text !== `${JSON.stringify(value, null, 2)}\n`)
    findings.fault("descriptor", {
      where: DESCRIPTOR,
      found: "JSON written otherwise",
      wanted: "two spaces a level, no key twice",
    });
  findings.looked("descriptor", `${value.resources.length} files listed`);
}

function expectedOf(value: Descriptor, facts: Facts, findings: Findings): object {
  const { organisation, programme, assessment } = facts;
  const title = programme.names[0]?.text ?? programme.slug;
  return {
    $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
    name: programme.slug,
    title: assessment ? `${title}, ${assessment.data.period || assessment.data.day}` : title,
    created: facts.lastAt,
    resources: [...value.resources]
      .sort((a, b) => (a.path < b.path ? -1 : 1))
      .map((resource) => resourceOf(resource, findings)),
    touchstone: {
      bundle: 0,
      organisation: { id: organisation.organisationId, slug: organisation.slug, names: organisation.names },
      programme: { id: programme.programmeId, slug: programme.slug, names: programme.names },
      ...(isRehearsal(programme) && { rehearsal: REHEARSAL }),
      cut: facts.cut,
      standards: facts.standards.map(({ version, digest, languages }) => ({
        version,
        digest,
        file: `standard/${version}.yaml`,
        languages,
      })),
      assessment: assessment && {
        id: assessment.data.assessmentId,
        seq: assessment.seq,
        period: assessment.data.period,
        day: assessment.data.day,
        engine: assessment.data.engine,
        standard: { id: assessment.standardId, ...assessment.data.standard },
        cut: assessment.data.cut,
        inputs: assessment.data.inputs,
        nUnits: assessment.data.nUnits,
      },
      shown: facts.shown,
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

/** Size and digest were held against the file before; the columns of a table are those of version 0. */
function resourceOf(resource: Descriptor["resources"][number], findings: Findings): object {
  const { path, bytes, hash } = resource;
  const ending = /[^./]*$/.exec(path)?.[0] ?? "";
  const [format, mediatype] = (Object.hasOwn(FORMATS, ending) && FORMATS[ending]) || [
    "bin",
    "application/octet-stream",
  ];
  const wanted = Object.hasOwn(TABLE_SCHEMAS, path) ? TABLE_SCHEMAS[path] : undefined;
  const schema: unknown = Reflect.get(resource, "schema");
  if (wanted !== undefined && digestOf(schema) !== wanted)
    findings.fault("descriptor", {
      where: `${DESCRIPTOR}, schema of ${path}`,
      found: `columns whose description has the SHA-256 ${digestOf(schema)}`,
      wanted: `${wanted}, as bundles of version 0 describe them`,
    });
  return {
    name: path,
    path,
    ...(wanted !== undefined && { type: "table" }),
    format,
    mediatype,
    ...(format !== "bin" && format !== "parquet" && { encoding: "utf-8" }),
    bytes,
    hash,
    ...(wanted !== undefined && { schema }),
  };
}

/** SHA-256 of the description of a table's columns in canonical JSON. */
function digestOf(schema: unknown): string {
  try {
    return sha256Hex(canonicalJson(schema as Json)); // whatever JSON.parse gave
  } catch {
    return "nothing";
  }
}
