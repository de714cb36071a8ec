import { createHash, createPublicKey, type JsonWebKey, randomBytes, verify, webcrypto } from "node:crypto";
import http from "node:http";
import type { AddressInfo } from "node:net";
import "reflect-metadata"; // @peculiar/x509 wants it first
import { type JsonGeneralName, Pkcs10CertificateRequest, SubjectAlternativeNameExtension } from "@peculiar/x509";
import { issueFor } from "./authority.ts";
import type { Pair } from "./door.ts";

/**
 * A small ACME authority for tests: accounts, orders, http-01, finalising, as RFC 8555 has them. It checks every
 * signature, nonce and address of a request, and asks at the plain door before it issues anything.
 */
export interface AcmeServer {
  readonly directory: string;
  /** where names are looked for: the plain door */
  doorPort: number;
  /** how many certificates it has issued */
  nIssued(): number;
  /** refuses all orders from now on, or takes them again */
  refuse(is: boolean): void;
  close(): Promise<void>;
}

interface Order {
  readonly names: readonly string[];
  readonly token: string;
  readonly thumbprint: string;
  status: "pending" | "ready" | "valid" | "invalid";
  certificate: string | null;
}

interface Asked {
  readonly header: {
    readonly kid?: string;
    readonly jwk?: JsonWebKey;
    readonly nonce: string;
    readonly url: string;
  };
  readonly payload: Readonly<Record<string, unknown>>;
  readonly jwk: JsonWebKey;
}

