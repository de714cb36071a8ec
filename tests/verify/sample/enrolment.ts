import { chunkOf, idOf } from "../sample-log.ts";
import type { Draft } from "./draft.ts";
import { unitOf, VILLAGES, WITHDREW } from "./names.ts";

/** Who takes part, and one who withdrew. @returns the units that the enrolment names */
export function enrol(draft: Draft): readonly string[] {
  const { programme, tamper } = draft;
  const enrolled = tamper.enrolled?.([...VILLAGES]) ?? VILLAGES;
  const enrolChunk = chunkOf(enrolled.map((id) => [id]));
  draft.add(
    programme,
    "UnitsEnrolled",
    `enrolment/${idOf("enrolment")}`,
    {
      enrolmentId: idOf("enrolment"),
      basis: { kind: "statement", statedOn: "2026-02-01", document: null },
      on: "2026-02-05",
      part: 1,
      of: 1,
      chunk: enrolChunk.chunk,
    },
    "2026-02-05T01:00:00.000Z",
  );
  draft.add(
    programme,
    "EnrolmentEnded",
    `unit/${WITHDREW}`,
    { unitId: WITHDREW, on: "2026-03-01" },
    "2026-03-01T01:00:00.000Z",
  );
  if (tamper.again !== undefined) {
    const rows = [[WITHDREW]];
    const { chunk } = chunkOf(rows);
    const basis = { kind: "statement", statedOn: tamper.again, document: null };
    const data = { enrolmentId: idOf("again"), basis, on: tamper.again, part: 1, of: 1, chunk };
    draft.add(programme, "UnitsEnrolled", `enrolment/${idOf("again")}`, data, "2026-03-02T01:00:00.000Z");
    draft.putChunk(chunkOf(rows), rows, () => true);
  }
  draft.putChunk(
    enrolChunk,
    enrolled.map((id) => [id]),
    (row) => unitOf(row) !== WITHDREW,
  );
  return enrolled;
}
