import type { SampleApi } from "./sample-api.ts";

/** One operation of the reference, ready to be asked: with an address and a body that fit the sample. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  /** as the reference has it, with its places */
  readonly template: string;
  readonly tag: string;
  /** only for who has signed in */
  readonly isClosed: boolean;
  readonly queries: readonly string[];
  readonly places: readonly string[];
  /** fills the places; @param other values by the name of a place, instead of those of the sample */
  readonly at: (other?: Readonly<Record<string, string>>) => string;
  readonly body: Readonly<Record<string, unknown>> | null;
}

interface Described {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly security?: readonly object[];
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly example?: unknown }>>;
  };
}

const EXAMPLE_ID = "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88";
/** queries that have to be there */
const QUERIES: Readonly<Record<string, string>> = { day: "2026-01-01", other: "2025-01-01", index: "0", from: "1" };

/** Every operation that the service describes, of its resources and its commands. */
export async function operationsOf({ app, organisation, programme, units }: SampleApi): Promise<Operation[]> {
  await app.ready();
  const { paths } = app.swagger() as unknown as { paths: Record<string, Record<string, Described>> }; // OpenAPI's layout
  const places: Readonly<Record<string, string>> = {
    organisation: "larkwater",
    programme: "libraries",
    unit: units.v1,
    version: "1",
    language: "en",
    scheme: "code",
    code: "v1",
    kind: "programme",
    assessment: EXAMPLE_ID,
    document: EXAMPLE_ID,
    tile: "0/000",
  };
  return Object.entries(paths).flatMap(([template, methods]) =>
    Object.entries(methods).map(([method, described]): Operation => {
      const names = [...template.matchAll(/\{([^}]+)\}/g)].map(([, name = ""]) => name);
      const slug = template.includes("/organisations/") ? "larkwater" : "libraries";
      const needed = (described.parameters ?? []).filter((one) => one.in === "query" && one.required);
      const query = needed.map(({ name }) => `${name}=${QUERIES[name] ?? "x"}`).join("&");
      const example = described.requestBody?.content["application/json"]?.example;
      return {
        id: described.operationId,
        method,
        template,
        tag: described.tags[0] ?? "",
        isClosed: described.security !== undefined && described.security.length === 2,
        queries: (described.parameters ?? []).filter((one) => one.in === "query").map(({ name }) => name),
        places: names,
        at: (other = {}) => {
          const path = template.replaceAll(/\{([^}]+)\}/g, (_, name: string) =>
            encodeURIComponent(other[name] ?? (name === "slug" ? slug : places[name]) ?? EXAMPLE_ID).replaceAll(
              "%2F",
              "/",
            ),
          );
          return query === "" ? path : `${path}?${query}`;
        },
        body:
          example === undefined
            ? null
            : fitted(example, { organisation: organisation.logId, programme: programme.logId, unit: units.v1 }),
      };
    }),
  );
}

/** An example with ids of the sample in the place of the one that stands in the reference. */
function fitted(
  example: unknown,
  ids: { readonly organisation: string; readonly programme: string; readonly unit: string },
): Readonly<Record<string, unknown>> {
  const text = JSON.stringify(example, (key, value: unknown) => {
    if (value !== EXAMPLE_ID) return value;
    if (key === "organisationId") return ids.organisation;
    return key === "programmeId" ? ids.programme : ids.unit;
  });
  return JSON.parse(text) as Record<string, unknown>; // an example is an object
}
