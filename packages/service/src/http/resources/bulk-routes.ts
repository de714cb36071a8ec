import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import type { Service } from "../../service.ts";
import { takeStreams } from "../../streams/media.ts";
import { importRoutes } from "./bulk-import.ts";
import { previewRoutes } from "./bulk-preview.ts";

/** What is large, or takes long: tables in and out, assessing, previews. */
export function bulkRoutes(service: Service): FastifyPluginAsyncZod {
  return async (app) => {
    takeStreams(app);
    await app.register(importRoutes(service));
    await app.register(previewRoutes(service));
  };
}
