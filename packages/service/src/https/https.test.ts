// Real connections over TLS: who trusts what, and how a certificate is renewed while the door is open.
import { execFileSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import http from "node:http";
import https from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TLSSocket } from "node:tls";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { HttpsConfig } from "../config.ts";
import { issueLeaf, makeRoot, reachOfRoot } from "./authority.ts";
import type { Pair } from "./door.ts";
import { type Entrance, openEntrance } from "./entrance.ts";
import { localCertificate } from "./local-authority.ts";
import { nameConstraints, reaches, reachIn } from "./name-constraints.ts";
import { writePair } from "./pair-files.ts";

const DAY = 86_400_000;
const OPENSSL = "/usr/bin/openssl";
let folder: string;
let day: Date;
let said: string[];
const open: { entrance: Entrance; server: http.Server }[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "touchstone-https-"));
  day = new Date(); // TLS looks at the clock of the machine
  said = [];
});
afterEach(async () => {
  for (const { entrance, server } of open.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await entrance.close();
  }
  await rm(folder, { recursive: true, force: true });
});

interface Opened {
  readonly entrance: Entrance;
  readonly port: number;
}

async function opened(config: HttpsConfig): Promise<Opened> {
  const entrance = await openEntrance({
    config: { https: config, host: "127.0.0.1", httpPort: await freePort(), publicUrl: "https://localhost:7171" },
    keys: folder,
    now: () => day,
    say: (line) => void said.push(line),
  });
  const server = entrance.door.serverFactory((_request, response) => response.end("hello"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  open.push({ entrance, server });
  return { entrance, port: (server.address() as AddressInfo).port }; // a TCP server that listens
}

async function freePort(): Promise<number> {
  const server = http.createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // a TCP server that listens
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** What comes over TLS to someone who trusts `ca` alone, and the certificate that was shown; or why not. */
function asked(port: number, ca: string, servername = "localhost"): Promise<{ body: string; serial: string } | string> {
  return new Promise((resolve) => {
    const options = { host: "127.0.0.1", port, ca, servername, agent: false, headers: { host: servername } };
    const request = https.get(options, (response) => {
      const { serialNumber } = (response.socket as TLSSocket).getPeerCertificate(); // over TLS, as the request was
      let body = "";
      response.on("data", (part: Buffer) => (body += part.toString()));
      response.on("end", () => resolve({ body, serial: serialNumber }));
    });
    request.on("error", (error: NodeJS.ErrnoException) => resolve(`${error.code} ${error.message}`));
  });
}

async function plain(port: number | null, path: string): Promise<Response> {
  return fetch(`http://127.0.0.1:${port}${path}`, { redirect: "manual" });
}

const LOCAL = { kind: "local", names: ["localhost", "box.lan"] } as const;
const rootPem = (): Promise<string> => readFile(join(folder, "https", "root.pem"), "utf8");

describe("a local authority", () => {
  it("is trusted by who installed its root, under every name, and by nobody else", async () => {
    const { port } = await opened(LOCAL);
    const root = await rootPem();
    expect(await asked(port, root)).toMatchObject({ body: "hello" });
    expect(await asked(port, root, "box.lan")).toMatchObject({ body: "hello" });
    expect(await asked(port, root, "bank.example")).toContain("ERR_TLS_CERT_ALTNAME_INVALID");
    const stranger = await makeRoot("another", { hosts: ["localhost"], networks: [] }, day);
    expect(await asked(port, stranger.cert)).toMatch(/UNABLE_TO_VERIFY|SELF_SIGNED/);
  });

  it("can't vouch for anything else, even with its key in a thief's hands", async () => {
    const { port, entrance } = await opened(LOCAL);
    const root = { key: await readFile(join(folder, "https", "root.key"), "utf8"), cert: await rootPem() };
    for (const name of ["bank.example", "evilbox.lan", "203.0.113.7"]) {
      entrance.door.renew(await issueLeaf(root, [name], day));
      const answer = await asked(port, root.cert, name.startsWith("203") ? "" : name);
      expect(answer).toContain("permitted subtree violation");
    }
    entrance.door.renew(await issueLeaf(root, ["deeper.box.lan"], day));
    expect(await asked(port, root.cert, "deeper.box.lan")).toMatchObject({ body: "hello" });
  });

  it("keeps its root and its certificate over a start, keys readable by their owner alone", async () => {
    const first = await opened(LOCAL);
    const before = await asked(first.port, await rootPem());
    const second = await opened(LOCAL);
    expect(await asked(second.port, await rootPem())).toEqual(before);
    for (const name of ["root.key", "server.key", "root.pem"])
      expect((await stat(join(folder, "https", name))).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, "https"))).mode & 0o777).toBe(0o700);
  });

  it("renews the certificate a month before its end, while the door is open", async () => {
    const { port, entrance } = await opened(LOCAL);
    const root = await rootPem();
    const before = await asked(port, root);
    await entrance.look();
    expect(await asked(port, root)).toEqual(before);
    day = new Date(day.getTime() + 61 * DAY);
    await entrance.look();
    day = new Date(day.getTime() - 61 * DAY);
    const leaf = new X509Certificate(await readFile(join(folder, "https", "server.pem")));
    expect(leaf.validToDate.getTime() - day.getTime()).toBeGreaterThan(145 * DAY);
    expect(before).not.toMatchObject({ serial: leaf.serialNumber });
    expect(await rootPem()).toBe(root);
  });

  it("follows an address that this machine gets in its own network, and says what its root can't vouch for", async () => {
    const asking = { folder, now: () => day, say: (line: string) => void said.push(line), challenges: new Map() };
    let addresses = ["192.168.7.20"];
    const around = () => ({ addresses, networks: ["192.168.7.20/24"] });
    const certificates = await localCertificate(["localhost"], asking, around);
    const names = (pair: Pair): string => new X509Certificate(pair.cert).subjectAltName ?? "";
    expect(names(certificates.pair())).toContain("192.168.7.20");
    addresses = ["192.168.7.33", "192.168.8.1"];
    const renewed = await certificates.look();
    expect(renewed && names(renewed)).toContain("192.168.7.33");
    expect(renewed && names(renewed)).not.toContain("192.168.8.1");
    said.length = 0;
    await localCertificate(["localhost", "new.example"], asking, around);
    expect(said.join()).toContain("the root certificate was made before new.example came");
  });

  it.skipIf(!existsSync(OPENSSL))("agrees with OpenSSL on what it made", async () => {
    const root = await makeRoot("r", { hosts: ["localhost"], networks: ["10.1.0.0/16", "fd00::/8"] }, day);
    await writePair({ key: join(folder, "r.key"), cert: join(folder, "r.pem") }, root);
    const text = execFileSync(OPENSSL, ["x509", "-in", join(folder, "r.pem"), "-noout", "-text"]).toString();
    expect(text).toMatch(
      /Name Constraints: critical\s+Permitted:\s+DNS:localhost\s+IP:10\.1\.0\.0\/255\.255\.0\.0\s+IP:FD00:/,
    );
    expect(text).toContain("CA:TRUE, pathlen:0");
    expect(reachOfRoot(root).networks).toEqual(["10.1.0.0/16", "fd00:0:0:0:0:0:0:0/8"]);
  });
});

