import type { Readable } from "node:stream";
import { FileRefused } from "@touchstone/input";
import type { Receipt } from "@touchstone/server";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import type { Service } from "../../service.ts";
import { fileProblem } from "../../streams/file-faults.ts";
import { endingOf, type MediaType } from "../../streams/media.ts";
import { type Spooled, spooled } from "../../streams/spooled.ts";
import { ProblemError } from "../problem.ts";

/** Ways to send rows of cells. */
export const ROWS = [
  "text/csv",
  "text/tab-separated-values",
  "application/x-ndjson",
  "application/vnd.apache.parquet",
] as const;
export const TABLES = [...ROWS, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"] as const;
export const CSV = ["text/csv"] as const;

export const table = z.any().describe("the table, in the form that Content-Type says");

export const scheme = z.string().min(1).max(64).default("code").describe("of the codes");
export const keyed = z.looseObject({
  "idempotency-key": z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/)
    .optional()
    .describe("the same key does the same once, however often it is sent"),
});

export const keyOf = ({ headers }: FastifyRequest): string | undefined => {
  const key = headers["idempotency-key"];
  return typeof key === "string" ? key : undefined;
};

export function receiptOf({ kind, log, first, last, at }: Receipt) {
  return { kind, log, first, last, at };
}

/** Keeps the table that is sent for as long as `work` reads it. @throws {ProblemError} where nothing was sent, or it is no such table */
export function withTable<T>(
  service: Service,
  request: FastifyRequest,
  { name, types }: { readonly name: string; readonly types: readonly MediaType[] },
  work: (file: Spooled) => Promise<T>,
): Promise<T> {
  const file = `${name}.${endingOf(request, types)}`;
  const body = request.body as Readable | undefined; // `takeStreams` lets these types through as they come
  if (!body) throw new ProblemError("invalid-request", "Nothing was sent.");
  const { home } = service.touchstone;
  return spooled(home, body, { name: file, mostBytes: service.config.streamLimit }, (on) =>
    work(on).catch((error: unknown) => {
      throw error instanceof FileRefused ? fileProblem(error.problems) : error;
    }),
  );
}
