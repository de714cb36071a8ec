import type { components } from "./api-types.ts";

type Problem = components["schemas"]["Problem"];

/** A question that was not answered with what was asked for: what the service says of it (RFC 9457). */
export class ApiProblem extends Error {
  override readonly name = "ApiProblem";
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }

  /** Of an answer that is no 2xx; one without a problem, from a proxy or to a HEAD, becomes one. */
  static async of(answer: Response): Promise<ApiProblem> {
    const { status, statusText: title, headers } = answer;
    const isOurs = headers.get("content-type")?.startsWith("application/problem+json") === true;
    const said = isOurs ? await answer.text() : "";
    if (said !== "") return new ApiProblem(JSON.parse(said) as Problem); // as the service describes it
    return new ApiProblem({ type: "about:blank", title, status, detail: `${status} ${title}` });
  }
}
