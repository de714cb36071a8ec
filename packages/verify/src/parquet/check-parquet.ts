import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { BundleFolder } from "../files/bundle-folder.ts";
import type { Findings } from "../report/findings.ts";

export const PARQUET = "observations.parquet";

/** What came of comparing. */
export type Compared =
  | { readonly kind: "same"; readonly nRows: number }
  | { readonly kind: "columns"; readonly found: string; readonly wanted: string }
  | { readonly kind: "rows"; readonly found: number; readonly wanted: number }
  | {
      readonly kind: "cells";
      readonly cells: readonly {
        /** unit, period, item and event by the CSV */
        readonly row: readonly string[];
        readonly column: string;
        readonly found: string;
        readonly wanted: string;
      }[];
    }
  | { readonly kind: "unreadable"; readonly why: string };

const MOST_MS = 30 * 60_000;

/** Begins to compare observations.parquet with observations.csv, in a process of its own; the answer tells the findings. */
export function checkParquet(folder: BundleFolder, findings: Findings): Promise<void> {
  const fault = (where: string, found: string, wanted: string): void =>
    findings.fault("parquet", { where: where === "" ? PARQUET : `${PARQUET}, ${where}`, found, wanted });
  if (!folder.sizes.has(PARQUET)) {
    fault("", "no such file", "the observations");
    return Promise.resolve();
  }
  return compareApart(folder.dir).then((compared) => {
    switch (compared.kind) {
      case "same":
        findings.looked("parquet", `${compared.nRows} rows`);
        break;
      case "columns":
        fault("", `columns ${compared.found}`, compared.wanted);
        break;
      case "rows":
        fault("", `${compared.found} rows`, `${compared.wanted}, as observations.csv has`);
        break;
      case "cells":
        for (const { row, column, found, wanted } of compared.cells) {
          const [unit, period, item, seq] = row;
          fault(`${item} of unit ${unit} in ${period || "any period"} (leaf ${seq})`, `${column} ${found}`, wanted);
        }
        break;
      case "unreadable":
        fault("", `what can't be read beside observations.csv: ${compared.why}`, "a whole Parquet file");
        break;
      default:
        compared satisfies never;
    }
  });
}

/** A hostile file may bring down the program that reads it; it then brings down only this one. */
function compareApart(dir: string): Promise<Compared> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [fileURLToPath(new URL("./compare.ts", import.meta.url)), dir], {
      stdio: ["ignore", "pipe", "ignore"],
      timeout: MOST_MS,
      killSignal: "SIGKILL",
    });
    let said = "";
    child.stdout.on("data", (piece: Buffer) => {
      said += piece.toString();
    });
    child.on("error", (error) => done({ kind: "unreadable", why: error.message }));
    child.on("close", (code, signal) => {
      try {
        done(JSON.parse(said) as Compared); // our own program wrote it
      } catch {
        done({ kind: "unreadable", why: `reading it ended with ${signal ?? code}` });
      }
    });
  });
}
