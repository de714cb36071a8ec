import type { Receipt, Refused, Simulated } from "@touchstone/server";

/** What a thread that assesses or simulates is started with. */
export interface WorkData {
  /** the data folder */
  readonly dir: string;
  readonly databaseUrl: string;
  /** threads that replicates are run on */
  readonly threads: number;
  readonly work:
    | {
        readonly is: "assess";
        readonly programme: string;
        readonly period: string;
        readonly account: string;
        readonly key: string | undefined;
      }
    | { readonly is: "simulate"; readonly programme: string; readonly yaml: string };
}

/** What it tells: how far it is, then how it ended. */
export type WorkTold =
  | { readonly is: "progress"; readonly what: string; readonly share: number | null }
  | { readonly is: "done"; readonly answer: Receipt | Refused | Simulated };
