import Fastify, { type FastifyReply, type FastifyRequest } from "fastify";

/**
 * What the log has of a request: one line when it is answered, with its id, its route (never the address that was asked
 * for, which may name somebody), status and time. No header, no query, no address of whoever asked.
 */
class RequestLog extends Fastify.LogController {
  override incomingRequest(): void {}

  override requestCompleted(_error: Error | null | undefined, request: FastifyRequest, reply: FastifyReply): void {
    if (request.routeOptions.config.isQuiet) return;
    request.log.info(
      { method: request.method, route: routeOf(request), status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      "answered",
    );
  }

  override routeNotFound(): void {}
}

/** The route as it is declared; `-` where there is none. */
export const routeOf = (request: FastifyRequest): string => request.routeOptions.url ?? "-";

declare module "fastify" {
  interface FastifyContextConfig {
    /** asked for every few seconds by machines: not logged */
    isQuiet?: boolean;
  }
}

/** Options of Fastify that decide what is logged. @param stream where to; by default standard output */
export function loggingOptions(level: string, stream?: { write(line: string): void }) {
  return {
    logger:
      level === "silent"
        ? false
        : { level, serializers: { err: errorInLog, req: requestInLog, res: answerInLog }, ...(stream && { stream }) },
    logController: new RequestLog({ requestIdLogLabel: "request" }),
  };
}

/** Of an error what it is and where it comes from; not its details, in which a database quotes rows. */
function errorInLog(error: unknown) {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error), stack: "" };
  const code = "code" in error && typeof error.code === "string" ? { code: error.code } : {};
  return { type: error.name, message: error.message, stack: error.stack ?? "", ...code };
}

const requestInLog = (request: FastifyRequest) => ({ method: request.method, route: routeOf(request) });
const answerInLog = ({ statusCode }: { readonly statusCode: number }) => ({ status: statusCode });
