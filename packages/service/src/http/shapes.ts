import { z } from "zod";

/** Shapes that several resources share, named so that the reference names them once. */
export const slug = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,63}$/)
  .meta({ id: "Slug", description: "name in addresses", examples: ["good-neighbours"] });

export const text = z
  .object({
    text: z.string(),
    lang: z.string(),
    origin: z.enum(["source", "human", "machine"]),
    review: z.enum(["reviewed", "unreviewed"]).nullable(),
  })
  .meta({
    id: "LanguageText",
    description: "words in one language, whence they come and whether a reader approved them",
    examples: [{ text: "Good Neighbours", lang: "en", origin: "source", review: null }],
  });

/** Only in small letters: as the record has it, so that one thing has one name. */
export const uuid = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)
  .meta({ id: "Uuid", description: "a UUID, in small letters", examples: ["0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88"] });

export const day = z.iso
  .date()
  .refine((text) => text > "0001" && text < "9999")
  .meta({ id: "Day", description: "a day, YYYY-MM-DD", examples: ["2026-03-01"] });

export const digest = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({ id: "Digest", description: "SHA-256, hexadecimal", examples: ["0".repeat(64)] });

/** Number of an event in its ledger. */
export const seq = z
  .int()
  .min(0)
  .meta({ id: "Seq", description: "number of an event in its ledger", examples: [17] });

/** Which events of which ledger a command has made. */
export const receipt = z
  .object({
    kind: z.enum(["organisation", "programme"]),
    log: slug,
    first: seq.nullable(),
    last: seq.nullable(),
    at: z.string(),
  })
  .meta({
    id: "Receipt",
    description: "events that a command has made; null where nothing had to be recorded",
    examples: [{ kind: "programme", log: "good-neighbours", first: 17, last: 17, at: "2026-03-01T09:30:00.000Z" }],
  });

/** half-open; null is open at that end */
export const span = { from: day.nullable(), until: day.nullable() };

/** Words of people that go into the record: the domain says more precisely what it takes. */
export const words = (most: number) => z.string().min(1).max(most);

export const EXAMPLE_ID = "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88";
export const EXAMPLE_TEXT = { text: "Good Neighbours", lang: "en", origin: "source", review: null } as const;

/** How many events a thing has had. */
export const revision = z
  .int()
  .min(0)
  .meta({ id: "Revision", description: "what If-Match of a command speaks of, in quotes", examples: [1] });
