// The archive on the barest of machines: no Node, no npm, no network is asked for.
import { chmod, mkdir, mkdtemp, readdir, readFile, readlink, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { bareTools, run, startService } from "./bare.ts";

const BIN = fileURLToPath(new URL("../../packages/cli/bin/touchstone.mjs", import.meta.url));
let folder: string;
let env: Readonly<Record<string, string>>;
let unpacked: string;
const at = (...names: string[]): string => join(folder, ...names);

vi.setConfig({ testTimeout: 600_000 }); // whole services are started

describe.skipIf(process.platform === "win32")("an archive", () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "touchstone-pack-"));
    await chmod(folder, 0o711); // the database's own account goes through
    env = { PATH: await bareTools(at("tools")), HOME: folder, TOUCHSTONE_LOG: "warn" };
    const packed = await run(
      process.execPath,
      [BIN, "pack", "-o", at("t.tar.gz")],
      process.env as Record<string, string>,
    ); // strings all
    expect(packed).toMatchObject({ code: 0, text: expect.stringMatching(/sha256 [0-9a-f]{64}/) as unknown });
    await mkdir(at("unpacked"));
    expect(await run(at("tools", "tar"), ["xzf", at("t.tar.gz"), "-C", at("unpacked")], env)).toEqual({
      code: 0,
      text: "",
    });
    const [name = ""] = await readdir(at("unpacked"));
    unpacked = at("unpacked", name);
  }, 600_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const install = (): ReturnType<typeof run> => run(join(unpacked, "install.sh"), [at("installed")], env);
  const touchstone = (...args: string[]): ReturnType<typeof run> => run(at("installed/bin/touchstone"), args, env);

  it("runs where there is no Node, and brings nothing that only tests need", async () => {
    expect((await run(at("tools", "sh"), ["-c", "node --version"], env)).code).toBe(127);
    const version = (await readFile(join(unpacked, "VERSION"), "utf8")).trim();
    expect(await run(join(unpacked, "bin/touchstone"), ["--version"], env)).toEqual({ code: 0, text: `${version}\n` });
    const names = await readdir(unpacked, { recursive: true });
    expect(
      names.filter((name) => /\.test\.tsx?$|node_modules\/(vitest|typescript|playwright-core)\//.test(name)),
    ).toEqual([]);
  });

  it("installs, serves, upgrades over what is there, and keeps the data", async () => {
    expect(await install()).toMatchObject({ code: 0 });
    const data = at("data");
    const init = ["init", data, "--organisation", "Larkwater", "--slug", "larkwater", "--time-zone", "UTC"];
    expect(await touchstone(...init)).toMatchObject({ code: 0 });
    const first = await startService([at("installed/bin/touchstone"), "serve", "--home", data], env);
    expect(await (await fetch(`${first.url}/healthz`)).text()).toBe("ok\n");
    expect(await (await fetch(`${first.url}/readyz`)).json()).toMatchObject({ ready: true });
    expect(await first.stop()).toBe(0);
    const before = await readlink(at("installed/current"));

    const manifest = join(unpacked, "app/packages/cli/package.json");
    const later = (await readFile(manifest, "utf8")).replace(/"version": "[^"]+"/, '"version": "99.0.0"');
    await writeFile(manifest, later);
    await writeFile(join(unpacked, "VERSION"), "99.0.0\n");
    expect((await install()).text).toContain(
      `99.0.0 is in ${at("installed")}; before it was ${before.slice("versions/".length)}`,
    );
    expect(await touchstone("--version")).toEqual({ code: 0, text: "99.0.0\n" });
    expect(await readdir(at("installed/versions"))).toHaveLength(2);
    const second = await startService([at("installed/bin/touchstone"), "serve", "--home", data], env);
    const found = await fetch(`${second.url}/api/v1/organisations/larkwater`);
    expect([found.status, await found.json()]).toMatchObject([200, { slug: "larkwater" }]);
    expect(await second.stop()).toBe(0);
  });

  it("that is not whole is not installed, and what is there stays", async () => {
    await install();
    const before = await readlink(at("installed/current"));
    const main = join(unpacked, "app/packages/cli/src/main.ts");
    const whole = await readFile(main, "utf8");
    await writeFile(main, "throw new Error('cut off')\n");
    expect((await install()).code).not.toBe(0);
    await writeFile(main, whole);
    expect(await readlink(at("installed/current"))).toBe(before);
    expect((await readdir(at("installed/versions"))).length).toBeLessThanOrEqual(2);
  });
});
