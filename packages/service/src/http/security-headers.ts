import helmet from "@fastify/helmet";
import Fastify, { type FastifyInstance } from "fastify";

/** Nothing from elsewhere, nothing inline. */
const CSP = {
  defaultSrc: ["'none'"],
  imgSrc: ["'self'", "data:"],
  styleSrc: ["'self'"],
  scriptSrc: ["'self'"],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  formAction: ["'self'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
};

/**
 * Sets the headers of helmet on every answer; a route that has its own keeps it. They are the same for all, and worked out
 * once: helmet puts its whole policy together anew for each request.
 * @param isSecure whether browsers come by HTTPS
 */
export async function addSecurityHeaders(app: FastifyInstance, isSecure: boolean): Promise<void> {
  const headers = await headersOf(isSecure);
  app.addHook("onRequest", (_, reply, done) => {
    for (const [name, value] of headers) reply.raw.setHeader(name, value);
    done();
  });
}

/** What helmet sets, of an app that has nothing else. */
async function headersOf(isSecure: boolean): Promise<[name: string, value: string][]> {
  const app = Fastify();
  await app.register(helmet, {
    // of helmet's own: where there is no HTTPS, a browser that turns to it finds neither style sheet nor form
    contentSecurityPolicy: { directives: { ...CSP, upgradeInsecureRequests: isSecure ? [] : null } },
    strictTransportSecurity: isSecure,
  });
  app.get("/", (_, reply) => reply.send(Object.entries(reply.raw.getHeaders())));
  const answer = await app.inject("/");
  await app.close();
  return answer.json<[string, string][]>(); // as the line above sends them
}
