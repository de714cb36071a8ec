import { X509Certificate } from "node:crypto";
import http from "node:http";
import { LIMITS } from "./limits.ts";
import { rootPage, rootStyleHash } from "./root-page.ts";

/** The plain door beside HTTPS: it answers ACME, gives the root certificate with words how to install it, and leads on. */
export interface PlainDoor {
  readonly port: number;
  close(): Promise<void>;
}

export interface PlainAsked {
  readonly host: string;
  readonly port: number;
  /** where it leads, without a slash at the end */
  readonly publicUrl: string;
  readonly challenges: ReadonlyMap<string, string>;
  /** the root of the local authority in PEM; null where there is none */
  readonly root: () => string | null;
}

export async function openPlainDoor(asked: PlainAsked): Promise<PlainDoor> {
  const { headersTimeout, keepAliveTimeout, connectionsCheckingInterval, maxHeaderSize } = LIMITS;
  const limits = {
    headersTimeout,
    requestTimeout: headersTimeout,
    keepAliveTimeout,
    connectionsCheckingInterval,
    maxHeaderSize,
  };
  const server = http.createServer(limits, (request, response) => void answer(asked, request, response));
  server.setTimeout(LIMITS.idleTimeout);
  server.maxConnections = LIMITS.maxConnections;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(asked.port, asked.host, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : asked.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(
  { publicUrl, challenges, root }: PlainAsked,
  request: http.IncomingMessage,
  response: http.ServerResponse,
): http.ServerResponse {
  const path = (request.url ?? "/").split("?")[0] ?? "/";
  response.setHeader("x-content-type-options", "nosniff");
  response.setHeader("connection", "close"); // bodies are not read here
  if (request.method !== "GET" && request.method !== "HEAD") return end(response, 405, "Only GET is answered here.\n");
  const challenge = /^\/\.well-known\/acme-challenge\/([\w-]{1,256})$/.exec(path)?.[1];
  if (challenge !== undefined) {
    const text = challenges.get(challenge);
    return text === undefined ? end(response, 404, "Nobody has asked for this.\n") : end(response, 200, text);
  }
  const pem = root();
  if (pem !== null && path === "/root.crt") {
    response.setHeader("content-disposition", 'attachment; filename="touchstone-root.crt"');
    return end(response, 200, new X509Certificate(pem).raw, "application/x-x509-ca-cert");
  }
  if (pem !== null && path === "/root") {
    response.setHeader(
      "content-security-policy",
      `default-src 'none'; style-src 'sha256-${rootStyleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    );
    return end(response, 200, rootPage(new X509Certificate(pem), publicUrl), "text/html; charset=utf-8");
  }
  response.setHeader("location", publicUrl + placeOf(request.url ?? "/"));
  return end(response, 308, "");
}

/** The path and query to go on to: only where it is a plain path, so that nobody is led elsewhere. */
const placeOf = (url: string): string => (/^\/[\w\-.~!$&'()*+,;=:@%/?]*$/.test(url) ? url : "/");

function end(
  response: http.ServerResponse,
  status: number,
  body: string | Buffer,
  type = "text/plain; charset=utf-8",
): http.ServerResponse {
  response.writeHead(status, {
    "content-type": type,
    "content-length": Buffer.byteLength(body),
    "cache-control": "no-store",
  });
  return response.end(body);
}
