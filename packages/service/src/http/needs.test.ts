import Fastify from "fastify";
import { describe, expect, it } from "vitest";
import { turnAway } from "./needs.ts";
import type { Principal, Scope } from "./principal.ts";
import { ProblemError } from "./problem.ts";

/** What a route that needs the scope `command` answers to somebody. */
async function answerTo(principal: Principal | null): Promise<number> {
  const app = Fastify();
  app.decorateRequest("principal", null);
  app.addHook("preParsing", async (request) => {
    request.principal = principal;
    turnAway(request);
  });
  app.setErrorHandler(async (error, _, reply) => {
    await reply.code(error instanceof ProblemError ? error.problem.status : 500).send();
  });
  app.post("/", { config: { needs: "command" } }, async () => "done");
  const { statusCode } = await app.inject({ method: "POST", url: "/" });
  await app.close();
  return statusCode;
}

const token = (...scopes: Scope[]): Principal => ({
  account: "mei",
  accountId: "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88",
  by: "token",
  scopes: new Set(scopes),
});

describe("a route that needs a scope", () => {
  it("turns the public away", async () => {
    expect(await answerTo(null)).toBe(401);
  });
  it("turns a token away that lacks it", async () => {
    expect(await answerTo(token("read", "submit", "private"))).toBe(403);
  });
  it("lets a token in that has it", async () => {
    expect(await answerTo(token("command"))).toBe(200);
  });
});
