import swagger, { type FastifyDynamicSwaggerOptions } from "@fastify/swagger";
import type { CommandType } from "@touchstone/domain";
import Fastify from "fastify";
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from "fastify-type-provider-zod";
import { API_AUTH_ROUTES } from "../auth/routes/index.ts";
import { readConfig } from "../config.ts";
import { evidenceReadRoutes } from "../evidence/evidence-routes.ts";
import { inFlight } from "../evidence/in-flight.ts";
import { reviewProofRoutes } from "../evidence/review-proof-routes.ts";
import type { Service } from "../service.ts";
import { API_PREFIX, apiRoutes } from "./api.ts";
import { COMMAND_PLACES } from "./command-places.ts";
import type { Scope } from "./principal.ts";
import { PROBLEMS, type ProblemKind } from "./problem.ts";

type Json = null | string | number | boolean | Json[] | { [key: string]: Json };
interface Operation {
  readonly security?: Json;
  readonly responses: Record<string, { description?: string } | { $ref: string }>;
  readonly requestBody?: { readonly content?: Record<string, { example?: object }> };
}

const SIGNED_IN = [{ session: [] }, { token: [] }];

/** How the reference of the API is made of its routes. */
export const OPENAPI: FastifyDynamicSwaggerOptions = {
  openapi: {
    openapi: "3.1.0",
    info: {
      title: "Touchstone",
      version: "1",
      summary: "Recognition programmes that anybody can check",
      description: "What docs/api.md explains with an example of each family of calls.",
      contact: { name: "Whoever runs this server" },
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/", description: "this server" }],
    components: {
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "touchstone.session_token", description: "made by signing in" },
        token: { type: "http", scheme: "bearer", description: "an API token with its scopes" },
      },
    },
    tags: [
      { name: "organisations", description: "Who runs programmes" },
      { name: "programmes", description: "Programmes, what they stand on, their calendars" },
      { name: "standards", description: "Versions of a standard, translations, objections" },
      { name: "units", description: "The register of units, with its history" },
      { name: "enrolments", description: "Who takes part" },
      { name: "answers", description: "What was handed in" },
      { name: "results", description: "Assessments, scorecards, explanations" },
      { name: "procedure", description: "Rounds: applications, reviews, decisions, notices, designations" },
      { name: "ledgers", description: "Signed checkpoints, tiles and proofs" },
      { name: "roles", description: "Who may do what" },
      { name: "private parts", description: "What is kept encrypted, read one at a time" },
      { name: "bulk", description: "Tables in and out, streamed; what would be if" },
      { name: "evidence", description: "Files that support what was handed in" },
      { name: "sign-in", description: "Signing in and out" },
      { name: "me", description: "One's own account" },
      { name: "unit-accounts", description: "Accounts of units, without e-mail" },
      { name: "commands", description: "Whatever changes the record, by its name" },
    ],
  },
  transform: (document) => {
    const { schema, url } = jsonSchemaTransform(document);
    if (!url.startsWith(`${API_PREFIX}/`)) return { schema: { ...schema, hide: true }, url };
    const needs = document.route.config?.needs;
    const security = needs === undefined ? [{}, ...SIGNED_IN] : SIGNED_IN;
    return { schema: { ...schema, security, description: schema?.description ?? whoMayAsk(schema?.tags, needs) }, url };
  },
  transformObject: (document) => withProblems(jsonSchemaTransformObject(document)) as never, // OpenAPI as it was, and more
};

/** The reference of the API, OpenAPI 3.1, as the code says it is. */
export async function describeApi(): Promise<object> {
  const app = Fastify().withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  await app.register(swagger, OPENAPI);
  const read = readConfig({});
  const nothing = { config: read.ok ? read.config : undefined } as Service; // routes are described, none is asked
  await app.register(apiRoutes(nothing), { prefix: API_PREFIX });
  const noFiles = { filesOf: () => notAsked("evidence"), sending: inFlight() };
  for (const routes of [evidenceReadRoutes, reviewProofRoutes])
    await app.register(routes(nothing, noFiles), { prefix: API_PREFIX });
  for (const routes of API_AUTH_ROUTES) await app.register(routes(nothing), { prefix: API_PREFIX });
  await app.ready();
  return app.swagger();
}

function notAsked(what: string): never {
  throw new Error(`describeApi: ${what} is described, not asked`);
}

function whoMayAsk(tags: readonly string[] = [], needs: Scope | undefined): string {
  if (needs !== undefined) return `Needs an account; a token needs the scope \`${needs}\`.`;
  if (tags.includes("me")) return "Of one's own account, which has to be signed in.";
  return "Open to everybody; what is answered may depend on who asks.";
}