export async function startAcmeServer(root: Pair): Promise<AcmeServer> {
  const nonces = new Set<string>();
  const accounts = new Map<string, JsonWebKey>();
  const orders = new Map<string, Order>();
  let base = "";
  let nIssued = 0;
  let isRefusing = false;
  const server = http.createServer((request, response) => {
    void answer(request).then(({ status, body, location }) => {
      const nonce = randomBytes(12).toString("base64url");
      nonces.add(nonce);
      const type =
        typeof body === "string"
          ? "application/pem-certificate-chain"
          : status >= 400
            ? "application/problem+json"
            : "application/json";
      response.writeHead(status, { "replay-nonce": nonce, "content-type": type, ...(location && { location }) });
      response.end(typeof body === "string" ? body : JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // a TCP server that listens
  const self: AcmeServer = {
    directory: `${base}/directory`,
    doorPort: 0,
    nIssued: () => nIssued,
    refuse: (is) => {
      isRefusing = is;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return self;

  async function answer(request: http.IncomingMessage): Promise<{ status: number; body: unknown; location?: string }> {
    const path = request.url ?? "";
    if (path === "/directory")
      return {
        status: 200,
        body: { newNonce: `${base}/nonce`, newAccount: `${base}/account`, newOrder: `${base}/order`, meta: {} },
      };
    if (path === "/nonce") return { status: 200, body: {} };
    const asked = await checked(request);
    if (asked === null) return problem(400, "malformed", "the request is not signed as it should be");
    const [, what = "", id = ""] = path.split("/");
    const order = orders.get(id);
    if (what === "account") {
      const place = `${base}/account/${thumbprintOf(asked.jwk)}`;
      accounts.set(place, asked.jwk);
      return { status: 201, body: { status: "valid" }, location: place };
    }
    if (what === "order" && id === "")
      return isRefusing ? problem(429, "rateLimited", "too many certificates") : newOrder(asked);
    if (!order) return problem(404, "malformed", "there is no such order");
    if (what === "order") return { status: 200, body: orderBody(id, order), location: `${base}/order/${id}` };
    if (what === "authorisation") return { status: 200, body: authorisationBody(id, order) };
    if (what === "challenge") {
      await prove(order);
      return { status: 200, body: challengeBody(id, order) };
    }
    if (what === "finalise") return finalise(id, order, asked);
    return { status: 200, body: order.certificate ?? "" };
  }

  /** RFC 8555, section 6: who signs, with a nonce of ours, for exactly this address. */
  async function checked(request: http.IncomingMessage): Promise<Asked | null> {
    const parts: Buffer[] = [];
    for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
    const jws = JSON.parse(Buffer.concat(parts).toString()) as Record<"protected" | "payload" | "signature", string>;
    const header = JSON.parse(decoded(jws.protected)) as Asked["header"];
    const jwk = header.jwk ?? accounts.get(header.kid ?? "");
    if (!jwk || !nonces.delete(header.nonce) || header.url !== `${base}${request.url}`) return null;
    const key = { key: createPublicKey({ key: jwk, format: "jwk" }), dsaEncoding: "ieee-p1363" } as const;
    const isSigned = verify(
      "sha256",
      Buffer.from(`${jws.protected}.${jws.payload}`),
      key,
      Buffer.from(jws.signature, "base64url"),
    );
    if (!isSigned) return null;
    return { header, jwk, payload: jws.payload === "" ? {} : (JSON.parse(decoded(jws.payload)) as Asked["payload"]) };
  }

  function newOrder({ payload, jwk }: Asked) {
    const id = randomBytes(8).toString("hex");
    const names = (payload.identifiers as { value: string }[]).map(({ value }) => value); // a test's own client
    const token = randomBytes(16).toString("base64url");
    const order: Order = { names, token, thumbprint: thumbprintOf(jwk), status: "pending", certificate: null };
    orders.set(id, order);
    return { status: 201, body: orderBody(id, order), location: `${base}/order/${id}` };
  }

  async function prove(order: Order): Promise<void> {
    const [name = ""] = order.names;
    const path = `/.well-known/acme-challenge/${order.token}`;
    const found = await new Promise<string>((resolve) => {
      http
        .get({ host: "127.0.0.1", port: self.doorPort, path, headers: { host: name }, agent: false }, (response) => {
          let body = "";
          response.on("data", (part: Buffer) => (body += part.toString()));
          response.on("end", () => resolve(body));
        })
        .on("error", () => resolve(""));
    });
    order.status = found === `${order.token}.${order.thumbprint}` ? "ready" : "invalid";
  }

  async function finalise(id: string, order: Order, { payload }: Asked) {
    const request = new Pkcs10CertificateRequest(Buffer.from(String(payload.csr), "base64url"));
    const extension = request.extensions.find((found) => found instanceof SubjectAlternativeNameExtension);
    const asked = extension?.names.toJSON() ?? [];
    const names = asked.map(({ value }: JsonGeneralName) => value);
    if (order.status !== "ready" || names.join() !== order.names.join() || !(await request.verify(webcrypto)))
      return problem(403, "badCSR", "this is not what was proven");
    const cert = await issueFor(await request.publicKey.export(webcrypto), root, names, new Date());
    order.certificate = cert;
    order.status = "valid";
    nIssued++;
    return { status: 200, body: orderBody(id, order), location: `${base}/order/${id}` };
  }

  function orderBody(id: string, { names, status, certificate }: Order) {
    return {
      status,
      identifiers: names.map((value) => ({ type: "dns", value })),
      authorizations: [`${base}/authorisation/${id}`],
      finalize: `${base}/finalise/${id}`,
      ...(certificate && { certificate: `${base}/certificate/${id}` }),
    };
  }
  function authorisationBody(id: string, order: Order) {
    const status = order.status === "pending" || order.status === "invalid" ? order.status : "valid";
    return { status, identifier: { type: "dns", value: order.names[0] }, challenges: [challengeBody(id, order)] };
  }
  function challengeBody(id: string, { status, token }: Order) {
    const state = status === "pending" || status === "invalid" ? status : "valid";
    return { type: "http-01", url: `${base}/challenge/${id}`, status: state, token };
  }
}

const problem = (status: number, kind: string, detail: string) => ({
  status,
  body: { type: `urn:ietf:params:acme:error:${kind}`, detail },
});

const decoded = (text: string): string => Buffer.from(text, "base64url").toString();

/** RFC 7638. */
const thumbprintOf = ({ crv, kty, x, y }: JsonWebKey): string =>
  createHash("sha256").update(JSON.stringify({ crv, kty, x, y })).digest("base64url");
