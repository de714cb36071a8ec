import { join } from "node:path";
import { type Files, openFiles, type Touchstone } from "@touchstone/server";
import type { Config } from "../config.ts";
import { s3Files } from "./s3-files.ts";

/** Where the files of one organisation's evidence lie: erasing one touches no other's, even if the bytes are the same. */
export type EvidenceFiles = (logId: string) => Files;

/** In S3 where that is configured; else in the data folder, beside the record's own files. */
export function evidenceFiles({ home }: Pick<Touchstone, "home">, { s3 }: Pick<Config, "s3">): EvidenceFiles {
  const known = new Map<string, Files>();
  return (logId) => {
    const files = known.get(logId) ?? (s3 ? s3Files(s3, `evidence/${logId}`) : openFiles(evidenceFolder(home, logId)));
    known.set(logId, files);
    return files;
  };
}

/** The folder of an organisation: with the random end of its id, for a name in a backup has room for no more. */
export function evidenceFolder({ files }: Touchstone["home"], logId: string): string {
  return join(files, `evidence-${logId.slice(-10)}`);
}
