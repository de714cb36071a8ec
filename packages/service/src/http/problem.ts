import type { Refusal } from "@touchstone/domain";
import type { FastifyReply } from "fastify";

/** What went wrong, as RFC 9457 wants it told: `application/problem+json`. */
export interface Problem {
  /** `/problems/` and the kind, a page that explains it */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** what was found and what is wanted, for people */
  readonly detail: string;
  /** id of the request, as the log has it */
  readonly instance?: string;
  /** each fault of the body or the query: where, what was found, what is wanted */
  readonly errors?: readonly Fault[];
  /** the refusal of a command, for programs */
  readonly refusal?: Refusal;
}

/** One fault: a JSON pointer into what was sent, and the words. */
export interface Fault {
  readonly pointer: string;
  readonly detail: string;
}

/** Ends a request with a problem. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly problem: Problem;
  constructor(kind: ProblemKind, detail: string, more: Partial<Pick<Problem, "errors" | "refusal">> = {}) {
    super(detail);
    this.problem = { ...problemOf(kind), detail, ...more };
  }
}

/** Every kind of problem: its status, and its title. One line each. */
export const PROBLEMS = {
  "invalid-request": [400, "The request can't be read"],
  "not-signed-in": [401, "Sign in first"],
  "not-allowed": [403, "This account may not do this"],
  "not-found": [404, "There is nothing here"],
  "method-not-allowed": [405, "This can't be done here"],
  conflict: [409, "This does not go together with what is recorded"],
  "changed-meanwhile": [412, "It has changed meanwhile"],
  "too-large": [413, "Too much in one request"],
  "wrong-media-type": [415, "This kind of content is not read here"],
  refused: [422, "The record refuses this"],
  "too-many-requests": [429, "Too many requests"],
  "header-too-large": [431, "The headers are too large"],
  fault: [500, "A fault of the server"],
  "read-only": [503, "Nothing can be recorded at the moment"],
  unavailable: [503, "The server is starting or stopping"],
} as const satisfies Record<string, readonly [status: number, title: string]>;

export type ProblemKind = keyof typeof PROBLEMS;

function problemOf(kind: ProblemKind): Pick<Problem, "type" | "title" | "status"> {
  const [status, title] = PROBLEMS[kind];
  return { type: `/problems/${kind}`, title, status };
}

/** Answers with a problem. */
export async function sendProblem(reply: FastifyReply, problem: Problem): Promise<void> {
  const { request } = reply;
  await reply
    .code(problem.status)
    .type("application/problem+json; charset=utf-8")
    .header("cache-control", "no-store") // whatever the route meant to say of its answer
    .send(JSON.stringify({ ...problem, instance: `urn:request:${request.id}` }));
}
