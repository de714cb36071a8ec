import { createReadStream } from "node:fs";
import { mkdtemp, open, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Touchstone } from "@touchstone/server";
import type { FastifyReply, FastifyRequest } from "fastify";
import { ProblemError } from "../http/problem.ts";
import { ENDINGS, wantedOf } from "./media.ts";
import { type Rows, writeTable } from "./write-table.ts";

/**
 * Answers with a table, in the format that is wanted. It is written to disk first, so that what goes wrong is a problem
 * and no broken file, a slow reader holds nothing but a file, and memory does not grow; the file goes with the answer.
 * Work ends as soon as whoever asked has gone.
 */
export async function sendTable(
  { home }: Touchstone,
  request: FastifyRequest,
  reply: FastifyReply,
  name: string,
  { columns, batches }: Rows,
): Promise<FastifyReply> {
  const format = wantedOf(request);
  const folder = await mkdtemp(join(home.dir, "run", "stream-"));
  const path = join(folder, `${name}.${ENDINGS[format]}`);
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const whole = { columns, batches: untilGone(batches, request) };
    const { sandboxWords: mark } = request;
    await writeTable(path, format, mark === null ? whole : markedRows(whole, mark));
    const file = await open(path);
    const { size } = await file.stat();
    const stream = file.createReadStream({ autoClose: true });
    stream.once("close", () => void remove());
    return reply
      .header("content-type", `${format}${format === "text/csv" ? "; charset=utf-8" : ""}`)
      .header("content-length", size)
      .header("content-disposition", `attachment; filename="${name}.${ENDINGS[format]}"`)
      .header("vary", "accept, authorization, cookie")
      .send(stream);
  } catch (error) {
    await remove();
    throw error;
  }
}

/** A rehearsal says so in each row of its tables: rows are taken apart, and put together with others. */
function markedRows({ columns, batches }: Rows, mark: string): Rows {
  async function* marked(): Rows["batches"] extends AsyncIterable<infer B> ? AsyncGenerator<B> : never {
    for await (const batch of batches) yield batch.map((row) => [...row, mark]);
  }
  return { columns: [...columns, { name: "rehearsal", holds: "text" }], batches: marked() };
}

async function* untilGone<T>(batches: AsyncIterable<T>, { raw }: FastifyRequest): AsyncGenerator<T> {
  for await (const batch of batches) {
    if (raw.destroyed || raw.socket.destroyed) throw new ProblemError("unavailable", "Whoever asked has gone.");
    yield batch;
  }
}

/** Answers with a file that stays. */
export const sendKept = (reply: FastifyReply, path: string, name: string, type: string): FastifyReply =>
  reply
    .header("content-type", type)
    .header("content-disposition", `attachment; filename="${name}"`)
    .send(createReadStream(path));
