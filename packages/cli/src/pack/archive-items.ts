import { lstatSync, readdirSync, readFileSync, readlinkSync, statSync } from "node:fs";
import { join } from "node:path";
import { BUILT_PAGES } from "./built-pages.ts";
import { neededPackages } from "./needed-packages.ts";
import type { Item } from "./tar-stream.ts";

/** What is not needed to run: types, maps, tests. */
const LEFT_OUT = /(\.d\.[cm]?ts|\.map|\.tsbuildinfo|\.test\.tsx?)$/;
/** Of our own packages: what only tests use. */
const FOLDERS_LEFT_OUT: ReadonlySet<string> = new Set(["testing", "assembly", ".cache"]);

export interface ArchiveAsked {
  /** the checkout, or an unpacked archive */
  readonly root: string;
  /** folder that everything lies in, such as touchstone-0.1.0 */
  readonly folder: string;
  /** the program of Node that comes along */
  readonly node: string;
  readonly version: string;
}

/**
 * What one archive holds: Node, the program with all that it needs (PostgreSQL and fonts are among its packages), the
 * pages as they were built, the standards that come along, and what installs it. In a fixed order.
 */
export function archiveItems({ root, folder, node, version }: ArchiveAsked): Item[] {
  const app = `${folder}/app`;
  const items: Item[] = [
    text(`${folder}/VERSION`, `${version}\n`),
    text(`${folder}/install.sh`, readFileSync(join(import.meta.dirname, "install.sh"), "utf8"), 0o755),
    text(`${folder}/bin/touchstone`, readFileSync(join(import.meta.dirname, "touchstone.sh"), "utf8"), 0o755),
    { kind: "file", name: `${folder}/node/bin/node`, mode: 0o755, size: statSync(node).size, from: node },
    text(
      `${app}/package.json`,
      `${JSON.stringify({ name: "touchstone", version, private: true, type: "module" }, null, 2)}\n`,
    ),
  ];
  for (const name of ["LICENSE", "README.md"])
    items.push(...itemsOf(join(root, name), `${folder}/${name}`, () => true));
  items.push(...itemsOf(join(root, "standards"), `${app}/standards`, () => true));
  items.push(...itemsOf(join(root, "docs"), `${folder}/docs`, (name) => name !== "pictures"));
  items.push(...itemsOf(join(root, BUILT_PAGES), `${app}/${BUILT_PAGES}`, () => true));
  for (const { path, isOurs } of neededPackages(root, "packages/cli")) {
    // a package inside of another is needed for itself, or not at all
    const isWanted = (name: string): boolean =>
      name !== "node_modules" && !LEFT_OUT.test(name) && !(isOurs && FOLDERS_LEFT_OUT.has(name));
    const found = itemsOf(join(root, path), `${app}/${path}`, isWanted);
    items.push(...(isOurs ? [...found.map(readNow), linkTo(app, path, root)] : found));
  }
  return items.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Our own sources are small, and may be worked on: they are taken as they are at one moment. */
const readNow = (item: Item): Item =>
  item.kind === "file" ? { kind: "text", name: item.name, mode: item.mode, text: readFileSync(item.from) } : item;

/** Our packages find each other as in the checkout: by a link in node_modules. */
function linkTo(app: string, path: string, root: string): Item {
  const { name } = JSON.parse(readFileSync(join(root, path, "package.json"), "utf8")) as { name: string }; // our own file
  return { kind: "link", name: `${app}/node_modules/${name}`, to: `../../${path}` };
}

function itemsOf(from: string, name: string, isWanted: (name: string) => boolean): Item[] {
  const found = lstatSync(from);
  if (found.isSymbolicLink()) return [{ kind: "link", name, to: readlinkSync(from) }];
  if (found.isDirectory())
    return readdirSync(from)
      .filter(isWanted)
      .flatMap((entry) => itemsOf(join(from, entry), `${name}/${entry}`, isWanted));
  if (!found.isFile()) return [];
  const mode = (found.mode & 0o111) === 0 ? 0o644 : 0o755;
  return [{ kind: "file", name, mode, size: found.size, from }];
}

const text = (name: string, content: string, mode = 0o644): Item => ({ kind: "text", name, mode, text: content });
