/** The twelve pages that somebody sees first, whoever they are: pictures are kept of them, and nothing may be lost on them. */
import { asked } from "./browsing.ts";

export interface SeenPage {
  readonly name: string;
  /** who looks; null: anybody, without an account */
  readonly account: string | null;
  /** below the language */
  readonly path: string;
}

const PROGRAMME = "/programmes/good-neighbours";

interface Listed<T> {
  readonly items: readonly T[];
}

/** @param base of the demo as it was made: one application at least at each stage */
export async function twelvePages(base: string): Promise<readonly SeenPage[]> {
  const first = async (state: string): Promise<string> => {
    const { items } = await asked<Listed<{ readonly applicationId: string }>>(
      base,
      "demo-office",
      `${PROGRAMME}/applications?state=${state}`,
    );
    return items[0]?.applicationId ?? "";
  };
  const file = (
    await asked<Listed<{ readonly assignmentId: string; readonly state: string }>>(
      base,
      "demo-reviewer-1",
      `${PROGRAMME}/reviews?limit=100`,
    )
  ).items.find(({ state }) => state === "assigned");
  const notice = (
    await asked<Listed<{ readonly noticeId: string; readonly state: string }>>(
      base,
      "demo-office",
      `${PROGRAMME}/notices`,
    )
  ).items.find(({ state }) => state === "current");
  const code = await validCode(base);
  const half = (
    await asked<Listed<{ readonly applicationId: string; readonly state: string }>>(
      base,
      "demo-unit-emberfold-3-2",
      `${PROGRAMME}/applications`,
    )
  ).items.find(({ state }) => state === "answering");
  const app = "/app/good-neighbours";
  return [
    { name: "register", account: null, path: "/good-neighbours" },
    { name: "designation", account: null, path: `/good-neighbours/designations/${code}` },
    { name: "notice", account: null, path: `/good-neighbours/notices/${notice?.noticeId}` },
    { name: "standard", account: null, path: "/good-neighbours/standard" },
    { name: "sign-in", account: null, path: "/sign-in" },
    { name: "inbox", account: "demo-office", path: "/app" },
    { name: "round", account: "demo-office", path: app },
    { name: "applications", account: "demo-office", path: `${app}/applications` },
    { name: "application", account: "demo-office", path: `${app}/applications/${await first("review")}` },
    { name: "workbench", account: "demo-reviewer-1", path: `${app}/review/${file?.assignmentId}` },
    { name: "decision", account: "demo-decider", path: `${app}/decisions/${await first("deciding")}` },
    { name: "questions", account: "demo-unit-emberfold-3-2", path: `/field/good-neighbours/${half?.applicationId}` },
  ];
}

/** The number of a designation that is valid today. */
export async function validCode(base: string): Promise<string> {
  const { items } = await asked<Listed<{ readonly code: string; readonly status: string }>>(
    base,
    "demo-office",
    `${PROGRAMME}/designations?limit=100`,
  );
  return items.find(({ status }) => status === "valid")?.code ?? "";
}
