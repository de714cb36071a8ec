import type { FastifyRequest } from "fastify";
import type { Fault } from "./problem.ts";
import { ProblemError } from "./problem.ts";

const DEEPEST = 60;

/**
 * Refuses text that no database holds and no canonical form has: a NUL, half of a surrogate pair; and what is nested
 * deeper than anything that is asked for here.
 */
export function onlyPlainStrings({ params, query, body }: FastifyRequest): void {
  const parts = [params, query, body];
  if (parts.every(isFlatAndPlain)) return;
  const errors: Fault[] = [];
  for (const part of parts) find(part, "", 0, errors);
  if (errors.length > 0)
    throw new ProblemError("invalid-request", errors.map(({ pointer, detail }) => `${pointer}: ${detail}`).join("; "), {
      errors,
    });
}

/** What most requests have: nothing, or texts by name without anything below them. */
function isFlatAndPlain(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value !== "object") return false;
  if (!isData(value)) return true;
  for (const [key, inner] of Object.entries(value))
    if (typeof inner !== "string" || !isPlain(inner) || !isPlain(key)) return false;
  return true;
}

function find(value: unknown, pointer: string, depth: number, errors: Fault[]): void {
  if (errors.length >= MOST) return;
  if (depth > DEEPEST) {
    errors.push({ pointer: "/", detail: `nested deeper than ${DEEPEST}` });
    return;
  }
  if (typeof value === "string" && !isPlain(value))
    errors.push({ pointer: pointer === "" ? "/" : pointer, detail: "text must be Unicode without NUL" });
  if (typeof value !== "object" || value === null || !isData(value)) return;
  for (const [key, inner] of Object.entries(value)) {
    if (!isPlain(key))
      errors.push({ pointer: pointer === "" ? "/" : pointer, detail: "a key must be Unicode without NUL" });
    else find(inner, `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`, depth + 1, errors);
  }
}

/** a stream or the bytes of an import are no data to walk through */
const isData = (value: object): boolean => !(Symbol.asyncIterator in value) && !ArrayBuffer.isView(value);

const isPlain = (text: string): boolean => text.isWellFormed() && !text.includes("\0");

const MOST = 20;
