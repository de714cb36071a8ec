import fc from "fast-check";
import { expect, test } from "vitest";
import { readYaml } from "./read-yaml.ts";

const problemsOf = (source: string) => {
  const read = readYaml(source);
  return read.ok ? [] : read.problems;
};
const readOf = (source: string) => {
  const read = readYaml(source);
  return read.ok ? read.value.value : read.problems;
};
/** code and place of each problem */
const told = (source: string) => problemsOf(source).map(({ code, line, column }) => `${code} ${line}:${column}`);

test("plain data is read as it stands", () => {
  const source = `# a comment
text: no
number: -0.5
list: [1, true, null, "2"]
map:
  deep: |
    two
    lines
`;
  const value = { text: "no", number: -0.5, list: [1, true, null, "2"], map: { deep: "two\nlines\n" } };
  expect(readOf(source)).toEqual(value);
});

test("a byte order mark before the first character is no part of the text, line ends may be those of Windows", () => {
  expect(readOf("\uFEFFa: 1\r\nb: 2\r\n")).toEqual({ a: 1, b: 2 });
});

test("the place of a value, of a key, of what is missing", () => {
  const read = readYaml("a:\n  - x: 1\n    y: [2, {z: 3}]\n    e:\n友好: 村\n");
  if (!read.ok) throw new Error("not read");
  const { places } = read.value;
  expect(places.ofValue(["a", 0, "x"])).toEqual({ line: 2, column: 8 });
  expect(places.ofKey(["a", 0, "x"])).toEqual({ line: 2, column: 5 });
  expect(places.ofValue(["a", 0, "y", 1, "z"])).toEqual({ line: 3, column: 16 });
  expect(places.ofValue(["a", 0, "missing"])).toEqual({ line: 2, column: 5 });
  expect(places.ofValue(["a", 0, "e"])).toEqual({ line: 4, column: 5 });
  expect(places.ofValue(["友好"])).toEqual({ line: 5, column: 5 });
  expect(places.ofValue([])).toEqual({ line: 1, column: 1 });
});

test.each([
  ["an empty file", "", "empty-file 1:1"],
  ["comments alone", "# nothing\n", "empty-file 1:1"],
  ["a second document", "a: 1\n---\nb: 2\n", "many-documents 2:1"],
  ["a directive", "%YAML 1.1\n---\na: yes\n", "yaml-directive 1:1"],
  ["a tab as indentation", "a:\n\tb: 1\n", "tab 2:1"],
  ["a key said twice", "a: 1\nb: 2\na: 3\n", "duplicate-key 3:1"],
  ["a key that is a number", "a:\n  1: x\n", "key-not-text 2:3"],
  ["a key that is a list", "? [a, b]\n: x\n", "key-not-text 1:3"],
  ["a key that is nothing", ": x\n", "key-not-text 1:1"],
  ["__proto__ as key", "a: {__proto__: {x: 1}}\n", "forbidden-key 1:5"],
  ["constructor as key", "constructor: 1\n", "forbidden-key 1:1"],
  ["a NUL byte", "a: 1\nb: x\0y\n", "control-character 2:5"],
  ["a NUL written as an escape", 'a: "x\\0y"\n', "control-character 1:4"],
  ["a terminal's escape in a key", '"\\e[31m": 1\n', "control-character 1:1"],
  ["half of a surrogate pair", 'a: "\\ud800"\n', "control-character 1:4"],
  ["a byte order mark in the middle", "a: 1\n\uFEFFb: 2\n", "control-character 2:1"],
  ["bytes that are not UTF-8", "a: caf\ufffd\n", "not-utf-8 1:7"],
  ["a lone carriage return", "a: 1\rb: 2\n", "control-character 1:5"],
  ["infinity", "a: .inf\n", "number-not-finite 1:4"],
  ["not a number", "a: [1, .nan]\n", "number-not-finite 1:8"],
  ["a number too large for a double", "a: 1e999\n", "number-not-finite 1:4"],
  ["an integer that a double can't hold", "a: 9007199254740993\n", "number-too-large 1:4"],
  ["an alias", "a: &x [1]\nb: *x\n", "alias 2:4"],
  ["an alias to nothing", "b: *x\n", "alias 1:4"],
  ["a tag", "a: !!js/function 'x'\n", "yaml-tag 1:4"],
  ["a known tag", "a: !!binary eA==\n", "yaml-tag 1:13"],
  ["a tag on a list", "a: !!seq [1]\n", "yaml-tag 1:10"],
  ["a quote that is not closed", 'a: "x\n', "yaml-syntax 2:1"],
  ["a colon in a text", "a: b: c\n", "yaml-syntax 1:4"],
])("%s is refused with its place", (_, source, expected) => {
  expect(told(source)).toContain(expected);
});