describe("the reach of a root", () => {
  it("is read as it was written, of whatever length", () => {
    const hosts = Array.from({ length: 40 }, (_, at) => `host-${at}.example`);
    const reach = { hosts, networks: ["10.0.0.0/8", "192.168.7.0/24", "203.0.113.9/32"] };
    expect(reachIn(nameConstraints(reach))).toEqual(reach);
    expect(() => reachIn(nameConstraints(reach).slice(0, -1))).toThrow(RangeError);
  });
  it.each([
    ["box.lan", true],
    ["a.box.lan", true],
    ["evilbox.lan", false],
    ["lan", false],
    ["10.9.8.7", true],
    ["11.0.0.1", false],
    ["192.168.7.255", true],
    ["192.168.8.0", false],
    ["fd12::1", true],
    ["fe80::1", false],
    ["::1", false],
  ])("of %s is %s", (name, is) => {
    expect(reaches({ hosts: ["box.lan"], networks: ["10.0.0.0/8", "192.168.7.20/24", "fd00::/8"] }, name)).toBe(is);
  });
});

describe("one's own files", () => {
  it("are read again when both have changed, and not while they do not belong together", async () => {
    const root = await makeRoot("r", { hosts: ["localhost"], networks: [] }, day);
    const paths = { key: join(folder, "mine.key"), cert: join(folder, "mine.pem") };
    await writePair(paths, await issueLeaf(root, ["localhost"], day));
    const { port, entrance } = await opened({ kind: "files", key: paths.key, certificate: paths.cert });
    const before = await asked(port, root.cert);
    const next = await issueLeaf(root, ["localhost"], day);
    await writeFile(paths.cert, next.cert);
    await entrance.look();
    expect(await asked(port, root.cert)).toEqual(before);
    expect(said.join()).toContain("is not the private key of the certificate");
    await writeFile(paths.key, next.key);
    await entrance.look();
    expect(await asked(port, root.cert)).toMatchObject({ serial: new X509Certificate(next.cert).serialNumber });
    await rm(paths.key);
    await entrance.look();
    expect(await asked(port, root.cert)).toMatchObject({ body: "hello" });
  });
  it("that are not there are named", async () => {
    const missing = { kind: "files", key: join(folder, "no.key"), certificate: join(folder, "no.pem") } as const;
    await expect(opened(missing)).rejects.toThrow("no.pem");
  });
});