/** Every operation names the problems that it can answer with. */
function withProblems(document: object): object {
  const {
    paths = {},
    components = {},
    ...rest
  } = document as {
    paths?: Record<string, Record<string, Operation>>;
    components?: Record<string, Json>;
  }; // as OpenAPI lays it out
  for (const [path, operations] of Object.entries(paths))
    for (const [method, operation] of Object.entries(operations)) {
      const done = operation.responses["200"];
      if (done && "description" in done && done.description === DESCRIBED_BY_NOBODY)
        done.description = "what was asked for";
      for (const kind of kindsOf(path, method, operation)) {
        const [status] = PROBLEMS[kind];
        operation.responses[String(status)] ??= { $ref: `#/components/responses/${kind}` };
      }
      const command = path.split("/commands/")[1];
      const body = operation.requestBody?.content?.["application/json"];
      if (command !== undefined && command in COMMAND_PLACES && body)
        body.example = COMMAND_PLACES[command as CommandType].example; // just looked up
    }
  return asOne({
    ...rest,
    paths,
    components: {
      ...components,
      schemas: named(components.schemas as Record<string, Json>, paths),
      responses: Object.fromEntries(
        Object.entries(PROBLEMS)
          .filter(([kind]) => JSON.stringify(paths).includes(`"#/components/responses/${kind}"`))
          .map(([kind, [status, title]]) => [kind, responseOf(kind, status, title)]),
      ),
    },
  });
}

/** Shapes that are the same in and out have one name. */
function asOne(
  document: Record<string, unknown> & { components: Record<string, Json> & { schemas: Record<string, Json> } },
): object {
  const { schemas } = document.components;
  let text = JSON.stringify(document);
  for (const name of Object.keys(schemas)) {
    const plain = name.replace(/Input$/, "");
    const isSame = schemas[plain] === undefined || JSON.stringify(schemas[plain]) === JSON.stringify(schemas[name]);
    if (plain === name || !isSame) continue;
    text = text.replaceAll(`"#/components/schemas/${name}"`, `"#/components/schemas/${plain}"`);
    text = text.replace(`"${name}":`, `"${plain}":`);
  }
  text = text.replaceAll('"items":false', '"items":{}'); // their number is said: no more fit, and linters want a schema
  text = text.replaceAll("/{*}", "/{tile}").replaceAll('"name":"*"', '"name":"tile"'); // the router's word for the rest
  return JSON.parse(text) as object; // what was written a moment ago
}

/** what the generator writes where nobody says anything */
const DESCRIBED_BY_NOBODY = "Default Response";

/** The schemas that the paths name, and that those name: a registry has those of other documents too. */
function named(schemas: Readonly<Record<string, Json>>, paths: unknown): Record<string, Json> {
  const found = new Map<string, Json>([["Problem", PROBLEM]]);
  for (let level = namesIn(paths); level.length > 0; ) {
    const fresh = level.filter((name) => !found.has(name) && schemas[name] !== undefined);
    for (const name of fresh) found.set(name, schemas[name] ?? null);
    level = fresh.flatMap((name) => namesIn(schemas[name]));
  }
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const namesIn = (value: unknown): string[] =>
  [...JSON.stringify(value).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name = ""]) => name);

function kindsOf(path: string, method: string, { security }: Operation): ProblemKind[] {
  const kinds: ProblemKind[] = ["invalid-request", "not-found", "too-many-requests", "fault", "read-only"];
  if (method === "post") kinds.push("too-large", "wrong-media-type");
  if (path.includes("/commands/")) kinds.push("conflict", "changed-meanwhile", "refused");
  if (Array.isArray(security) && security.length === SIGNED_IN.length) kinds.push("not-signed-in", "not-allowed");
  return kinds;
}

const responseOf = (kind: string, status: number, title: string): Json => ({
  description: title,
  content: {
    "application/problem+json": {
      schema: { $ref: "#/components/schemas/Problem" },
      example: { type: `/problems/${kind}`, title, status, detail: "…" },
    },
  },
});

const PROBLEM: Json = {
  type: "object",
  description: "what went wrong, as RFC 9457 tells it",
  properties: {
    type: { type: "string", description: "`/problems/` and the kind, a page that explains it" },
    title: { type: "string" },
    status: { type: "integer" },
    detail: { type: "string", description: "what was found and what is wanted" },
    instance: { type: "string", description: "id of the request, as the log has it" },
    errors: {
      type: "array",
      description: "each fault, all at once",
      items: {
        type: "object",
        properties: { pointer: { type: "string" }, detail: { type: "string" } },
        required: ["pointer", "detail"],
      },
    },
    refusal: {
      type: "object",
      description: "the refusal of a command, for programs: its code, and the facts of it",
      properties: { code: { type: "string" } },
      required: ["code"],
    },
  },
  required: ["type", "title", "status", "detail"],
};
