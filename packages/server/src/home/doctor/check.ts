/** One thing that was looked at. */
export interface Check {
  readonly name: string;
  /** unknown: it could not be looked at, which is no good sign and no bad one */
  readonly ok: "yes" | "no" | "unknown";
  readonly found: string;
  readonly wanted: string;
  /** what to do; null where all is well */
  readonly wayOut: string | null;
}

/** A check before anything was found. */
export type Wanted = Pick<Check, "name" | "wanted">;

export const fine = (wanted: Wanted, found: string): Check => ({ ...wanted, ok: "yes", found, wayOut: null });
export const wrong = (wanted: Wanted, found: string, wayOut: string): Check => ({ ...wanted, ok: "no", found, wayOut });
export const unknown = (wanted: Wanted, found: string, wayOut: string | null = null): Check => ({
  ...wanted,
  ok: "unknown",
  found,
  wayOut,
});

/** Looks, and where looking itself fails, says that: a disk or a database that can't be read is something found. */
export async function looked(wanted: Wanted, look: () => Promise<Check>, wayOut: string): Promise<Check> {
  try {
    return await look();
  } catch (error) {
    return wrong(wanted, error instanceof Error ? error.message : String(error), wayOut);
  }
}