describe("the plain door", () => {
  it("gives the root and says how to install it, in three languages, without a script", async () => {
    const { entrance } = await opened(LOCAL);
    const page = await plain(entrance.plainPort, "/root");
    const html = await page.text();
    const root = new X509Certificate(await rootPem());
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    for (const part of [
      'lang="en"',
      'lang="zh-Hans"',
      'lang="bo"',
      "Android",
      "iPhone",
      root.fingerprint256,
      "box.lan",
    ])
      expect(html).toContain(part);
    expect(html).not.toContain("<script");
    const file = await plain(entrance.plainPort, "/root.crt");
    expect(file.headers.get("content-type")).toBe("application/x-x509-ca-cert");
    expect(new X509Certificate(Buffer.from(await file.arrayBuffer())).fingerprint256).toBe(root.fingerprint256);
  });

  it.each([
    ["/en/larkwater?q=1", "https://localhost:7171/en/larkwater?q=1"],
    ["//evil.example/", "https://localhost:7171//evil.example/"],
    ["/a%0d%0aset-cookie:x", "https://localhost:7171/a%0d%0aset-cookie:x"],
    ["/root.key", "https://localhost:7171/root.key"],
  ])("leads %s on to the same place over HTTPS, and nowhere else", async (path, to) => {
    const { entrance } = await opened(LOCAL);
    const { status, headers } = await plain(entrance.plainPort, path);
    expect([status, headers.get("location")]).toEqual([308, to]);
  });

  it("takes no body, and has no root where there is no authority", async () => {
    const root = await makeRoot("r", { hosts: ["localhost"], networks: [] }, day);
    const paths = { key: join(folder, "mine.key"), cert: join(folder, "mine.pem") };
    await writePair(paths, root);
    const { entrance } = await opened({ kind: "files", key: paths.key, certificate: paths.cert });
    expect((await plain(entrance.plainPort, "/root.crt")).status).toBe(308);
    const posted = await fetch(`http://127.0.0.1:${entrance.plainPort}/x`, { method: "POST", body: "secret" });
    expect(posted.status).toBe(405);
  });
});