test("all problems come at once", () => {
  expect(told("a: .inf\na: 1\n__proto__: 2\n1: 3\n")).toEqual([
    "number-not-finite 1:4",
    "duplicate-key 2:1",
    "forbidden-key 3:1",
    "key-not-text 4:1",
  ]);
});

test("a merge key is a key like any other", () => {
  expect(readOf("a: {<<: {b: 1}}\n")).toEqual({ a: { "<<": { b: 1 } } });
});

test("reading leaves the prototypes alone", () => {
  readYaml("__proto__: {polluted: 1}\nconstructor: {prototype: {polluted: 1}}\n");
  expect("polluted" in {}).toBe(false);
});

const bomb = `a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n${Array.from(
  { length: 30 },
  (_, at) => `a${at + 1}: &a${at + 1} [${`*a${at},`.repeat(9)}*a${at}]\n`,
).join("")}`;

test.each([
  ["an alias bomb", bomb, "alias"],
  ["10 MB in one value", `a: ${"x".repeat(10_000_000)}`, "file-too-large"],
  ["an endless line", "x".repeat(1_999_999), null],
  ["lists in lists, 10,000 deep", "[".repeat(10_000), "nested-too-deeply"],
  ["lists in lists, a million deep", "[".repeat(1_000_000), "nested-too-deeply"],
  ["maps in maps in one line", "{a: ".repeat(10_000), "nested-too-deeply"],
  ["block lists in one line", `${"- ".repeat(100_000)}a`, "nested-too-deeply"],
  ["keys of keys", `${"? ".repeat(20_000)}a`, "nested-too-deeply"],
  [
    "maps in maps by indentation",
    Array.from({ length: 200 }, (_, at) => `${" ".repeat(at)}a:`).join("\n"),
    "nested-too-deeply",
  ],
  [
    "150,000 keys, the last one twice",
    `${Array.from({ length: 50_000 }, (_, at) => `k${at}: 1`).join("\n")}\nk9: 2`,
    "duplicate-key",
  ],
  ["100,000 documents", "---\n".repeat(100_000), "many-documents"],
  ["anchors without end", "&a ".repeat(200_000), "yaml-syntax"],
  ["brackets too many", "}".repeat(200_000), "yaml-syntax"],
])("%s ends in a clear problem, soon", (_, source, code) => {
  const problems = problemsOf(source);
  expect(problems.length).toBeLessThanOrEqual(1001);
  if (code === null) expect(problems).toEqual([]);
  else expect(problems.map((problem) => problem.code)).toContain(code);
  for (const { got, want } of problems) expect(`${got}${want}`.length).toBeLessThan(400);
});

test("64 levels are enough and 65 too many", () => {
  expect(problemsOf("[".repeat(64) + "]".repeat(64))).toEqual([]);
  expect(told("[".repeat(65) + "]".repeat(65))).toEqual(["nested-too-deeply 1:65"]);
});

test("no text at all makes it throw", () => {
  const pieces = fc.constantFrom(
    ..."a: |- ?{}[],&*!%@`'\"#\n\t\r\\é友\0".split(""),
    "---\n",
    "  ",
    "<<",
    "...\n",
    ".inf",
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
      const read = readYaml(parts.join(""));
      if (!read.ok) expect(read.problems.length).toBeGreaterThan(0);
    }),
    { numRuns: 2000, seed: 2026 },
  );
});
