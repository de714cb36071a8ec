import { existsSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";

/** A package that the program needs to run, as it is installed. */
export interface NeededPackage {
  /** relative to the root, with / between, such as node_modules/pg or packages/cli */
  readonly path: string;
  /** whether it is one of ours, whose sources run as they are */
  readonly isOurs: boolean;
}

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

/**
 * Everything that `start` needs to run, found as Node finds it: its dependencies, theirs, and so on; optional ones
 * where they are installed, so that only this system's binaries come along. Sorted by path.
 * @throws {Error} where a package that is needed is not installed
 */
export function neededPackages(root: string, start: string): NeededPackage[] {
  const found = new Map<string, NeededPackage>();
  const waiting = [join(root, start)];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    const path = relative(root, folder).split(sep).join("/");
    if (found.has(path)) continue;
    found.set(path, { path, isOurs: !path.includes("node_modules/") });
    const manifest = manifestIn(folder);
    const { dependencies = {}, optionalDependencies = {} } = manifest;
    for (const name of Object.keys(dependencies)) {
      const there = placeOf(name, folder, root);
      if (there) waiting.push(there);
      else if (!(name in optionalDependencies))
        throw new Error(`${name}, which ${path} needs, is not installed: run npm ci`);
    }
    for (const name of [...Object.keys(optionalDependencies), ...wantedPeers(manifest)]) {
      const there = placeOf(name, folder, root);
      if (there) waiting.push(there);
    }
  }
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** What it plugs into; not what it could plug into as well. */
const wantedPeers = ({ peerDependencies = {}, peerDependenciesMeta = {} }: Manifest): string[] =>
  Object.keys(peerDependencies).filter((name) => peerDependenciesMeta[name]?.optional !== true);

/** The folder of a package as seen from another: the nearest node_modules upwards that has it; links are followed. */
function placeOf(name: string, from: string, root: string): string | null {
  for (let folder = from; ; folder = dirname(folder)) {
    const place = join(folder, "node_modules", name);
    if (existsSync(join(place, "package.json"))) return realpathSync(place);
    if (folder === root || folder === dirname(folder)) return null;
  }
}

const manifestIn = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest; // npm has read it too
