import { canonicalStandard, check, checkOverlay, digestOf, digestOfOverlay, type Standard } from "@touchstone/standard";
import { idOf, sha256Hex } from "../sample-log.ts";
import { INDEX, MEANS, OVERLAY, POINTS } from "../sample-standards.ts";
import type { Draft } from "./draft.ts";
import { BOARD, OFFICE, ORGANISATION, OVERSIGHT, PROGRAMME, RESIDENT, text } from "./names.ts";

/** A standard in force, with the digest that the events say. */
export interface StandardInForce {
  readonly standard: Standard;
  readonly digest: string;
}

/** The programme, and its standard on its way into force. A long sequence that tells one story. */
export function bringIntoForce(draft: Draft): StandardInForce {
  const { kind, programme, tamper } = draft;
  draft.add(
    programme,
    "ProgrammeFounded",
    "programme",
    {
      programmeId: PROGRAMME,
      organisationId: ORGANISATION,
      slug: "open-villages",
      names: [text("Open villages")],
      languages: ["en", "bo"],
      timeZone: "Asia/Shanghai",
      owner: [text("The council")],
      calendar: { weekend: [6, 7], exceptions: [{ day: "2026-01-28", working: false }], knownThrough: "2026-12-31" },
      noticeDays: 10,
      bodies: [],
      responsibility: [],
    },
    "2026-01-07T01:00:00.000Z",
  );
  draft.add(
    programme,
    "RoleGranted",
    `role/${OFFICE}`,
    { grantId: idOf("grant 1"), role: "office", actor: OFFICE, unitId: null, from: "2026-01-07", until: null },
    "2026-01-07T01:01:00.000Z",
  );
  draft.add(
    programme,
    "RoleGranted",
    `role/${OVERSIGHT}`,
    { grantId: idOf("grant 2"), role: "oversight", actor: OVERSIGHT, unitId: null, from: "2026-01-07", until: null },
    "2026-01-07T01:02:00.000Z",
  );
  const yaml = tamper.standard ?? { index: INDEX, means: MEANS, points: POINTS }[kind];
  const checked = check(yaml);
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  const standard = checked.value;
  const digest = digestOf(standard, sha256Hex);
  const needs = kind !== "points" ? ["treated_well"] : [];
  const stream = `standard/${standard.version}`;
  draft.add(
    programme,
    "StandardDrafted",
    stream,
    {
      version: "1",
      standardId: standard.id,
      digest,
      file: sha256Hex(yaml),
      needsSecondKey: needs,
      change: null,
      comparedWith: null,
    },
    "2026-01-08T01:00:00.000Z",
  );
  if (needs.length > 0)
    draft.add(programme, "StandardKeyTurned", stream, { version: "1", digest }, "2026-01-09T01:00:00.000Z", OVERSIGHT);
  draft.add(
    programme,
    "StandardNoticed",
    stream,
    { version: "1", digest, from: "2026-01-19", until: "2026-02-04", nDays: 10, provisional: false },
    "2026-01-19T01:00:00.000Z",
  );
  draft.add(
    programme,
    "StandardObjectionFiled",
    stream,
    { objectionId: idOf("objection"), version: "1", text: text("Too many hours") },
    "2026-01-20T01:00:00.000Z",
    RESIDENT,
  );
  draft.add(
    programme,
    "StandardObjectionAnswered",
    stream,
    { objectionId: idOf("objection"), version: "1", upheld: false, answer: [text("They are counted over a year")] },
    "2026-01-27T01:00:00.000Z",
    BOARD,
  );
  draft.add(
    programme,
    "StandardMadeEffective",
    stream,
    { version: "1", digest, from: "2026-02-04", supersedes: null },
    "2026-02-04T01:00:00.000Z",
  );
  draft.put("standard/1.yaml", yaml);
  draft.put("standard/1.json", canonicalStandard(standard));
  const overlay = checkOverlay(OVERLAY);
  if (kind !== "points" && overlay.ok) {
    draft.add(
      programme,
      "OverlayAdded",
      stream,
      { version: "1", language: "bo", digest: digestOfOverlay(overlay.value, sha256Hex), file: sha256Hex(OVERLAY) },
      "2026-02-04T02:00:00.000Z",
    );
    draft.put("standard/translations/1/bo.yaml", OVERLAY);
  }
  return { standard, digest };
}
