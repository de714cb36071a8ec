import pg from "pg";

/** The role that the application acts in: it may add events, and neither change nor delete them. */
export const APP_ROLE = "touchstone_app";

const INT8 = 20;
const DATE = 1082;

/**
 * Connections of the application. Counts (bigint) arrive as numbers, days (date) as they are written, `YYYY-MM-DD`.
 * @param pipelined for transactions whose statements are sent without waiting for the answers of those before
 * @param role what to act as; null: as whoever the URL names
 */
export function openPool(url: string, how: { readonly pipelined: boolean; readonly role: string | null }): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: how.pipelined ? 16 : 8,
    types: { getTypeParser },
    application_name: "touchstone",
    options: [
      ...(how.role === null ? [] : [`-c role=${how.role}`]),
      // a command's statements go by key; a plan made while the tables were small would stay, and read all of them, or
      // all rows of a log
      ...(how.pipelined ? ["-c enable_seqscan=off -c enable_bitmapscan=off"] : []),
    ].join(" "),
  });
  // a connection that is lost while nobody uses it is replaced; one in use tells whoever uses it
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}

const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: "text" | "binary") => {
  if (oid === INT8 && format !== "binary") return countOf;
  if (oid === DATE && format !== "binary") return (text: string) => text;
  return pg.types.getTypeParser(oid, format as "text"); // one of two overloads, which differ in nothing that is used here
};

/** How a column of this type is read. */
export const typeParser = (oid: number): ((text: string) => unknown) => getTypeParser(oid, "text");

function countOf(text: string): number {
  const count = Number(text);
  if (!Number.isSafeInteger(count)) throw new RangeError(`countOf: got ${text}, want an integer within ±2^53`);
  return count;
}
