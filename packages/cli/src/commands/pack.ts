import { createHash } from "node:crypto";
import { createWriteStream, existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { archiveItems } from "../pack/archive-items.ts";
import { buildPages } from "../pack/built-pages.ts";
import { tarOf } from "../pack/tar-stream.ts";
import { Stop } from "../stop.ts";
import { grouped } from "../terminal/figures.ts";
import { progressOn } from "../terminal/progress.ts";
import type { Screen } from "../terminal/screen.ts";
import { versionOf } from "../version.ts";

export interface PackOptions {
  readonly output?: string;
  readonly force?: boolean;
}

const ROOT = join(import.meta.dirname, "../../../..");

/** `touchstone pack`: one archive for this system that installs and upgrades without npm or a network. */
export async function runPack({ output, force = false }: PackOptions, screen: Screen): Promise<void> {
  if (process.platform === "win32") throw new Stop(2, "pack writes archives for Linux and macOS; on Windows use npm.");
  const version = versionOf();
  const folder = `touchstone-${version}-${process.platform}-${process.arch}`;
  const file = resolve(output ?? `${folder}.tar.gz`);
  if (existsSync(file) && !force) throw new Stop(1, `${file} is there already. Choose another name, or --force.`);
  if (!existsSync(dirname(file))) throw new Stop(1, `${dirname(file)} is no folder.`);
  const progress = progressOn(screen);
  const beside = join(dirname(file), `.${process.pid}.touchstone-pack`);
  try {
    progress.at("building the pages");
    const unbuilt = buildPages();
    if (unbuilt !== null) throw new Stop(1, unbuilt);
    progress.at("gathering what is needed");
    const items = archiveItems({ root: ROOT, folder, node: process.execPath, version });
    progress.at(`writing ${grouped(items.length)} files`);
    const digest = createHash("sha256");
    let size = 0;
    const counted = new Transform({
      transform(part: Buffer, _encoding, done) {
        size += part.length;
        digest.update(part);
        done(null, part);
      },
    });
    await pipeline(
      Readable.from(tarOf(items), { objectMode: false }),
      createGzip({ level: 6 }),
      counted,
      createWriteStream(beside),
    );
    await rename(beside, file);
    progress.done();
    await screen.print(
      `${file}: Touchstone ${version} for ${process.platform}-${process.arch}, ${grouped(Math.ceil(size / 1e6))} MB.\n`,
    );
    await screen.print(`sha256 ${digest.digest("hex")}\n`);
    screen.say(`Elsewhere: tar xzf ${folder}.tar.gz && ./${folder}/install.sh`);
  } finally {
    progress.done();
    await rm(beside, { force: true });
  }
}
