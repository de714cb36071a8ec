import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { ProblemError } from "../http/problem.ts";
import type { Desk } from "./desk.ts";
import type { ProgrammeScene } from "./programme-scene.ts";
import type { KeptRegister } from "./registers.ts";
import { cachedPage, madePage, sendPage } from "./send-page.ts";

/** The address of a page of a programme. */
export const OfProgramme = z.object({
  lang: z.string().regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/),
  programme: z.string().regex(/^[a-z][a-z0-9-]{0,63}$/),
});

/** As of any address that leads nowhere. */
export const nothingHere = (): ProblemError => new ProblemError("not-found", "There is no page at this address.");

/** Where a page of a programme is drawn. */
export interface Entered {
  readonly scene: ProgrammeScene;
  /** null: nobody has been assessed */
  readonly register: KeptRegister | null;
}

/** The programme of an address, in a language that it has. @throws {ProblemError} if there is none */
export async function entered({ scenes, registers }: Desk, lang: string, slug: string): Promise<Entered> {
  const scene = await scenes.find(slug);
  if (!scene?.programme.languages.includes(lang)) throw nothingHere();
  return { scene, register: await registers.of(scene) };
}

/** What a page of a programme changes with. */
export const keyOf = ({ log, sizes, day }: ProgrammeScene): string => `${log.logId} ${sizes.programme} ${day}`;

/** Answers with a page that is made, or was. @param key null: made each time */
export async function answer(
  { cache }: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  key: readonly unknown[] | null,
  make: () => Promise<string | null>,
): Promise<void> {
  const made = async () => {
    const html = await make();
    if (html === null) throw nothingHere();
    return madePage(html);
  };
  await sendPage(request, reply, key === null ? await made() : await cachedPage(cache, JSON.stringify(key), made));
}
