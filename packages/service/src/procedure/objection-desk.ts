import type { CommandOf } from "@touchstone/domain";
import { execute, PUBLIC_ACCOUNT, type Receipt, type Refused, reservedAccount } from "@touchstone/server";
import type { FastifyRequest } from "fastify";
import { clientOf } from "../auth/guessing.ts";
import { Tries } from "../auth/tries.ts";
import { idsUnder } from "../http/made-ids.ts";
import { ProblemError } from "../http/problem.ts";
import type { Service } from "../service.ts";

const MINUTE = 60_000;
/**
 * Objections of one client: a village may have one address. Each has to be answered before anything goes on, so that
 * nobody is to file them by the hundred.
 */
const LIMITS = [
  { most: 10, windowMs: 10 * MINUTE },
  { most: 60, windowMs: 24 * 60 * MINUTE },
];

/** What somebody says against a decision on notice. */
export type Objecting = Omit<CommandOf<"FileObjection">, "type" | "objectionId"> & {
  readonly programme: string;
  /** the same key files it once, however often it is sent */
  readonly key?: string | undefined;
};

/** An objection that was filed: by its number it is found again. */
export interface FiledObjection {
  readonly objectionId: string;
  readonly receipt: Receipt;
}

const counters = new WeakMap<Service, readonly Tries[]>();

/**
 * Files an objection for whoever asks, by the account of the public, also where somebody is signed in: who objects is
 * nobody's business. Pages and API go through here, so that they count together.
 * @throws {ProblemError} too-many-requests; what the record refuses does not count
 */
export async function fileObjection(
  service: Service,
  request: Pick<FastifyRequest, "ip">,
  { programme, key, ...said }: Objecting,
): Promise<FiledObjection | Refused> {
  const { touchstone } = service;
  const tries = counters.get(service) ?? LIMITS.map((limit) => new Tries({ ...limit, now: touchstone.now }));
  counters.set(service, tries);
  const client = clientOf(request);
  const giveBack = (taken: readonly Tries[]): void => {
    for (const each of taken) each.giveBack(client);
  };
  for (const [at, each] of tries.entries())
    if (!each.take(client)) {
      giveBack(tries.slice(0, at));
      throw new ProblemError("too-many-requests", "Too many objections from here for now. Try again later.");
    }
  const account = await reservedAccount(touchstone, PUBLIC_ACCOUNT);
  const objectionId = (key === undefined ? touchstone.newId : idsUnder([PUBLIC_ACCOUNT, programme, key]))();
  const answer = await execute(touchstone, {
    log: { kind: "programme", slug: programme },
    account,
    command: { type: "FileObjection", objectionId, ...said },
    key,
  });
  if (!answer.ok) giveBack(tries);
  return answer.ok ? { objectionId, receipt: answer } : answer;
}
