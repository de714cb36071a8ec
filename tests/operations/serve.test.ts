// The service as a process of its own: how it stops, what it leaves, and what others trust of it.
import { existsSync } from "node:fs";
import { chmod, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import https from "node:https";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { freePort, type RunningService, run, startService } from "./bare.ts";

const BIN = fileURLToPath(new URL("../../packages/cli/bin/touchstone.mjs", import.meta.url));
let folder: string;
let home: string;
const open: RunningService[] = [];
const base = (): Record<string, string> => ({ PATH: process.env.PATH ?? "", HOME: folder, TOUCHSTONE_LOG: "info" });
const touchstone = (...args: string[]) => run(process.execPath, [BIN, ...args], base());

async function started(env: Record<string, string> = {}): Promise<RunningService> {
  const scheme = env.TOUCHSTONE_HTTPS ? "https" : "http";
  const service = await startService([process.execPath, BIN, "serve", "--home", home], { ...base(), ...env }, scheme);
  open.push(service);
  return service;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "touchstone-serve-"));
  await chmod(folder, 0o711); // the database's own account goes through
  home = join(folder, "data");
  const init = await touchstone(
    "init",
    home,
    "--organisation",
    "Larkwater",
    "--slug",
    "larkwater",
    "--time-zone",
    "UTC",
  );
  expect(init.code).toBe(0);
}, 300_000);
afterAll(async () => {
  for (const service of open) await service.stop("SIGKILL");
  await touchstone("doctor", "--home", home); // stops the server that a kill has left
  await rm(folder, { recursive: true, force: true });
});

vi.setConfig({ testTimeout: 600_000 }); // whole services are started

describe("SIGTERM", () => {
  it("waits for the request under way, refuses new ones, closes the database, and ends with 0", async () => {
    const service = await started();
    const port = Number(new URL(service.url).port);
    const socket = connect(port, "127.0.0.1");
    let answer = "";
    socket.on("data", (part: Buffer) => (answer += part.toString()));
    const over = new Promise((resolve) => socket.on("close", resolve));
    const body = '{"a":1}';
    socket.write(
      `POST /nowhere HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n` +
        `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n{`,
    );
    const isUnderWay = async (): Promise<boolean> =>
      /touchstone_requests_under_way 2/.test(await (await fetch(`${service.url}/metrics`)).text()); // this one counts too
    while (!(await isUnderWay())) await wait(20);
    const stopped = service.stop();
    const ready = async (): Promise<number> => (await fetch(`${service.url}/readyz`)).status;
    while ((await ready()) === 200) await wait(20);
    expect(await ready()).toBe(503);
    expect((await fetch(`${service.url}/api/v1/organisations/larkwater`)).status).toBe(503);
    expect(answer).toBe("");
    socket.write(body.slice(1));
    await over;
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(await stopped).toBe(0);
    expect(existsSync(join(home, "database", "postmaster.pid"))).toBe(false);
  });

  it("cuts off what takes longer than is waited for", async () => {
    const service = await started({ TOUCHSTONE_DRAIN_SECONDS: "1" });
    const socket = connect(Number(new URL(service.url).port), "127.0.0.1");
    socket.on("error", () => {}); // cut off
    socket.write(
      "POST /nowhere HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{",
    );
    await wait(200);
    expect(await service.stop()).toBe(0);
    expect(service.said()).toContain("requests were cut off");
  });
});

describe("a service that runs", () => {
  it("writes a backup when it starts and on SIGUSR2, and one restores into a folder that is well", async () => {
    const backups = join(folder, "backups");
    const service = await started({ TOUCHSTONE_BACKUP_FOLDER: backups });
    const names = (): Promise<string[]> =>
      readdir(backups).then(
        (all) => all.filter((name) => !name.startsWith(".")).sort(),
        () => [],
      );
    while ((await names()).length < 1) await wait(100);
    await wait(1_100); // names bear the second
    service.child.kill("SIGUSR2");
    while ((await names()).length < 2) await wait(100);
    const doctor = await touchstone("doctor", "--home", home);
    expect(doctor.text).toContain("The service is at work");
    expect(await service.stop()).toBe(0);
    const restored = join(folder, "restored");
    expect(await touchstone("restore", join(backups, (await names())[1] ?? ""), restored)).toMatchObject({ code: 0 });
    expect(await touchstone("doctor", "--home", restored)).toMatchObject({ code: 0 });
  });

  it("is refused a wrong environment with everything that is wrong in it", async () => {
    const { code, text } = await run(process.execPath, [BIN, "serve", "--home", home], {
      ...base(),
      TOUCHSTONE_PROT: "80",
      TOUCHSTONE_LOG: "loud",
    });
    expect(code).toBe(2);
    expect(text).toContain("TOUCHSTONE_PORT, perhaps");
    expect(text).toContain("TOUCHSTONE_LOG: got loud");
  });

  it("speaks HTTPS with its own authority, whose root opens it", async () => {
    const [port, plain] = [await freePort(), await freePort()];
    const env = {
      TOUCHSTONE_HTTPS: "local",
      TOUCHSTONE_URL: `https://localhost:${port}`,
      TOUCHSTONE_HTTP_PORT: String(plain),
    };
    const service = await started(env);
    service.child.kill("SIGUSR2"); // no folder for backups is named: told, and no reason to end
    while (!service.said().includes("no backup was written")) await wait(50);
    const root = await readFile(join(home, "keys", "https", "root.pem"), "utf8");
    const at = Number(new URL(service.url).port);
    const answer = await new Promise<string>((resolve, reject) => {
      https
        .get({ host: "127.0.0.1", servername: "localhost", port: at, path: "/healthz", ca: root }, (response) => {
          response.on("data", (part: Buffer) => resolve(part.toString()));
        })
        .on("error", reject);
    });
    expect(answer).toBe("ok\n");
    expect(await (await fetch(`http://127.0.0.1:${plain}/root`)).text()).toContain("Install the certificate");
    const led = await fetch(`http://127.0.0.1:${plain}/en`, { redirect: "manual" });
    expect([led.status, led.headers.get("location")]).toEqual([308, `https://localhost:${port}/en`]);
    expect(await service.stop()).toBe(0);
  });
});
