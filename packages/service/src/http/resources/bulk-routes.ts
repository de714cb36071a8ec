import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import type { Service } from "../../service.ts";
import { takeStreams } from "../../streams/media.ts";
import { removeLeft } from "../../streams/spooled.ts";
import { assessRoutes } from "./bulk-assess.ts";
import { exportRoutes } from "./bulk-export.ts";
import { previewRoutes } from "./bulk-preview.ts";
import { answerImportRoutes } from "./import-answers.ts";
import { unitImportRoutes } from "./import-units.ts";

/** What is large, or takes long: tables in and out, assessing, previews. */
export function bulkRoutes(service: Service): FastifyPluginAsyncZod {
  return async (app) => {
    takeStreams(app);
    app.addHook("onListen", async () => removeLeft(service.touchstone.home, new Date()));
    await app.register(unitImportRoutes(service));
    await app.register(answerImportRoutes(service));
    await app.register(exportRoutes(service));
    await app.register(assessRoutes(service));
    await app.register(previewRoutes(service));
  };
}
