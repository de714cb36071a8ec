import { logBySlug, transaction, versionsOf } from "@touchstone/server";
import { OFFICE, OVERSIGHT, unitAccountOf } from "./demo-accounts.ts";
import type { Scene } from "./found-demo.ts";
import { PROGRAMME, PROGRAMME_LOG, tell } from "./storyteller.ts";

/** A stricter version for the year to come: drafted, its second key turned, on notice; a village objects and is answered. */
export async function newVersion({ clock, standards }: Scene): Promise<void> {
  const { version, yaml, tibetan } = standards.next;
  const drafted = clock.daysAgo(12);
  await tell(drafted, PROGRAMME_LOG, OFFICE, { type: "DraftStandard", yaml });
  await tell(drafted, PROGRAMME_LOG, OFFICE, { type: "AddOverlay", yaml: tibetan });
  const versions = await transaction(
    drafted,
    async (tx) => {
      const log = await logBySlug(tx, "programme", PROGRAMME);
      return log === null ? [] : versionsOf(tx, log);
    },
    { readOnly: true },
  );
  const digest = versions.find((one) => one.version === version)?.digest ?? "";
  await tell(clock.daysAgo(11), PROGRAMME_LOG, OVERSIGHT, { type: "TurnStandardKey", version, digest });
  await tell(clock.daysAgo(10), PROGRAMME_LOG, OFFICE, { type: "PutStandardOnNotice", version, until: null });

  const objectionId = drafted.newId();
  await tell(clock.daysAgo(9), PROGRAMME_LOG, unitAccountOf("larkwater-1-1"), {
    type: "FileStandardObjection",
    objectionId,
    version,
    text: source(
      "Sixty days are too short for us: the township sees our grants once a month, and we can't decide before it has.",
    ),
    publish: true,
    contact: null,
  });
  await tell(clock.daysAgo(8), PROGRAMME_LOG, OFFICE, {
    type: "AnswerStandardObjection",
    objectionId,
    version,
    upheld: false,
    answer: [
      source(
        "More than nine villages in ten decided within sixty days, under the same townships. The limit scores less, it closes no door; the township offices will look at small grants every week.",
      ),
    ],
  });
}

const source = (text: string) => ({ text, lang: "en", origin: "source", review: null }) as const;
