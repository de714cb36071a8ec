import { expect, it } from "vitest";
import { encodingFor } from "./encode.ts";

it.each([
  ["gzip, deflate, br, zstd", "br"],
  ["gzip;q=1.0, br;q=0", "gzip"],
  ["BR", "br"],
  ["gzip;q=0.000", "identity"],
  ["identity", "identity"],
  [undefined, "identity"],
] as const)("%j is answered with %s", (accept, encoding) => {
  expect(encodingFor(accept)).toBe(encoding);
});
