import { ApiProblem, clientOf } from "@touchstone/client";

/** There was no answer: no line, one that broke off, or one that is too slow. Whether anything happened is not known. */
export class NoLine extends Error {
  override readonly name = "NoLine";
}

const ANSWER_MS = 45_000;

/** Asks, and gives up where no answer comes. @throws {NoLine} */
export async function askInTime(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), ANSWER_MS);
  try {
    const answer = await fetch(input, { ...init, signal: stop.signal });
    const bytes = await answer.arrayBuffer(); // here, so that one that breaks off or stands still is no answer either
    const { status, statusText, headers } = answer;
    return new Response(bytes.byteLength === 0 ? null : bytes, { status, statusText, headers });
  } catch (error) {
    throw new NoLine(error instanceof Error ? error.message : "no answer");
  } finally {
    clearTimeout(timer);
  }
}

/** Asks the service that the page is from, as whoever is signed in. */
export const client = clientOf({ at: "", fetch: askInTime });

/** What is asked for at an address, as the service describes it. */
export type Me = Awaited<ReturnType<typeof client.get<"/api/v1/me">>>;

/** Whether it may go better another time, though nothing is changed: then it is sent again, else it is shown. */
export function isPassing(error: unknown): boolean {
  if (error instanceof NoLine) return true;
  if (!(error instanceof ApiProblem)) return false;
  const { status } = error.problem;
  return status >= 500 || status === 408 || status === 425 || status === 429;
}

/** Whether nobody is signed in any more. */
export const isSignedOut = (error: unknown): boolean => error instanceof ApiProblem && error.problem.status === 401;
