import { mkdir, mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Check, createHome, type Home } from "@touchstone/server";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { issueLeaf, makeRoot } from "../https/authority.ts";
import { writePair } from "../https/pair-files.ts";
import { serviceChecks } from "./service-checks.ts";

let home: Home;
const now = (): Date => new Date("2026-11-22T12:00:00Z");
beforeEach(async () => {
  home = await createHome(await mkdtemp(join(tmpdir(), "touchstone-checks-")));
});
afterEach(() => rm(home.dir, { recursive: true, force: true }));

/** An address of this machine that nobody listens at. */
const NOBODY = { TOUCHSTONE_PORT: "1" };

async function named(name: string, environment: Record<string, string>): Promise<Check | undefined> {
  const checks = await serviceChecks({ home, environment: { ...NOBODY, ...environment }, now });
  return checks.find((check) => check.name === name);
}

describe("doctor, of the service", () => {
  it("finds nothing wrong where nothing is set", async () => {
    const checks = await serviceChecks({ home, environment: NOBODY, now });
    expect(checks.map(({ name, ok }) => `${name} ${ok}`)).toEqual([
      "settings yes",
      "HTTPS yes",
      "backups yes",
      "address yes",
    ]);
  });

  it("says every setting that is wrong, and then nothing else", async () => {
    const checks = await serviceChecks({ home, environment: { TOUCHSTONE_PORT: "x", TOUCHSTONE_LOG: "loud" }, now });
    expect(checks).toMatchObject([
      { name: "settings", ok: "no", found: expect.stringMatching(/PORT.*LOG/) as unknown },
    ]);
  });

  it("says what does not work without HTTPS", async () => {
    expect(await named("HTTPS", { TOUCHSTONE_URL: "http://10.255.255.1:1" })).toMatchObject({
      ok: "no",
      found: expect.stringContaining("forms that work offline, passkeys and the camera do not work") as unknown,
    });
    expect((await named("HTTPS", {}))?.found).toContain("on any other device they would not");
    expect(await named("HTTPS", { TOUCHSTONE_URL: "https://localhost:1" })).toMatchObject({ ok: "yes" });
  });

  it("knows a certificate that ends soon, that is for another name, and that has another key", async () => {
    const folder = join(home.keys, "https");
    const local = { TOUCHSTONE_HTTPS: "local" };
    expect((await named("certificate", local))?.found).toContain("none yet");
    const root = await makeRoot("r", { hosts: ["localhost"], networks: [] }, now());
    const paths = { key: join(folder, "server.key"), cert: join(folder, "server.pem") };
    await writePair(paths, await issueLeaf(root, ["localhost"], now()));
    expect(await named("certificate", local)).toMatchObject({
      ok: "yes",
      found: expect.stringContaining("2027-02-20") as unknown,
    });
    expect(await named("certificate", { ...local, TOUCHSTONE_HTTPS_NAMES: "box.lan" })).toMatchObject({ ok: "no" });
    await writePair(paths, await issueLeaf(root, ["localhost"], new Date("2026-09-01T00:00:00Z")));
    expect(await named("certificate", local)).toMatchObject({
      ok: "no",
      found: expect.stringContaining("2026-11-30") as unknown,
    });
    await writeFile(paths.key, root.key);
    expect(await named("certificate", local)).toMatchObject({
      ok: "no",
      found: expect.stringContaining("is not the private key") as unknown,
    });
  });

  it("knows how old the last backup is", async () => {
    const folder = join(home.dir, "backups");
    const environment = { TOUCHSTONE_BACKUP_FOLDER: folder };
    expect(await named("backups", environment)).toMatchObject({ ok: "no", found: `none in ${folder}` });
    await mkdir(folder);
    const file = join(folder, "touchstone-2026-11-22T02-00-00Z.backup");
    await writeFile(file, "");
    await utimes(file, now(), new Date("2026-11-22T02:00:00Z"));
    expect(await named("backups", environment)).toMatchObject({
      ok: "yes",
      found: expect.stringContaining("10 hours old") as unknown,
    });
    await utimes(file, now(), new Date("2026-11-20T02:00:00Z"));
    expect(await named("backups", environment)).toMatchObject({
      ok: "no",
      found: expect.stringContaining("58 hours old") as unknown,
    });
  });

  it("asks at the address, and knows us from another", async () => {
    let body = "ok\n";
    const server = http.createServer((_request, response) => response.end(body));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo; // a TCP server that listens
    const environment = { TOUCHSTONE_URL: `http://127.0.0.1:${port}` };
    expect(await named("address", environment)).toMatchObject({ ok: "yes", found: "it answers" });
    body = "<h1>It works!</h1>";
    expect(await named("address", environment)).toMatchObject({ ok: "no", found: "something else answers, with 200" });
    const tls = await named("address", { TOUCHSTONE_URL: `https://127.0.0.1:${port}` });
    expect(tls?.ok).not.toBe("yes");
    await new Promise((resolve) => server.close(resolve));
    expect(await named("address", environment)).toMatchObject({
      ok: "yes",
      found: expect.stringContaining("nobody answers") as unknown,
    });
  });
});
