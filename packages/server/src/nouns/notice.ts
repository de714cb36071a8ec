import {
  type CommandOf,
  type Decision,
  decidePublishNotice,
  isTooMuch,
  type NoticeCase,
  noticeStream,
  refused,
} from "@touchstone/domain";
import { applicationOf, cycleOf } from "../procedure/load-application.ts";
import { noticeOf } from "../procedure/noticed.ts";
import { disclosuresOf, toOpen } from "../procedure/opened-by-notice.ts";
import { programmeOf } from "../projections/programme-read.ts";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import type { Touchstone } from "../touchstone.ts";
import { handler } from "./handler.ts";

export const noticeHandlers = {
  PublishNotice: handler<CommandOf<"PublishNotice">, NoticeCase | null>({
    stream: ({ noticeId }) => noticeStream(noticeId),
    load,
    decide: (command, on, context): Decision =>
      on === null
        ? refused({ code: "unknown", what: "round", id: command.cycleId })
        : decidePublishNotice(command, on, context),
  }),
};

/** What a notice is made of. Sealed events are only opened where all its applications are decided for. */
async function load(
  tx: Tx,
  touchstone: Touchstone,
  log: Log,
  { noticeId, cycleId, applicationIds }: CommandOf<"PublishNotice">,
): Promise<NoticeCase | null> {
  const [cycle, programme, before, found] = await Promise.all([
    cycleOf(tx, log, cycleId),
    programmeOf(tx, log),
    noticeOf(tx, log, noticeId),
    Promise.all(applicationIds.map((applicationId) => applicationOf(tx, log, applicationId))),
  ]);
  if (cycle === null) return null;
  const applications = found.flatMap((one) => (one === null ? [] : [one.application]));
  const isReady = applications.length > 0 && applications.every(({ state }) => state === "decided");
  const sealed = isReady ? await toOpen(tx, log, applicationIds) : [];
  const isOpened = !isTooMuch(sealed.length, applicationIds.length);
  return {
    cycle,
    calendar: programme.calendar,
    noticeDays: programme.noticeDays,
    applications,
    isIdFree: before === null,
    nToOpen: sealed.length,
    disclosures: isOpened ? await disclosuresOf(tx, touchstone.keys, log, sealed) : [],
  };
}
