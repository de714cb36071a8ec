import { ApiProblem } from "./api-problem.ts";
import type { paths } from "./api-types.ts";

type Method = "get" | "post";
/** Addresses of the API that can be asked by a method. */
export type PathOf<M extends Method> = {
  [P in keyof paths]: paths[P] extends { readonly [K in M]: object } ? P : never;
}[keyof paths];
type Operation<P extends keyof paths, M extends Method> = paths[P] extends { readonly [K in M]: infer O } ? O : never;
type Parameters<O, In extends string> = O extends { parameters: { [K in In]?: infer V } } ? V : never;
type Sent<O> = O extends { requestBody: { content: infer C } }
  ? C extends { "application/json": infer B }
    ? B
    : Blob | string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>
  : never;
/** What an operation answers with in JSON; `Response` where it is a table, a file or lines. */
export type AnswerOf<O> = O extends { responses: { 200: { content: { "application/json": infer A } } } }
  ? A
  : O extends { responses: { 201: { content: { "application/json": infer A } } } }
    ? A
    : Response;

/** What goes with a question: each part only where the operation has it. */
export type Asked<O> = {
  readonly signal?: AbortSignal;
  readonly headers?: Readonly<Record<string, string>>;
} & Part<"path", Parameters<O, "path">> &
  Part<"query", Parameters<O, "query">> &
  Part<"body", Sent<O>>;
type Part<Name extends string, Value> = [Value] extends [never]
  ? { readonly [K in Name]?: undefined }
  : Partial<Value> extends Value
    ? { readonly [K in Name]?: Value }
    : { readonly [K in Name]: Value };

export interface ClientOptions {
  /** where the service is, without a slash at the end; empty: where the page is from */
  readonly at: string;
  /** an API token; without one, the session of the browser counts */
  readonly token?: string;
  readonly fetch?: typeof globalThis.fetch;
}

/** Asks the API; every address, parameter and answer is of the types that the service describes. */
export interface Client {
  get<P extends PathOf<"get">>(path: P, asked: Asked<Operation<P, "get">>): Promise<AnswerOf<Operation<P, "get">>>;
  /** a body that is no plain object goes as it is, under the Content-Type of `headers` */
  post<P extends PathOf<"post">>(path: P, asked: Asked<Operation<P, "post">>): Promise<AnswerOf<Operation<P, "post">>>;
}

/** @throws {ApiProblem} from each question that is not answered with what was asked for */
export function clientOf({ at, token, fetch = globalThis.fetch }: ClientOptions): Client {
  const ask = async (method: string, path: string, asked: AnyAsked): Promise<unknown> => {
    const { body, signal } = asked;
    const isPlain = body !== undefined && Object.getPrototypeOf(body) === Object.prototype;
    const headers = new Headers(asked.headers);
    if (isPlain) headers.set("content-type", "application/json");
    if (token !== undefined) headers.set("authorization", `Bearer ${token}`);
    const answer = await fetch(`${at}${addressOf(path, asked)}`, {
      method,
      headers,
      credentials: "same-origin",
      ...(signal && { signal }),
      ...(body !== undefined && { body: isPlain ? JSON.stringify(body) : (body as BodyInit) }), // as `Sent` has it
      ...(body instanceof ReadableStream && { duplex: "half" }),
    });
    if (!answer.ok) throw await ApiProblem.of(answer);
    return answer.headers.get("content-type")?.startsWith("application/json") ? await answer.json() : answer;
  };
  return {
    get: (path, asked) => ask("GET", path, asked as AnyAsked) as never, // what the types of its path say it answers
    post: (path, asked) => ask("POST", path, asked as AnyAsked) as never, // likewise
  };
}

type Asks = string | number | boolean;
interface AnyAsked {
  readonly path?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, Asks | readonly Asks[] | undefined>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** The path with its parameters in it, none of which can change which path it is. */
function addressOf(path: string, { path: parameters = {}, query = {} }: AnyAsked): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(parameters[name] ?? "")));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    for (const one of [value ?? []].flat()) search.append(name, String(one)); // a list: its name as often
  const asked = search.toString(); // not its size, which browsers before 2023 don't know
  return asked === "" ? filled : `${filled}?${asked}`;
}
