import { isAlias, isMap, isScalar, isSeq, type Node, type Scalar, type YAMLMap } from "yaml";
import { describeValue, quoted } from "./describe-value.ts";
import { formatPath, type Path } from "./path.ts";
import type { NodePlaces } from "./place-in-file.ts";
import type { Problem } from "./problem.ts";
import { hasUnwanted } from "./source-text.ts";

/** keys that mean something to JavaScript itself */
const DANGEROUS = new Set(["__proto__", "constructor", "prototype"]);

/**
 * The plain value of a YAML node. What is not plain data is left out and told in `problems`.
 * @param problems receives what is wrong
 */
export function plainValue(root: Node | null, places: NodePlaces, problems: Problem[]): unknown {
  const tell = (code: string, node: Node, path: Path, got: string, want: string): void => {
    problems.push({ level: "error", code, path: formatPath(path), ...places.ofNode(node), got, want });
  };

  const plainOf = (node: Node | null, path: Path): unknown => {
    if (node === null) return null;
    if ("tag" in node && node.tag) {
      tell("yaml-tag", node, path, quoted(node.tag), "no tag (a word that begins with !)");
      return null;
    }
    if (isMap<Node, Node | null>(node)) return mapOf(node, path);
    if (isSeq<Node>(node)) return node.items.map((item, at) => plainOf(item, [...path, at]));
    if (isScalar(node)) return scalarOf(node, path);
    if (isAlias(node)) tell("alias", node, path, quoted(`*${node.source}`), "the value itself, written out");
    return null;
  };

  const mapOf = (map: YAMLMap<Node, Node | null>, path: Path): Record<string, unknown> => {
    const value: Record<string, unknown> = {};
    const seen = new Map<string, Node>();
    for (const { key, value: item } of map.items) {
      const name = keyOf(key, path);
      if (name === null) continue;
      const first = seen.get(name);
      if (first) {
        const { line } = places.ofNode(first);
        tell("duplicate-key", key, [...path, name], `${quoted(name)} again`, `it once; it is on line ${line} already`);
        continue;
      }
      seen.set(name, key);
      value[name] = plainOf(item, [...path, name]);
    }
    return value;
  };

  /** a key's text, or null where it is none */
  const keyOf = (key: Node, path: Path): string | null => {
    if (!isScalar(key) || typeof key.value !== "string") {
      const got = isScalar(key) ? `the key ${describeValue(key.value)}` : "a key that is no text";
      tell("key-not-text", key, path, got, "a text as key; put it in quotes if it is one");
      return null;
    }
    if (DANGEROUS.has(key.value)) {
      tell("forbidden-key", key, path, quoted(key.value), "another name");
      return null;
    }
    if (hasUnwanted(key.value)) {
      tell("control-character", key, path, quoted(key.value), "a key without control characters");
      return null;
    }
    return key.value;
  };

  const scalarOf = (node: Scalar, path: Path): unknown => {
    const { value, source } = node;
    if (typeof value === "string") {
      if (hasUnwanted(value)) tell("control-character", node, path, quoted(value), "text without control characters");
      return value;
    }
    if (typeof value === "number") {
      const written = source ?? String(value);
      if (!Number.isFinite(value)) tell("number-not-finite", node, path, written, "a finite number");
      else if (Number.isInteger(value) && !Number.isSafeInteger(value))
        tell("number-too-large", node, path, written.slice(0, 60), "a number of at most 15 digits");
      return value;
    }
    return typeof value === "boolean" ? value : null;
  };

  return plainOf(root, []);
}
