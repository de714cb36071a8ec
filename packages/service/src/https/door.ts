import http from "node:http";
import https from "node:https";
import type { Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { LIMITS, type Limits } from "./limits.ts";

/** A private key and its certificate with the chain behind it, in PEM. */
export interface Pair {
  readonly key: string;
  readonly cert: string;
}

/** Where requests come in: the listening server, what one connection may cost, and how it is closed. */
export interface Door {
  readonly serverFactory: (handler: http.RequestListener) => http.Server;
  readonly clientErrorHandler: (error: ConnectionError, socket: Socket) => void;
  /** requests that have not been answered whole */
  underWay(): number;
  isClosing(): boolean;
  /** New connections get this certificate from now on. */
  renew(pair: Pair): void;
  /** Says that it closes, and waits until no request is under way, at most so long. @returns how many still were */
  drain(longestMs: number): Promise<number>;
}

interface ConnectionError extends Error {
  readonly code?: string;
}

/** @param pair the certificate; null: plain HTTP */
export function openDoor(pair: Pair | null = null, limits: Limits = LIMITS): Door {
  let nUnderWay = 0;
  let closing = false;
  let server: http.Server | null = null;
  return {
    serverFactory: (handler) => {
      const { headersTimeout, requestTimeout, keepAliveTimeout, connectionsCheckingInterval, maxHeaderSize } = limits;
      const options = { headersTimeout, requestTimeout, keepAliveTimeout, connectionsCheckingInterval, maxHeaderSize };
      const counting: http.RequestListener = (request, response) => {
        nUnderWay++;
        response.once("close", () => nUnderWay--);
        if (closing) response.shouldKeepAlive = false;
        handler(request, response);
      };
      server = pair
        ? (https.createServer({ ...options, ...TLS, ...pair }, counting) as unknown as http.Server) // has all that is used of one
        : http.createServer(options, counting);
      server.setTimeout(limits.idleTimeout);
      server.maxRequestsPerSocket = limits.maxRequestsPerSocket;
      server.maxConnections = limits.maxConnections;
      return server;
    },
    clientErrorHandler,
    underWay: () => nUnderWay,
    isClosing: () => closing,
    renew: (next) => {
      if (server instanceof https.Server) server.setSecureContext({ ...TLS, ...next });
    },
    drain: async (longestMs) => {
      closing = true;
      for (const start = performance.now(); nUnderWay > 0 && performance.now() - start < longestMs; ) await wait(20);
      return nUnderWay;
    },
  };
}

const TLS = { minVersion: "TLSv1.2" } as const;

const ANSWERS: Readonly<Record<string, readonly [status: number, kind: string, title: string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, "request-timeout", "The request took too long to arrive"],
  HPE_HEADER_OVERFLOW: [431, "header-too-large", "The headers are too large"],
};

/** What can't be read as a request is answered with a problem too, and the connection ends. */
function clientErrorHandler({ code = "" }: ConnectionError, socket: Socket): void {
  if (code === "ECONNRESET" || socket.destroyed) return;
  const [status, kind, title] = ANSWERS[code] ?? [400, "invalid-request", "The request can't be read"];
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const body = JSON.stringify({ type: `/problems/${kind}`, title, status, detail: `${title}.` });
  socket.end(
    `HTTP/1.1 ${status} ${http.STATUS_CODES[status]}\r\nContent-Type: application/problem+json; charset=utf-8\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
    () => socket.destroy(),
  );
}
