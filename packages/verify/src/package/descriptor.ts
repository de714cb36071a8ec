import { type BundleFolder, readWhole } from "../files/bundle-folder.ts";
import { digestOfFile } from "../files/digest.ts";
import { count, digest, fields, list, type Of, orNull, text } from "../record/shape.ts";
import type { Findings } from "../report/findings.ts";

export const DESCRIPTOR = "datapackage.json";
const MOST_BYTES = 64 * 2 ** 20;

const head = fields({ size: count, root: digest });
const cut = fields({ organisation: head, programme: head });

/** What a verifier needs to know of datapackage.json before it has looked at anything else. */
const SHAPE = fields({
  resources: list(fields({ path: text, bytes: count, hash: text })),
  touchstone: fields({
    bundle: count,
    organisation: fields({ id: text, slug: text }),
    programme: fields({ id: text, slug: text }),
    cut,
    assessment: orNull(
      fields({
        id: text,
        seq: count,
        period: text,
        day: text,
        engine: text,
        standard: fields({ id: text, version: text, digest }),
        cut,
        inputs: digest,
        nUnits: count,
      }),
    ),
  }),
});
export type Descriptor = Of<typeof SHAPE>;

/** Reads datapackage.json; null where it does not say what the bundle is. */
export function readDescriptor(folder: BundleFolder, findings: Findings): { value: Descriptor; text: string } | null {
  const fault = (found: string, wanted: string, where: string = DESCRIPTOR): void =>
    findings.fault("descriptor", { where, found, wanted });
  const bytes = readWhole(folder, DESCRIPTOR, MOST_BYTES);
  if (bytes === null) {
    fault(folder.sizes.has(DESCRIPTOR) ? "a file of more than 64 MiB" : "no such file", "what the bundle is");
    return null;
  }
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString());
  } catch {
    fault("what is not JSON", "a data package");
    return null;
  }
  if (!SHAPE(value, "", (at, wanted) => fault("something else", wanted, `${DESCRIPTOR}${at}`))) return null;
  if (value.touchstone.bundle !== 0) {
    fault(`a bundle of version ${value.touchstone.bundle}`, "version 0, which this program knows");
    return null;
  }
  return { value, text: bytes.toString() };
}

/** Holds the files of the folder against the list: none too many, none missing, each with its bytes. */
export function checkFiles(folder: BundleFolder, { resources }: Descriptor, findings: Findings): void {
  const listed = new Set<string>([DESCRIPTOR]);
  const fault = (id: "files-listed" | "files-intact", where: string, found: string, wanted: string): void =>
    findings.fault(id, { where, found, wanted });
  if (!folder.complete) fault("files-listed", folder.dir, "more files than can be looked at", "at most 200,000");
  for (const { path, what } of folder.strange) fault("files-listed", path, what, "files and folders only");
  let nBytes = 0;
  for (const { path, bytes, hash } of resources) {
    if (listed.has(path)) fault("files-listed", path, "listed twice", "each file once");
    listed.add(path);
    const size = folder.sizes.get(path);
    if (size === undefined) {
      const outside = path.startsWith("/") || path.split("/").includes("..");
      fault(
        "files-listed",
        path,
        outside ? "a path that leads out of the bundle" : "no such file",
        "a file of the bundle",
      );
      continue;
    }
    if (size !== bytes) fault("files-intact", path, `${size} bytes`, `${bytes}`);
    const got = `sha256:${digestOfFile(folder, path)}`;
    if (got !== hash) fault("files-intact", path, got, hash);
    nBytes += size;
  }
  for (const path of folder.sizes.keys())
    if (!listed.has(path)) fault("files-listed", path, "a file that is not listed", "none");
  findings.looked("files-listed", `${listed.size} files`);
  findings.looked("files-intact", `${nBytes} bytes`);
}
