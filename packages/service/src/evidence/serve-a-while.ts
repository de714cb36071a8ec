/**
 * The routes of evidence as a process of its own, for tests that kill it: `node serve-a-while.ts HOME DATABASE_URL` says
 * its address on one line, and serves until it is ended. The header `x-test-account` says as whom somebody asks.
 */
import { findHome, openTouchstone } from "@touchstone/server";
import Fastify from "fastify";
import { serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import { readConfig } from "../config.ts";
import { SCOPES } from "../http/principal.ts";
import { sendProblem } from "../http/problem.ts";
import { problemOfError } from "../http/problem-of-error.ts";
import { evidenceRoutes } from "./routes.ts";

const [dir = "", databaseUrl = ""] = process.argv.slice(2);
const touchstone = await openTouchstone(await findHome(dir), { databaseUrl });
const read = readConfig({});
if (!read.ok) throw new Error(JSON.stringify(read.problems));
const app = Fastify();
app.setValidatorCompiler(validatorCompiler);
app.setSerializerCompiler(serializerCompiler);
app.decorateRequest("principal", null);
app.addHook("onRequest", async (request) => {
  const account = String(request.headers["x-test-account"] ?? "");
  const { rows } = await touchstone.pool.query<{ account_id: string }>(
    "SELECT account_id FROM account WHERE name = $1",
    [account],
  );
  const [row] = rows;
  request.principal = row ? { account, accountId: row.account_id, by: "session", scopes: new Set(SCOPES) } : null;
});
app.setErrorHandler((error, _, reply) => sendProblem(reply, problemOfError(error, [])));
await app.register(evidenceRoutes({ touchstone, config: read.config }), { prefix: "/api/v1" });
process.stdout.write(`${await app.listen({ host: "127.0.0.1", port: 0 })}\n`);
