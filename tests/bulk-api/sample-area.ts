/** For tests of tables by the API: an organisation with villages, and a programme that asks them, by its own gates. */
import { assess } from "@touchstone/server";
import { type SampleRecord, sampleRecord } from "@touchstone/server/testing";
import { type TestService, testService } from "@touchstone/service/testing";

export interface SampleArea {
  readonly on: TestService;
  readonly record: SampleRecord;
  /** posts, as the office */
  readonly post: (url: string, body: string | Buffer | object, type?: string, key?: string) => Promise<Answered>;
  readonly get: (url: string, accept?: string) => Promise<Answered>;
}

interface Answered {
  readonly status: number;
  readonly text: string;
  readonly bytes: Buffer;
  readonly headers: Readonly<Record<string, unknown>>;
}

export async function sampleArea(): Promise<SampleArea> {
  const on = await testService();
  const record = await sampleRecord(on.touchstone, "council");
  const as = { "x-test-account": record.account };
  return {
    on,
    record,
    post: async (url, body, type = "application/json", key) => {
      const headers = { ...as, "content-type": type, ...(key !== undefined && { "idempotency-key": key }) };
      const payload = typeof body === "string" || Buffer.isBuffer(body) ? body : JSON.stringify(body);
      const answer = await on.app.inject({ method: "POST", url, headers, payload });
      return { status: answer.statusCode, text: answer.body, bytes: answer.rawPayload, headers: answer.headers };
    },
    get: async (url, accept = "*/*") => {
      const answer = await on.app.inject({ url, headers: { ...as, accept } });
      return { status: answer.statusCode, text: answer.body, bytes: answer.rawPayload, headers: answer.headers };
    },
  };
}

/** Random numbers that are the same each time. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

export const assessed = async ({ on, record }: SampleArea, programme: string, period: string): Promise<void> => {
  const done = await assess(on.touchstone, { programme, period, account: record.account });
  if (!done.ok) throw new Error(JSON.stringify(done.refusal));
};
