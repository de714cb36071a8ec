import { z } from "zod";

/** Shapes that several resources share, named so that the reference names them once. */
export const slug = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,63}$/)
  .meta({ id: "Slug", description: "name in addresses" });
export const text = z
  .object({
    text: z.string(),
    lang: z.string(),
    origin: z.enum(["source", "human", "machine"]),
    review: z.enum(["reviewed", "unreviewed"]).nullable(),
  })
  .meta({ id: "Text", description: "words in one language, whence they come and whether a reader approved them" });
