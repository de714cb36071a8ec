import type { Refusal } from "@touchstone/domain";
import { describe, expect, it } from "vitest";
import { refusedProblem } from "./refused-problem.ts";

const CASES: readonly (readonly [Refusal, number, string])[] = [
  [{ code: "not-allowed", command: "EndRole", roles: ["programme/operator"] }, 403, "not-allowed"],
  [{ code: "not-separated", role: "decider", holds: "reviewer" }, 403, "not-allowed"],
  [{ code: "acts-elsewhere", stage: "completeness", actsAt: "township" }, 403, "not-allowed"],
  [{ code: "applied-already", unitId: "u", applicationId: "a" }, 409, "conflict"],
  [{ code: "unknown", what: "unit", id: "x" }, 404, "not-found"],
  [{ code: "exists", what: "programme", id: "x" }, 409, "conflict"],
  [{ code: "key-used", key: "k" }, 409, "conflict"],
  [{ code: "changed-meanwhile", stream: "unit/x", expected: 1, found: 2 }, 412, "changed-meanwhile"],
  [{ code: "nothing-changes", what: "name", id: "x" }, 422, "refused"],
];

describe("a refusal", () => {
  it.each(CASES)("%j is a problem with status %i", (refusal, status, kind) => {
    expect(refusedProblem(refusal).problem).toMatchObject({ status, type: `/problems/${kind}`, refusal });
  });

  it("of several places points to each of them", () => {
    const problems = [
      { path: "names[1].lang", got: "xx-", want: "a language" },
      { path: "slug", got: "A", want: "a slug" },
    ];
    const { errors } = refusedProblem({ code: "invalid", problems }).problem;
    expect(errors).toEqual([
      { pointer: "/names/1/lang", detail: "got xx-, want a language" },
      { pointer: "/slug", detail: "got A, want a slug" },
    ]);
  });
});
