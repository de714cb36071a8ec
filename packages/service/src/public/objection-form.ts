import { createHmac, randomBytes } from "node:crypto";
import type { ObjectionFault, ObjectionForm } from "@touchstone/pages";
import type { NoticeView, Refused } from "@touchstone/server";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { ProblemError } from "../http/problem.ts";
import { fileObjection } from "../procedure/objection-desk.ts";
import type { Service } from "../service.ts";

/** What the form sends. It is longer than may be filed, so that whoever wrote too much is told so and keeps it. */
export const objectionBody = z.object({
  application: z.string().max(100).default(""),
  text: z.string().max(300_000).default(""),
  lang: z.string().max(100).default(""),
  publish: z.string().max(10).optional(),
  contact: z.string().max(10_000).default(""),
});

type Sent = z.infer<typeof objectionBody>;
type Typed = Omit<ObjectionForm, "languages">;

const MOST_CHARACTERS = 10_000;
const LONGEST_CONTACT = 500;

/** What was typed: with plain line ends, which browsers send in twos. */
export function typedIn({ application, text, lang, publish, contact }: Sent): Typed {
  return {
    applicationId: application,
    text: text.replaceAll("\r\n", "\n"),
    lang,
    publish: publish !== undefined,
    contact: contact.trim(),
    wrong: [],
  };
}

/** What can be told of the form before the record is asked. */
export function faultsOf(typed: Typed, notice: NoticeView, languages: readonly string[]): ObjectionFault[] {
  const { applicationId, text, lang, contact } = typed;
  const faults: ObjectionFault[] = [];
  const entry = notice.entries.find((one) => one.applicationId === applicationId);
  if (notice.state === "past" || (entry && entry.outcome !== "standing")) faults.push({ at: "form", is: "wrongGone" });
  else if (!entry) faults.push({ at: "application", is: "wrongAbout" });
  if (!/[\p{L}\p{N}]/u.test(text)) faults.push({ at: "text", is: "wrongText" });
  else if (text.length > MOST_CHARACTERS) faults.push({ at: "text", is: "wrongLong", n: text.length });
  if (!languages.includes(lang)) faults.push({ at: "lang", is: "wrongLang" });
  if (contact.length > LONGEST_CONTACT) faults.push({ at: "contact", is: "wrongContact" });
  return faults;
}

/** Files it. Gives the number of the objection, or what is wrong. @throws {ProblemError} for what no form can mend */
export async function fileTyped(
  service: Service,
  request: FastifyRequest,
  { programme, noticeId, typed }: { readonly programme: string; readonly noticeId: string; readonly typed: Typed },
): Promise<string | readonly ObjectionFault[]> {
  const { applicationId, text, lang, publish, contact } = typed;
  const said = {
    programme,
    noticeId,
    applicationId,
    text: { text, lang, origin: "source", review: null },
    publish,
    contact: contact === "" ? null : contact,
  } as const;
  try {
    const answer = await fileObjection(service, request, { ...said, key: keyOf(request.ip, said) });
    return "refusal" in answer ? faultsIn(answer, typed) : answer.objectionId;
  } catch (error) {
    if (error instanceof ProblemError && error.problem.status === 429) return [{ at: "form", is: "wrongMany" }];
    throw error;
  }
}

const secret = randomBytes(32);

/**
 * The same words from the same place are one objection, however often they are sent: whoever presses twice, or comes
 * back to the form, files it once. Tells nothing of the words, and is another after a restart.
 */
const keyOf = (ip: string, said: object): string =>
  createHmac("sha256", secret)
    .update(JSON.stringify([ip, said]))
    .digest("base64url");

/** What the record refuses, said beside the field that it is about. */
function faultsIn({ refusal }: Refused, { text, publish }: Typed): readonly ObjectionFault[] {
  if (refusal.code !== "invalid") return [{ at: "form", is: "wrongGone" }];
  const faults = refusal.problems.map(({ path, got }): ObjectionFault => {
    if (path === "contact") return { at: "contact", is: "wrongContact" };
    if (text.length > MOST_CHARACTERS) return { at: "text", is: "wrongLong", n: text.length };
    if (got.startsWith("characters")) return { at: "text", is: "wrongSigns" };
    return { at: "text", is: publish ? "wrongPersonal" : "wrongSigns" };
  });
  return faults;
}
