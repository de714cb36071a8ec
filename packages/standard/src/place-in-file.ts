import { isMap, isScalar, isSeq, type LineCounter, type Node } from "yaml";
import type { Path } from "./path.ts";

/** A place in a text file, both from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Where the parts of a document stand in its file. */
export interface Places {
  /** of the value at a path; where there is none, of the innermost map or list on the way to it */
  ofValue(path: Path): Place;
  /** of the key that the path ends in */
  ofKey(path: Path): Place;
}

/** The places of a parsed YAML document. */
export class NodePlaces implements Places {
  readonly #root: Node | null;
  readonly #lines: LineCounter;

  constructor(root: Node | null, lines: LineCounter) {
    this.#root = root;
    this.#lines = lines;
  }

  ofValue(path: Path): Place {
    return this.#find(path, false);
  }

  ofKey(path: Path): Place {
    return this.#find(path, true);
  }

  ofNode(node: Node): Place {
    const { line, col } = this.#lines.linePos(node.range?.[0] ?? 0);
    return { line, column: col };
  }

  #find(path: Path, wantsKey: boolean): Place {
    let node: Node | null = this.#root;
    for (const [at, step] of path.entries()) {
      const pair = pairOf(node, step);
      if (!pair) break;
      const isLast = at === path.length - 1;
      // a value that was left empty has no place of its own
      if (isLast && pair.key && (wantsKey || isEmpty(pair.value))) return this.ofNode(pair.key);
      if (!pair.value) break;
      node = pair.value;
    }
    return node ? this.ofNode(node) : { line: 1, column: 1 };
  }
}

/** the node under a key or an index, with the node of the key where it has one */
function pairOf(node: Node | null, step: string | number): { key: Node | null; value: Node | null } | null {
  if (isSeq<Node>(node)) {
    const value = node.items[Number(step)];
    return value ? { key: null, value } : null;
  }
  if (!isMap<Node, Node | null>(node)) return null;
  const pair = node.items.find(({ key }) => isScalar(key) && key.value === step);
  return pair ? { key: pair.key, value: pair.value } : null;
}

const isEmpty = (node: Node | null): boolean => node === null || (isScalar(node) && node.source === "");
