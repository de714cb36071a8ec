import { join } from "node:path";
import { removeBroken } from "@touchstone/server";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import type { Service } from "../service.ts";
import { evidenceFiles } from "./evidence-files.ts";
import { evidenceReadRoutes } from "./evidence-routes.ts";
import { inFlight } from "./in-flight.ts";
import { openIntakes } from "./intake.ts";
import { reviewProofRoutes } from "./review-proof-routes.ts";
import { sweepEvidence } from "./sweep.ts";
import { uploadRoutes } from "./upload-routes.ts";
import { openUploads } from "./upload-store.ts";

const SWEEP_MS = 3_600_000;
const processStart = (): Date => new Date(Date.now() - process.uptime() * 1000);

/** Everything about files of evidence: uploads, the proofs on record, and the sweep that erases what is not to be kept. */
export function evidenceRoutes(service: Pick<Service, "touchstone" | "config">): FastifyPluginAsyncZod {
  return async (app) => {
    const { touchstone, config } = service;
    const { uploadMs } = config.evidence;
    const uploads = await openUploads(join(touchstone.home.dir, "run", "uploads"), uploadMs);
    const filesOf = evidenceFiles(touchstone, config);
    const intakes = openIntakes(touchstone, config, { uploads, filesOf });
    await app.register(uploadRoutes(service, { uploads, intakes }));
    const from = { filesOf, sending: inFlight() }; // one bound for all that is sent at once
    await app.register(evidenceReadRoutes(service, from));
    await app.register(reviewProofRoutes(service, from));

    let sweeping: Promise<unknown> = Promise.resolve();
    const timer = setInterval(() => {
      if (touchstone.health.isReadOnly()) return;
      sweeping = sweepEvidence(touchstone, { uploads, filesOf, turns: intakes.turns }, uploadMs).catch((err: unknown) =>
        app.log.error({ err }, "evidence could not be swept"),
      );
    }, SWEEP_MS);
    timer.unref();
    app.addHook("onListen", async () => {
      const { files, keys, columns, dir } = touchstone.home;
      for (const folder of [files, keys, columns, join(dir, "ledger")]) await removeBroken(folder, processStart());
    });
    app.addHook("onClose", async () => {
      clearInterval(timer);
      await sweeping;
    });
  };
}
