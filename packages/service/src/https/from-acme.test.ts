import { X509Certificate } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeRoot } from "./authority.ts";
import type { Certificates, CertificatesAsked } from "./certificates.ts";
import { acmeCertificate } from "./from-acme.ts";
import { openPlainDoor, type PlainDoor } from "./plain.ts";
import { type AcmeServer, startAcmeServer } from "./sample-acme-server.ts";

const DAY = 86_400_000;
const NAME = "touchstone.example";
let acme: AcmeServer;
let door: PlainDoor;
let asked: CertificatesAsked;
let day: Date;
let said: string[];

beforeEach(async () => {
  day = new Date();
  said = [];
  const challenges = new Map<string, string>();
  acme = await startAcmeServer(await makeRoot("authority", { hosts: ["example"], networks: [] }, day));
  door = await openPlainDoor({
    host: "127.0.0.1",
    port: 0,
    publicUrl: `https://${NAME}`,
    challenges,
    root: () => null,
  });
  acme.doorPort = door.port;
  const folder = await mkdtemp(join(tmpdir(), "touchstone-acme-"));
  asked = { folder, now: () => day, say: (line) => void said.push(line), challenges };
});
afterEach(async () => {
  await door.close();
  await acme.close();
  await rm(asked.folder, { recursive: true, force: true });
});

const opened = (): Promise<Certificates> =>
  acmeCertificate(
    { kind: "acme", directory: acme.directory, contact: "office@touchstone.example", names: [NAME] },
    asked,
  );
const shown = (certificates: Certificates): X509Certificate => new X509Certificate(certificates.pair().cert);

describe("a certificate by ACME", () => {
  it("is proven at the plain door, kept over a start, and renewed a month before its end", async () => {
    const certificates = await opened();
    const first = shown(certificates);
    expect([first.checkHost(NAME), first.issuer, acme.nIssued()]).toEqual([NAME, "CN=authority", 1]);
    expect(asked.challenges.size).toBe(0);
    expect(shown(await opened()).serialNumber).toBe(first.serialNumber);
    expect(acme.nIssued()).toBe(1);
    expect(await certificates.look()).toBeNull();
    day = new Date(day.getTime() + 61 * DAY);
    expect(await certificates.look()).not.toBeNull();
    expect(acme.nIssued()).toBe(2);
    expect(await readFile(join(asked.folder, "acme.pem"), "utf8")).toBe(certificates.pair().cert);
  });

  it("that can't be had is said; the door opens with one that nobody trusts; it is tried again, but not at once", async () => {
    acme.refuse(true);
    const certificates = await opened();
    expect(shown(certificates).issuer).toBe("CN=not trusted yet");
    expect(said.join()).toContain("no certificate could be obtained");
    acme.refuse(false);
    expect(await certificates.look()).toBeNull();
    day = new Date(day.getTime() + 16 * 60_000);
    expect(await certificates.look()).not.toBeNull();
    expect(shown(certificates).issuer).toBe("CN=authority");
  });

  it("is not had by who does not answer at the name", async () => {
    acme.doorPort = 1;
    expect(shown(await opened()).issuer).toBe("CN=not trusted yet");
    expect(acme.nIssued()).toBe(0);
    expect(asked.challenges.size).toBe(0);
  });
});
