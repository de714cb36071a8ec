/** What is put where something else belongs. */
const WORDS: readonly string[] = [
  "",
  " ",
  "0",
  "-0",
  "-1",
  "1e309",
  "NaN",
  "Infinity",
  "null",
  "undefined",
  "true",
  "99999999999999999999999999",
  "0x7fffffff",
  "2026-02-30",
  "275761-01-01",
  "0000-00-00",
  "00000000-0000-0000-0000-000000000000",
  "\u0000",
  "a\u0000b",
  "\ud800",
  "\udc00x",
  "\ufeff",
  "\u202e\u2066",
  "e\u0301\u0323".repeat(200),
  "𠜎བོད་གངས་",
  "'; DROP TABLE event; --",
  "' OR '1'='1",
  "$1",
  '") ; SELECT pg_sleep(60) --',
  "%' AND 1=(SELECT count(*) FROM event_private) --",
  "../../../../etc/passwd",
  "..\\..\\x",
  "/etc/passwd",
  "file:///etc/passwd",
  "%00",
  "%2e%2e%2f",
  "C:\\con",
  "__proto__",
  "constructor",
  "toString",
  "<script>alert(1)</script>",
  "\r\nset-cookie: x=y",
  "#{7*7}",
  "{{7*7}}",
  "=cmd|' /C calc'!A0",
  "W10",
  "eyJhIjoxfQ",
  "WzEsMl0",
];
const OTHERS: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -0,
  -1,
  0.5,
  1e308,
  5e-324,
  2 ** 31,
  2 ** 53,
  -(2 ** 63),
  [],
  {},
  [[]],
  [null],
  { $ne: null },
  { toString: 1 },
  { length: 1e9 },
];

export type Random = () => number;
const pick = <T>(all: readonly T[], random: Random): T => all[Math.floor(random() * all.length)] as T; // none is empty

export const hostileWord = (random: Random): string => pick(WORDS, random);
const hostileValue = (random: Random): unknown => (random() < 0.6 ? hostileWord(random) : pick(OTHERS, random));

/** The value with one place of it, chosen at random, made wrong: another value, nothing, something beside it. */
export function twisted(value: unknown, random: Random): unknown {
  if (Array.isArray(value)) {
    if (value.length === 0 || random() < 0.2)
      return pick([[...value, hostileValue(random)], Array(300).fill(null)], random);
    const at = Math.floor(random() * value.length);
    return value.map((one: unknown, place) => (place === at ? twisted(one, random) : one));
  }
  if (typeof value === "object" && value !== null) {
    const keys = Object.keys(value);
    if (keys.length === 0 || random() < 0.15) return { ...value, [hostileWord(random)]: hostileValue(random) };
    const key = pick(keys, random);
    const entries = Object.entries(value).filter(([one]) => one !== key || random() > 0.2);
    return Object.fromEntries(entries.map(([one, inner]) => [one, one === key ? twisted(inner, random) : inner]));
  }
  return hostileValue(random);
}

/** Bytes that are no JSON of the service, or more of it than it wants. */
export const BYTES: readonly (() => Buffer)[] = [
  () => Buffer.from(""),
  () => Buffer.from("{"),
  () => Buffer.from('{"a":1,}'),
  () => Buffer.from("NaN"),
  () => Buffer.from('{"a":1e999999}'),
  () => Buffer.from("[]"),
  () => Buffer.from('"x"'),
  () => Buffer.from('{"__proto__":{"isAdmin":true}}'),
  () => Buffer.from('{"constructor":{"prototype":{"x":1}}}'),
  () => Buffer.from('{"a":1,"a":2}'),
  () => Buffer.from('{"a":"\\ud800"}'),
  () => Buffer.from('{"a\\u0000":"\\u0000"}'),
  () => Buffer.from(`${'{"a":'.repeat(3000)}1${"}".repeat(3000)}`),
  () => Buffer.from(`${"[".repeat(50_000)}${"]".repeat(50_000)}`),
  () => Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d]), // broken UTF-8
  () => Buffer.from([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]), // UTF-16
  () => Buffer.from("\ufeff{}"),
  () => Buffer.from("PK\u0003\u0004 no archive"),
  () => Buffer.from("PAR1 no table PAR1"),
  () => Buffer.from('code,type\n"open quote'),
  () => Buffer.from("a\u0000b,c\n1,2\n"),
];
/** As large as what is refused for being large; seldom, since each is a megabyte. */
export const LARGE = (): Buffer => Buffer.from(JSON.stringify({ text: "ང".repeat(400_000) }));

export const TYPES: readonly string[] = [
  "application/json",
  "application/json; charset=utf-16",
  "text/plain",
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
  "application/xml",
  "application/json, text/html",
  "nonsense",
  "",
];
