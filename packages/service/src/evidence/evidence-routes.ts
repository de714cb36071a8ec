import { EVIDENCE_KEY_PART, PURPOSES, VISIBILITIES } from "@touchstone/domain";
import {
  evidenceById,
  evidenceOfUnit,
  linksOf,
  openSealedFile,
  readPrivate,
  todayIn,
  transaction,
} from "@touchstone/server";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { signedIn } from "../http/needs.ts";
import { ProblemError } from "../http/problem.ts";
import { slug, text } from "../http/shapes.ts";
import type { Service } from "../service.ts";
import { mayKnow, organisationNamed, seenBy } from "./evidence-access.ts";
import { placeOf } from "./intake.ts";
import { kindOf } from "./kinds.ts";
import { sendFile } from "./send-file.ts";
import { asMissing, type ProofSource, sendProof, side } from "./send-proof.ts";

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const uuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
const listed = z
  .object({
    evidenceId: z.string(),
    unitId: z.string(),
    programmeId: z.string().nullable(),
    digest: z.string(),
    mediaType: z.string(),
    bytes: z.number(),
    visibility: z.enum(VISIBILITIES),
    sides: z.array(z.number()),
    title: text.nullable(),
    retainUntil: z.string().nullable(),
    withdrawn: z.string().nullable(),
    links: z.array(
      z.object({
        linkId: z.string(),
        unitId: z.string(),
        target: z.record(z.string(), z.unknown()),
        locator: z.record(z.string(), z.unknown()),
      }),
    ),
  })
  .meta({ id: "Evidence", description: "a proof, and what it supports" });

/** Proofs on record: the file by its digest, the proofs of a unit, and what is private, one at a time. */
export function evidenceReadRoutes(
  { touchstone }: Pick<Service, "touchstone">,
  from: ProofSource,
): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      "/organisations/:organisation/evidence/:digest",
      {
        schema: {
          summary: "A file of evidence, or a smaller picture of it",
          operationId: "getEvidenceFile",
          tags: ["evidence"],
          params: z.object({ organisation: slug, digest }),
          querystring: z.object({ side }),
        },
      },
      async (request, reply) => {
        const log = await organisationNamed(touchstone, request.params.organisation);
        const { evidence, key } = await seenBy(touchstone, log, request.params.digest, request.principal);
        const { digest: name } = evidence;
        const sent = { logId: log.logId, evidence, key, side: request.query.side, name, isPublic: key === null };
        return sendProof(from, { request, reply }, sent);
      },
    );

    app.get(
      "/organisations/:organisation/evidence",
      {
        config: { needs: "read" },
        schema: {
          summary: "The proofs of a unit, for whoever may see them",
          operationId: "listEvidence",
          tags: ["evidence"],
          params: z.object({ organisation: slug }),
          querystring: z.object({
            unit: uuid,
            limit: z.coerce.number().int().min(1).max(200).default(50),
            cursor: z
              .string()
              .regex(/^\d{1,15}$/)
              .optional(),
          }),
          response: { 200: z.object({ items: z.array(listed), next: z.string().nullable() }) },
        },
      },
      async (request) => {
        const { params, query } = request;
        const principal = signedIn(request, "read");
        const log = await organisationNamed(touchstone, params.organisation);
        const { unit: unitId, limit, cursor } = query;
        const { found, links } = await transaction(
          touchstone,
          async (tx) => {
            const found = await evidenceOfUnit(tx, log, { unitId, after: Number(cursor ?? -1), limit });
            return {
              found,
              links: await linksOf(
                tx,
                log,
                found.map(({ evidenceId }) => evidenceId),
              ),
            };
          },
          { readOnly: true },
        );
        const items = [];
        const answers = new Map<string | null, boolean>(); // by programme: the unit is the same
        for (const { thumbnails, eraseFrom: _, seq: __, ...evidence } of found) {
          const may = answers.get(evidence.programmeId) ?? (await mayKnow(touchstone, log, evidence, principal));
          answers.set(evidence.programmeId, may);
          if (!may) continue;
          const own = links.filter((link) => link.evidenceId === evidence.evidenceId);
          items.push({
            ...evidence,
            sides: thumbnails.map(({ side }) => side),
            links: own.map(({ linkId, unitId: of, target, locator }) => ({
              linkId,
              unitId: of,
              target: { ...target },
              locator: { ...locator },
            })),
          });
        }
        const last = found.length === limit ? found.at(-1) : undefined;
        return { items, next: last ? String(last.seq) : null };
      },
    );

    app.post(
      "/organisations/:organisation/evidence/:evidenceId/readings",
      {
        config: { needs: "private" },
        schema: {
          summary: "Open a private file, for a purpose that is recorded",
          operationId: "readPrivateEvidence",
          tags: ["evidence"],
          params: z.object({ organisation: slug, evidenceId: uuid }),
          body: z.object({ purpose: z.enum(PURPOSES), programme: slug.optional() }),
        },
      },
      async (request, reply) => {
        const { params, body } = request;
        const nothing = new ProblemError("not-found", "There is no such private file.");
        const principal = signedIn(request, "private");
        const log = await organisationNamed(touchstone, params.organisation);
        const evidence = await transaction(touchstone, (tx) => evidenceById(tx, log, params.evidenceId), {
          readOnly: true,
        });
        const today = todayIn(log, touchstone);
        if (evidence?.visibility !== "private" || evidence.withdrawn !== null) throw nothing;
        if (evidence.eraseFrom !== null && evidence.eraseFrom <= today) throw nothing;
        if (!(await mayKnow(touchstone, log, evidence, principal))) throw nothing;
        const kind = kindOf(evidence.mediaType);
        await from.sending.room(reply, evidence.bytes);
        const stored = await from.filesOf(log.logId).read(evidence.digest).catch(asMissing);
        const opened = await readPrivate(touchstone, {
          log,
          account: principal.account,
          command: { type: "ReadPrivatePart", seq: evidence.seq, part: EVIDENCE_KEY_PART, purpose: body.purpose },
          programme: body.programme,
        });
        if (!opened.ok)
          throw new ProblemError("not-allowed", "This account may not open private files.", {
            refusal: opened.refusal,
          });
        const { key, title } = opened.content as { key: string; title: { text: string } | null }; // as decideAddEvidence wrote it
        if (kind === null) throw nothing;
        return sendFile(request, reply, {
          kind,
          bytes: openSealedFile(Buffer.from(key, "hex"), placeOf(evidence.evidenceId, "file"), stored),
          etag: `"${evidence.digest}"`,
          isPublic: false,
          name: title?.text ?? evidence.digest.slice(0, 12),
        });
      },
    );
  };
}
