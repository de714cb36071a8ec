import { damaged } from "./tar.ts";

/** What a backup holds. Its last file but one; the last is the digest of this one. */
export interface Manifest {
  readonly backup: 1;
  readonly writtenAt: string;
  readonly postgres: string;
  /** the steps that made the tables */
  readonly steps: readonly { readonly no: number; readonly name: string; readonly sha256: string }[];
  /** years that have a partition of observations */
  readonly years: readonly number[];
  /** in the order in which they can be filled again */
  readonly tables: readonly TableInBackup[];
  /** every file of the archive before this one, by name */
  readonly sha256: Readonly<Record<string, string>>;
}

/** A table as text of COPY, packed, in pieces. */
export interface TableInBackup {
  readonly name: string;
  readonly columns: readonly string[];
  readonly nRows: number;
  readonly pieces: readonly string[];
}

export const MANIFEST = "manifest.json";
export const MANIFEST_DIGEST = "manifest.json.sha256";

/** @throws {DatabaseProblem} backup-damaged */
export function parseManifest(bytes: Buffer): Manifest {
  const value: unknown = JSON.parse(bytes.toString("utf8"));
  if (typeof value !== "object" || value === null || !("backup" in value) || value.backup !== 1)
    throw damaged("its manifest is of a form that this Touchstone doesn't know");
  return value as Manifest; // its digest was checked: it is as the program wrote it
}
