import type { FastifyInstance, FastifyRequest } from "fastify";
import { ProblemError } from "../http/problem.ts";

/** Formats of tables: each media type with the ending that readers know it by. */
export const ENDINGS = {
  "text/csv": "csv",
  "text/tab-separated-values": "tsv",
  "application/x-ndjson": "ndjson",
  "application/vnd.apache.parquet": "parquet",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
} as const;
export type MediaType = keyof typeof ENDINGS;
const TYPES = Object.keys(ENDINGS) as MediaType[]; // its own keys

/** Lets bodies of these types through as streams: nothing of them is held. */
export function takeStreams(app: FastifyInstance): void {
  app.addContentTypeParser([...TYPES], (_, payload, done) => done(null, payload));
}

/** The ending of what is sent. @throws {ProblemError} where it is of no type, or of one that is not read here */
export function endingOf({ headers }: FastifyRequest, read: readonly MediaType[] = TYPES): string {
  const said = headers["content-type"]?.split(";")[0]?.trim().toLowerCase() ?? "";
  const type = read.find((one) => one === said);
  if (type !== undefined) return ENDINGS[type];
  throw new ProblemError("wrong-media-type", `Content-Type: got ${said || "nothing"}, want one of ${read.join(", ")}.`);
}

/** Formats that tables are written in. */
export const WRITTEN = ["application/x-ndjson", "text/csv", "application/vnd.apache.parquet"] as const;
export type Written = (typeof WRITTEN)[number];

/**
 * The format that is wanted: by `?format=`, for links, else by Accept; NDJSON where any will do.
 * @throws {ProblemError} where none of ours is among them
 */
export function wantedOf({ headers, query }: FastifyRequest): Written {
  const format = (query as { readonly format?: string }).format; // as the route's schema says
  const named = WRITTEN.find((type) => ENDINGS[type] === format);
  if (named !== undefined) return named;
  const accept = (headers.accept ?? "*/*").toLowerCase();
  const asked = accept.split(",").map((part) => part.split(";")[0]?.trim() ?? "");
  const found = asked.flatMap((range) => WRITTEN.filter((type) => fits(range, type)))[0];
  if (found !== undefined) return found;
  throw new ProblemError("wrong-media-type", `Accept: got ${accept}, want one of ${WRITTEN.join(", ")}.`);
}

const fits = (range: string, type: string): boolean =>
  range === type || range === "*/*" || (range.endsWith("/*") && type.startsWith(range.slice(0, -1)));
