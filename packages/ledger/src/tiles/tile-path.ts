import { checkCount, isCount } from "../tree/size.ts";
import { TILE_WIDTH, type Tile } from "./tile.ts";

/** Where the signed checkpoint lies. */
export const CHECKPOINT_PATH = "checkpoint";

/** An entry bundle: the entries whose leaf hashes the tile of level 0 with this index and width holds. */
export type Bundle = Omit<Tile, "level">;

/**
 * Where a tile lies: `tile/<level>/<index>`, a partial one with `.p/<width>`.
 * @throws {RangeError} for a level, index or width that no tile has
 * @see C2SP tlog-tiles, Merkle Tree
 */
export function tilePath({ level, index, width }: Tile): string {
  if (!isCount(level) || level > 63) throw new RangeError(`tilePath: got level ${level}, want 0 to 63`);
  return `tile/${level}/${indexPath(index)}${widthPath(width)}`;
}

/**
 * Where a bundle of entries lies: `tile/entries/<index>`, a partial one with `.p/<width>`.
 * @see C2SP tlog-tiles, Log entries
 */
export function bundlePath({ index, width }: Bundle): string {
  return `tile/entries/${indexPath(index)}${widthPath(width)}`;
}

/** What lies at a path that `tilePath` or `bundlePath` gives; null for every other path, one written otherwise too. */
export function parsePath(
  path: string,
): Tile | { readonly level: "entries"; readonly index: number; readonly width: number } | null {
  const parts = /^tile\/(entries|0|[1-9]\d?)\/((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d{0,2}))?$/.exec(path);
  if (!parts) return null;
  const [, level = "", digits = "", partial] = parts;
  const index = Number(digits.replaceAll(/[x/]/g, ""));
  const width = partial === undefined ? TILE_WIDTH : Number(partial);
  if (!isCount(index) || (partial !== undefined && width >= TILE_WIDTH)) return null;
  if (level === "entries") return bundlePath({ index, width }) === path ? { level, index, width } : null;
  if (Number(level) > 63) return null;
  const tile = { level: Number(level), index, width };
  return tilePath(tile) === path ? tile : null;
}

/** 1234067 is x001/x234/067: folders of at most a thousand, and no file that is a folder too. */
function indexPath(index: number): string {
  checkCount("tilePath: index", index);
  const groups = [String(index % 1000).padStart(3, "0")];
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000))
    groups.unshift(`x${String(rest % 1000).padStart(3, "0")}`);
  return groups.join("/");
}

function widthPath(width: number): string {
  if (!isCount(width) || width < 1 || width > TILE_WIDTH)
    throw new RangeError(`tilePath: got width ${width}, want 1 to ${TILE_WIDTH}`);
  return width === TILE_WIDTH ? "" : `.p/${width}`;
}
