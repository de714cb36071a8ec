import { beforeAll, describe, expect, it } from "vitest";
import { describeApi } from "./openapi.ts";

interface Operation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly responses: Readonly<Record<string, object>>;
}

let document: {
  readonly openapi: string;
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};
let operations: readonly (readonly [string, Operation])[];
beforeAll(async () => {
  document = (await describeApi()) as typeof document; // as OpenAPI lays it out
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => [`${method} ${path}`, operation] as const),
  );
});

describe("the reference", () => {
  it("is OpenAPI 3.1 with an operation a call", () => {
    expect(document.openapi).toBe("3.1.0");
    expect(operations.length).toBeGreaterThan(80);
  });
  it("gives every operation an id of its own, a summary and a tag that is described", () => {
    const tags = new Set(document.tags.map(({ name }) => name));
    const poor = operations.filter(
      ([, { operationId, summary, tags: [tag = ""] = [] }]) => !operationId || !summary || !tags.has(tag),
    );
    expect(poor.map(([name]) => name)).toEqual([]);
    expect(new Set(operations.map(([, { operationId }]) => operationId)).size).toBe(operations.length);
  });
  it("names problems with every operation", () => {
    const without = operations.filter(
      ([, { responses }]) => !("400" in responses && "429" in responses && "500" in responses),
    );
    expect(without.map(([name]) => name)).toEqual([]);
  });
  it("refers to nothing that it does not hold", () => {
    const missing = [...JSON.stringify(document).matchAll(/"#\/components\/([^/"]+)\/([^"]+)"/g)].filter(
      ([, kind = "", name = ""]) => document.components[kind]?.[name] === undefined,
    );
    expect(missing.map(([ref]) => ref)).toEqual([]);
  });
  it("is the same every time", async () => {
    expect(await describeApi()).toEqual(document);
  });
});
