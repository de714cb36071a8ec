import { createHash } from "node:crypto";
import { join } from "node:path";
import {
  formatVerifierKey,
  hashesOfTiles,
  parseCheckpoint,
  parseNote,
  parsePath,
  proveConsistency,
  proveInclusion,
  tilePath,
  toHex,
  treeRoot,
} from "@touchstone/ledger";
import { type Log, latestCheckpoint, ledgerFolder, readerOf, type Touchstone } from "@touchstone/server";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import type { Service } from "../../service.ts";
import { logNamed, reading } from "../logs.ts";
import { ProblemError } from "../problem.ts";
import { digest, slug } from "../shapes.ts";

const sha256 = (bytes: Uint8Array): Uint8Array => createHash("sha256").update(bytes).digest();
const params = z.object({ kind: z.enum(["organisation", "programme"]), slug });
const size = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const hash = z.string().describe("SHA-256, hexadecimal");
const tags = ["ledgers"];
const text = { "text/plain": { schema: z.string() } };
const bytes = { "application/octet-stream": { schema: z.string() } };

/** What was published of a ledger: signed checkpoints, tiles of hashes, entries, and proofs made of them. */
export function ledgerRoutes({ touchstone }: Service): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      "/ledgers/:kind/:slug",
      {
        schema: {
          summary: "How far a ledger is published, and the key that its checkpoints are signed with",
          operationId: "getLedger",
          tags,
          params,
          response: {
            200: z
              .object({
                origin: z.string(),
                size: z.int(),
                root: digest,
                verifierKey: z.string(),
                checkpoint: z.string(),
              })
              .meta({ id: "Ledger" }),
          },
        },
      },
      async (request) => {
        const log = await logNamed(touchstone, request.params.kind, request.params.slug);
        const { verifier } = await touchstone.keys.logKey(log);
        const { origin, root, ...rest } = await published(touchstone, log);
        return {
          origin,
          size: rest.size,
          root: toHex(root),
          verifierKey: formatVerifierKey(verifier),
          checkpoint: rest.note,
        };
      },
    );

    app.get(
      "/ledgers/:kind/:slug/checkpoint",
      {
        schema: {
          summary: "The last checkpoint as a signed note, with what witnesses said of it (C2SP tlog-checkpoint)",
          operationId: "getCheckpoint",
          tags,
          params,
          response: { 200: { description: "a signed note", content: text } },
        },
      },
      async (request, reply) => {
        const log = await logNamed(touchstone, request.params.kind, request.params.slug);
        return reply.type("text/plain; charset=utf-8").send((await published(touchstone, log)).note);
      },
    );

    app.get(
      "/ledgers/:kind/:slug/tile/*",
      {
        schema: {
          summary: "A tile of hashes, or a bundle of entries (C2SP tlog-tiles); `*` is the rest of its path",
          operationId: "getTile",
          tags,
          params: params.extend({ "*": z.string().max(100) }),
          response: { 200: { description: "the file", content: bytes } },
        },
      },
      async (request, reply) => {
        const path = `tile/${request.params["*"]}`;
        const log = await logNamed(touchstone, request.params.kind, request.params.slug);
        // only paths that a tile has: none of them leads elsewhere
        const found = parsePath(path) === null ? null : filesOf(touchstone, log)(path);
        if (found === null) throw new ProblemError("not-found", `The ledger of ${log.slug} has no ${path}.`);
        return reply
          .type("application/octet-stream")
          .header("cache-control", "public, max-age=31536000, immutable")
          .send(Buffer.from(found) as never); // bytes, where the schema speaks of a text
      },
    );

    app.get(
      "/ledgers/:kind/:slug/inclusion",
      {
        schema: {
          summary: "That an event is in a ledger: the hashes beside the way up to the root (RFC 6962)",
          operationId: "proveInclusion",
          tags,
          params,
          querystring: z.object({
            index: size.describe("number of the event"),
            size: size.optional().describe("of the tree; that of the last checkpoint where it is left out"),
          }),
          response: {
            200: z
              .object({ index: z.int(), size: z.int(), leaf: hash, root: hash, proof: z.array(hash) })
              .meta({ id: "Inclusion" }),
          },
        },
      },
      async (request) => {
        const log = await logNamed(touchstone, request.params.kind, request.params.slug);
        const checkpoint = await published(touchstone, log);
        const { index, size: asked = checkpoint.size } = request.query;
        if (asked > checkpoint.size || index >= asked) throw notThatLong(log, checkpoint.size);
        const hashAt = hashesAt(touchstone, log, checkpoint.size);
        return {
          index,
          size: asked,
          leaf: toHex(hashAt(0, index)),
          root: toHex(treeRoot(sha256, hashAt, asked)),
          proof: proveInclusion(sha256, hashAt, index, asked).map(toHex),
        };
      },
    );

    app.get(
      "/ledgers/:kind/:slug/consistency",
      {
        schema: {
          summary: "That a ledger was only added to between two sizes (RFC 6962)",
          operationId: "proveConsistency",
          tags,
          params,
          querystring: z.object({
            from: size.describe("the earlier size"),
            to: size.optional().describe("the later one; that of the last checkpoint where it is left out"),
          }),
          response: {
            200: z
              .object({ from: z.int(), fromRoot: hash, to: z.int(), toRoot: hash, proof: z.array(hash) })
              .meta({ id: "Consistency" }),
          },
        },
      },
      async (request) => {
        const log = await logNamed(touchstone, request.params.kind, request.params.slug);
        const checkpoint = await published(touchstone, log);
        const { from, to = checkpoint.size } = request.query;
        if (to > checkpoint.size || from > to || from < 1) throw notThatLong(log, checkpoint.size);
        const hashAt = hashesAt(touchstone, log, checkpoint.size);
        return {
          from,
          fromRoot: toHex(treeRoot(sha256, hashAt, from)),
          to,
          toRoot: toHex(treeRoot(sha256, hashAt, to)),
          proof: proveConsistency(sha256, hashAt, from, to).map(toHex),
        };
      },
    );
  };
}

/** @throws {ProblemError} before the first checkpoint */
async function published(touchstone: Touchstone, log: Log) {
  const latest = await reading(touchstone, (tx) => latestCheckpoint(tx, log));
  const checkpoint = latest && parseCheckpoint(parseNote(latest.note)?.text ?? "");
  if (!latest || !checkpoint)
    throw new ProblemError("not-found", `Nothing of the ledger of ${log.slug} has been published yet.`);
  return { ...checkpoint, note: latest.note };
}

const filesOf = ({ home }: Touchstone, { logId }: Log) => readerOf(join(ledgerFolder(home, logId)));

/** Hashes of the published tree, read from its tiles. */
function hashesAt(touchstone: Touchstone, log: Log, size: number) {
  const read = filesOf(touchstone, log);
  return hashesOfTiles(sha256, size, (tile) => {
    const found = read(tilePath(tile));
    if (!found) throw new Error(`hashesAt: ${tilePath(tile)} of ${log.slug} is missing`);
    return found;
  });
}

const notThatLong = ({ slug: name }: Log, size: number): ProblemError =>
  new ProblemError("not-found", `The ledger of ${name} is published up to its first ${size} events: ask within them.`);
