import { isMap, isScalar, isSeq, type LineCounter, type Node, type YAMLMap } from "yaml";
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

interface Entry {
  readonly key: Node | null;
  readonly value: Node | null;
}

/** The places of a parsed YAML document. */
export class NodePlaces implements Places {
  readonly #root: Node | null;
  readonly #lines: LineCounter;
  /** a map is searched by key often where it is wrong in many places */
  readonly #keys = new WeakMap<YAMLMap<Node, Node | null>, Map<string, Entry>>();

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
      const pair = this.#pairOf(node, step);
      if (!pair) break;
      const isLast = at === path.length - 1;
      // a value that was left empty has no place of its own
      if (isLast && pair.key && (wantsKey || isEmpty(pair.value))) return this.ofNode(pair.key);
      if (!pair.value) break;
      node = pair.value;
    }
    return node ? this.ofNode(node) : { line: 1, column: 1 };
  }

  /** the node under a key or an index, with the node of the key where it has one */
  #pairOf(node: Node | null, step: string | number): Entry | undefined {
    if (isSeq<Node>(node)) {
      const value = node.items[Number(step)];
      return value && { key: null, value };
    }
    return isMap<Node, Node | null>(node) ? this.#keysOf(node).get(String(step)) : undefined;
  }

  #keysOf(map: YAMLMap<Node, Node | null>): Map<string, Entry> {
    let keys = this.#keys.get(map);
    if (!keys) {
      keys = new Map(map.items.map(({ key, value }) => [isScalar(key) ? String(key.value) : "", { key, value }]));
      this.#keys.set(map, keys);
    }
    return keys;
  }
}

const isEmpty = (node: Node | null): boolean => node === null || (isScalar(node) && node.source === "");
