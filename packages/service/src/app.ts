import rateLimit from "@fastify/rate-limit";
import swagger from "@fastify/swagger";
import Fastify from "fastify";
import {
  hasZodFastifySchemaValidationErrors,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from "fastify-type-provider-zod";
import { refuseFromElsewhere } from "./auth/csrf.ts";
import { signInPages } from "./auth/pages/sign-in-pages.ts";
import { authRoutes } from "./auth/routes/index.ts";
import { consolePages } from "./console/routes.ts";
import { evidenceRoutes } from "./evidence/routes.ts";
import { fieldPages } from "./field/routes.ts";
import { loggingOptions } from "./health/request-log.ts";
import { watchOver } from "./health/watch.ts";
import { API_PREFIX, apiRoutes } from "./http/api.ts";
import { turnAway } from "./http/needs.ts";
import { OPENAPI } from "./http/openapi.ts";
import { onlyPlainStrings } from "./http/plain-strings.ts";
import { ProblemError, sendProblem } from "./http/problem.ts";
import { problemOfError } from "./http/problem-of-error.ts";
import { requestId } from "./http/request-id.ts";
import { markSandboxes, shutSandboxes } from "./http/resources/sandbox-door.ts";
import { addSecurityHeaders } from "./http/security-headers.ts";
import { type Door, openDoor } from "./https/door.ts";
import { addPublicPages } from "./public/routes.ts";
import type { Service } from "./service.ts";

/** The whole service as one app that does not listen yet: who asks, what is refused and how, and every route. */
export async function buildApp(service: Service, door: Door = openDoor(), log?: { write(line: string): void }) {
  const { config } = service;
  const app = Fastify({
    ...loggingOptions(config.logLevel, log),
    serverFactory: door.serverFactory,
    clientErrorHandler: door.clientErrorHandler,
    genReqId: requestId,
    trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
    bodyLimit: config.bodyLimit,
    frameworkErrors: (error, _, reply) => void sendProblem(reply, problemOfError(error, [])),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.decorateRequest("principal", null);
  markSandboxes(app);

  await addSecurityHeaders(app, isSecure(service));
  await watchOver(app, service, door);
  await app.register(rateLimit, { max: config.requestsPerMinute, timeWindow: "1 minute" });
  await app.register(swagger, OPENAPI);

  app.addHook("onRequest", async (request, reply) => {
    void reply.header("x-request-id", request.id);
    void reply.header("cache-control", "no-store"); // unless a route says more of who may keep its answer
    refuseFromElsewhere(request, config.publicUrl);
  });
  // behind every onRequest, the limit of requests among them: who asks too often costs no look-up
  app.addHook("preParsing", async (request) => {
    request.principal = await service.principalOf(request);
    turnAway(request);
  });
  app.addHook("preValidation", async (request) => onlyPlainStrings(request));
  // behind what is wrong in the request itself, so that nothing in the answer tells whether there is a rehearsal
  app.addHook("preHandler", async (request) => shutSandboxes(service.touchstone, request));
  app.setErrorHandler(async (error, request, reply) => {
    const problem = hasZodFastifySchemaValidationErrors(error)
      ? problemOfError(error, error.validation)
      : problemOfError(error, []);
    if (problem.status >= 500) request.log.error({ err: error }, "a request failed");
    await sendProblem(reply, problem);
  });
  app.setNotFoundHandler({ preHandler: app.rateLimit() }, async (request, reply) => {
    const { problem } = new ProblemError("not-found", `There is nothing at ${request.method} ${request.url}.`);
    await sendProblem(reply, problem);
  });

  app.get(`${API_PREFIX}/openapi.json`, { schema: { hide: true } }, async () => app.swagger());
  await app.register(apiRoutes(service), { prefix: API_PREFIX });
  await app.register(evidenceRoutes(service), { prefix: "/api/v1" });
  await app.register(authRoutes(service));
  await app.register(signInPages(service));
  await app.register(consolePages);
  await app.register(fieldPages);
  await addPublicPages(app, service);
  return app;
}

const isSecure = ({ config }: Service): boolean => config.publicUrl.startsWith("https:");
