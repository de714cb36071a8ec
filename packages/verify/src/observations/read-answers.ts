import { columnsByItem, type Gatherer, TooManyCells } from "../assessment/gather.ts";
import { disclosureCheck } from "../disclosure/check-disclosure.ts";
import type { HandInCheck } from "../procedure/check-hand-ins.ts";
import type { Chunks } from "../record/chunk-rows.ts";
import type { Version } from "../standard/load-standards.ts";
import type { Work } from "../verify-record.ts";
import { checkObservations, type Observed } from "./check-observations.ts";
import type { Submission } from "./sources.ts";

interface Answers {
  readonly work: Work;
  readonly chunks: Chunks;
  readonly submissions: readonly Submission[];
  readonly published: ReadonlySet<string>;
  /** units that are scored; null where none are */
  readonly scoredOnly: ReadonlySet<string> | null;
  readonly enrolment: { readonly withheld: ReadonlySet<string>; readonly leftAgain: ReadonlySet<string> };
  readonly versions: ReadonlyMap<string, Version>;
  readonly slug: string;
  readonly gathered: Gatherer | null;
  readonly handIns: HandInCheck;
}

/** Reads every answer once: for the CSV, for what is published about people, for what was handed in, and for the table that is scored. */
export function readAnswers(answers: Answers): Observed & { readonly tooMany: boolean } {
  const { work, chunks, submissions, published, scoredOnly, enrolment, versions, slug, gathered, handIns } = answers;
  const { findings, verifying } = work;
  const standards = [...versions.values()].flatMap(({ standard }) => standard ?? []);
  const texts = new Set(
    standards.flatMap((standard) =>
      [...columnsByItem(standard, slug)].flatMap(([item, columns]) =>
        columns.some(({ kind }) => kind === "choice" || kind === "grade") ? [item] : [],
      ),
    ),
  );
  const disclosure = disclosureCheck(standards, slug, findings);
  let tooMany = false;
  const observed = checkObservations(chunks, {
    submissions,
    published,
    withdrawn: new Set([...enrolment.withheld, ...enrolment.leftAgain]),
    isText: (item) => texts.has(item),
    onUnit(unitId, observations) {
      disclosure.unit(unitId, observations);
      handIns.unit(unitId, observations);
      if (gathered === null || tooMany || scoredOnly?.has(unitId) !== true) return;
      try {
        gathered.take(unitId, observations);
      } catch (error) {
        if (!(error instanceof TooManyCells)) throw error;
        tooMany = true;
        for (const id of ["inputs", "scores", "ranks", "uncertainty"] as const)
          findings.cannot(id, "there are more answers than fit in the memory of this machine");
      }
    },
    progress: (n) => verifying.say?.(`reading the answers of ${n} units`),
  });
  disclosure.end();
  handIns.end();
  return { ...observed, tooMany };
}
