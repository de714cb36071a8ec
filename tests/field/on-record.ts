import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { FieldScene } from "./field-phone.ts";

/** What the record has, whatever a page says. */
export interface OnRecord {
  /** events of a type; of all where none is named */
  readonly events: (type?: string) => Promise<number>;
  readonly rows: <T extends object>(sql: string) => Promise<T[]>;
  /** uploads that are under way, whoever began them */
  readonly uploads: () => Promise<number>;
  /** answers of the one application, by question */
  readonly answers: (account: string) => Promise<Record<string, unknown>>;
}

export function onRecord({ on, round }: Pick<FieldScene, "on" | "round">): OnRecord {
  const rows = async <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
    (await on.touchstone.pool.query<T>(sql, values)).rows;
  return {
    rows,
    uploads: async () => {
      const names = await readdir(join(on.home.dir, "run", "uploads"), { recursive: true });
      return names.filter((name) => name.endsWith(".json")).length;
    },
    events: async (type) => {
      const sql = "SELECT count(*)::int AS n FROM event WHERE $1::text IS NULL OR type = $1";
      return (await rows<{ n: number }>(sql, [type ?? null]))[0]?.n ?? 0;
    },
    answers: async (account) => {
      const [made] = await rows<{ id: string }>(
        "SELECT application_id AS id FROM application ORDER BY seq DESC LIMIT 1",
      );
      const answer = await on.app.inject({
        url: `/api/v1/programmes/field/applications/${made?.id}/form`,
        headers: { "x-test-account": round.account(account) },
      });
      const { questions } = answer.json() as { questions: readonly { id: string; answer: unknown }[] };
      return Object.fromEntries(questions.flatMap(({ id, answer: said }) => (said === null ? [] : [[id, said]])));
    },
  };
}
