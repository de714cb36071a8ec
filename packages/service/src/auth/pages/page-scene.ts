import type { SignInAround, SignInWord } from "@touchstone/pages";
import type { FastifyReply } from "fastify";
import { z } from "zod";
import { ProblemError } from "../../http/problem.ts";
import { assetsOf } from "../../public/assets.ts";
import { loadPages, type Pages } from "../../public/pages.ts";
import { signInAssets } from "./sign-in-assets.ts";

/** The languages that the pages of signing in speak. */
const LANGUAGES = ["en", "zh-Hans", "bo"] as const;
export const inLanguage = z.object({ lang: z.enum(LANGUAGES) });
export type InLanguage = z.infer<typeof inLanguage>;

/** Sends a page of signing in, which no cache keeps. */
export async function sendSignInPage(
  reply: FastifyReply,
  { lang, wrong = null, path }: InLanguage & { readonly wrong?: SignInWord | null; readonly path: string },
  draw: (pages: Pages, around: SignInAround) => string,
): Promise<FastifyReply> {
  const pages = await loadPages();
  const { stylesheet, script } = signInAssets(pages, await assetsOf(pages));
  const around: SignInAround = {
    lang,
    languages: LANGUAGES.map((one) => ({ lang: one, href: `/${one}${path}` })),
    stylesheet,
    script,
    programme: null,
    current: null,
    isPassing: true,
    wrong,
  };
  void reply.header("cache-control", "no-store").type("text/html; charset=utf-8");
  if (wrong !== null && wrong !== "done" && reply.statusCode === 200) void reply.code(wrong === "tooMany" ? 429 : 422);
  return reply.serializer(String).send(draw(pages, around));
}

/** What a form's work gives; where too much was tried, the page says so itself. */
export async function orTooMany<T>(work: Promise<T>): Promise<T | "too-many"> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof ProblemError && error.problem.status === 429) return "too-many";
    throw error;
  }
}
