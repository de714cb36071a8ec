import {
  type AnswerCase,
  type CommandOf,
  type ContestedCase,
  decideAnswerObjection,
  decideFileObjection,
  noticeStream,
  type Text,
} from "@touchstone/domain";
import { loadCase } from "../procedure/load-application.ts";
import { noticeOf, objectionOf } from "../procedure/noticed.ts";
import type { Log } from "../store/log.ts";
import { contentOf, openPrivate } from "../store/private-parts.ts";
import type { Tx } from "../store/tx.ts";
import type { Touchstone } from "../touchstone.ts";
import { handler } from "./handler.ts";

export const noticeObjectionHandlers = {
  FileObjection: handler<CommandOf<"FileObjection">, ContestedCase | null>({
    stream: ({ noticeId }) => noticeStream(noticeId),
    load: contested,
    decide: decideFileObjection,
  }),
  AnswerObjection: handler<CommandOf<"AnswerObjection">, AnswerCase | null>({
    load: toAnswer,
    decide: decideAnswerObjection,
  }),
};

async function contested(
  tx: Tx,
  touchstone: Touchstone,
  log: Log,
  { noticeId, applicationId, objectionId }: CommandOf<"FileObjection">,
): Promise<ContestedCase | null> {
  const notice = await noticeOf(tx, log, noticeId);
  if (!notice?.applications.includes(applicationId)) return null;
  const on = await loadCase(tx, touchstone, log, applicationId);
  return on && { ...on, notice, isIdFree: (await objectionOf(tx, log, objectionId)) === null };
}

/** The objection with its decision; its words only where they are to be published, and nobody has erased them. */
async function toAnswer(
  tx: Tx,
  touchstone: Touchstone,
  log: Log,
  { objectionId }: CommandOf<"AnswerObjection">,
): Promise<AnswerCase | null> {
  const stored = await objectionOf(tx, log, objectionId);
  if (stored === null) return null;
  const { seq, publish, ...objection } = stored;
  const on = await loadCase(tx, touchstone, log, objection.applicationId);
  if (on === null) return null;
  const kept = publish ? await openPrivate(tx, touchstone.keys, log, { seq, part: "text" }) : null;
  const toPublish = kept === null ? null : (contentOf(kept) as unknown as { text: Text }).text; // as decideFileObjection made it
  return { ...on, objection: { ...objection, toPublish } };
}
