/**
 * Certificates that are made and renewed by themselves, in a program that dies at every operation on its disk: the next one
 * starts, has a key and a certificate that belong together, under the same root, and renews once.
 */
import { X509Certificate } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { diesAtEachWord, type TestTouchstone, testTouchstone } from "@touchstone/server/testing";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { makeRoot } from "./authority.ts";
import type { Certificates } from "./certificates.ts";
import { acmeCertificate } from "./from-acme.ts";
import { localCertificate } from "./local-authority.ts";
import { readPair } from "./pair-files.ts";
import { openPlainDoor, type PlainDoor } from "./plain.ts";
import { startAcmeServer } from "./sample-acme-server.ts";

const DAY = 86_400_000;
let on: TestTouchstone; // of which nothing is asked: certificates are no part of the record
let folder: string;
let day: Date;
beforeAll(async () => {
  on = await testTouchstone();
}, 120_000);
afterAll(() => on.end());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "touchstone-renewal-"));
  day = new Date();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const asked = (challenges = new Map<string, string>()) => ({ folder, now: () => day, say: () => {}, challenges });
/** The certificates; keys are made anew as long as there is none to them. */
const state = async (): Promise<string> => {
  const texts: string[] = [];
  for (const name of (await readdir(folder)).filter((one) => one.endsWith(".pem")).sort())
    texts.push(name, await readFile(join(folder, name), "utf8"));
  return texts.join("\n");
};
const endOf = async (name: string): Promise<Date> => {
  const pair = await readPair({ key: join(folder, `${name}.key`), cert: join(folder, `${name}.pem`) });
  return new X509Certificate(pair?.cert ?? "").validToDate; // readPair throws where they do not belong together
};

describe.each(["before", "after"] as const)("a program that dies %s each operation", (when) => {
  it("of a local authority leaves one root, and a certificate under it that is renewed", async () => {
    const look = async (): Promise<Certificates> => {
      const certificates = await localCertificate(["box.lan"], asked(), () => ({ addresses: [], networks: [] }));
      await certificates.look();
      return certificates;
    };
    const first = await diesAtEachWord(on.touchstone, when, { run: look, state });
    expect(first.nDeaths).toBeGreaterThan(20);
    const root = await readFile(join(folder, "root.pem"), "utf8");
    const before = await endOf("server");
    day = new Date(before.getTime() - 10 * DAY);
    const second = await diesAtEachWord(on.touchstone, when, { run: look, state });
    expect([second.nDeaths > 8, second.nSteps > 0]).toEqual([true, true]);
    expect((await endOf("server")).getTime()).toBeGreaterThan(before.getTime());
    expect(await readFile(join(folder, "root.pem"), "utf8")).toBe(root);
    const done = await state();
    await look();
    expect(await state()).toBe(done);
  });

  it("of an ACME authority obtains another where key and certificate were left apart, and then none", async () => {
    const challenges = new Map<string, string>();
    const acme = await startAcmeServer(await makeRoot("authority", { hosts: ["example"], networks: [] }, day));
    const names = ["touchstone.example"];
    const plain = { host: "127.0.0.1", port: 0, publicUrl: "https://touchstone.example", challenges, root: () => null };
    let door: PlainDoor | null = null;
    try {
      door = await openPlainDoor(plain);
      acme.doorPort = door.port;
      const look = (): Promise<Certificates> =>
        acmeCertificate({ kind: "acme", directory: acme.directory, contact: null, names }, asked(challenges));
      await diesAtEachWord(on.touchstone, when, { run: look, state });
      await writeFile(join(folder, "acme.key"), await readFile(join(folder, "acme-account.key"))); // the next one's, half
      const { nDeaths } = await diesAtEachWord(on.touchstone, when, { run: look, state });
      expect(nDeaths).toBeGreaterThan(8);
      expect((await endOf("acme")) > day).toBe(true);
      const nIssued = acme.nIssued();
      const done = await state();
      await look();
      expect([await state(), acme.nIssued()]).toEqual([done, nIssued]);
      expect(new X509Certificate((await look()).pair().cert).checkHost("touchstone.example")).toBe(
        "touchstone.example",
      );
    } finally {
      await door?.close();
      await acme.close();
    }
  });
});
