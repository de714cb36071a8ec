/** What waits for somebody. */
import { PLACES } from "@touchstone/server";
import { z } from "zod";
import { uuid } from "../../shapes.ts";
import { deadline, programmeName, unitLabel } from "./parts.ts";

const INBOX_KINDS = [
  "answer",
  "mend",
  "reply",
  "checkCompleteness",
  "assign",
  "assignThird",
  "declare",
  "rate",
  "recommend",
  "decide",
  "publishNotice",
  "answerObjection",
] as const;

export const inboxItem = z
  .object({
    key: z.string().describe("the same as long as it is the same thing"),
    kind: z.enum(INBOX_KINDS),
    programme: programmeName,
    cycleId: uuid.nullable(),
    applicationId: uuid.nullable().describe("null: more than one"),
    assignmentId: uuid.nullable().describe("of a reviewer's file, which stands for its application"),
    noticeId: uuid.nullable(),
    objectionId: uuid.nullable(),
    unit: unitLabel.nullable().describe("null: more than one"),
    count: z.int().describe("how many it is about"),
    reason: z.string().nullable().describe("a word for why it waits, such as apart or nobody-free"),
    deadline: deadline.nullable().describe("the nearest"),
    href: z.string().describe("of its page, without the language in front"),
  })
  .meta({ id: "InboxItem", description: "something that waits for who asks; lists are in the order of deadlines" });

export const inbox = z
  .object({
    items: z.array(inboxItem),
    overdue: z.int(),
    openings: z
      .array(
        z.object({
          programme: programmeName,
          places: z.array(z.enum(PLACES)).describe("pages of the console; field: those on the phone"),
        }),
      )
      .describe("where your roles let you look, whether anything waits or not"),
  })
  .meta({ id: "Inbox", description: "what waits for who asks, over all programmes" });
