import { createHash } from "node:crypto";
import { basename } from "node:path";
import { isRelative, type Points, published, State } from "@touchstone/engine";
import { tableDigest } from "@touchstone/standard";
import { byRank, type Result } from "../result.ts";
import { versionOf } from "../version.ts";
import { holdsWord } from "./scores-csv.ts";
import { uncertaintyJson, unitUncertaintyJson } from "./uncertainty-json.ts";

/**
 * Everything about a scoring as JSON, in pieces: what was scored by what (with digests), the model as
 * it was computed, and a scorecard per unit. Scores are the published ones, with all their digits;
 * null is no score. `uncertainty` is null where it was not computed.
 */
export function* scorecardsJson(result: Result): Generator<string> {
  const { loaded, input, scored, uncertainty } = result;
  const { standard, model } = loaded;
  const head = {
    touchstone: versionOf(),
    standard: { id: standard.id, version: standard.version, title: standard.title, sha256: loaded.digest },
    data: {
      file: basename(input.file),
      sha256: input.sha256,
      table: tableDigest(input.table, createHash("sha256")),
      period: input.period?.text ?? null,
      units: scored.units.length,
      unitsLeftOut: input.leftOut,
    },
    numbersOnly: standard.numbersOnly,
    relative: isRelative(model),
    uncertainty: uncertainty ? uncertaintyJson(uncertainty) : null,
    model,
    sealed: scored.sealed.map((sealed) => ({ ...sealed, node: model.nodes[sealed.node]?.id })),
    undecided: scored.undecided.map(({ unit, node }) => ({ unit: scored.units[unit], node: model.nodes[node]?.id })),
  };
  yield `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "units": [`;
  let separator = "\n";
  for (const i of byRank(scored)) {
    yield `${separator}    ${JSON.stringify(scorecard(result, i))}`;
    separator = ",\n";
  }
  yield "\n  ]\n}\n";
}

const STATE_NAMES = new Map<number, string>([
  [State.missing, "missing"],
  [State.notApplicable, "not_applicable"],
  [State.insufficientEvidence, "insufficient"],
  [State.refused, "refused"],
]);

function scorecard({ loaded, input, scored, present, uncertainty }: Result, i: number): object {
  const { nodes, gates, grades } = loaded.model;
  const n = scored.units.length;
  const perNode = <T>(of: (at: number) => T): Record<string, T> =>
    Object.fromEntries(nodes.map(({ id }, k) => [id, of(k * n + i)]));
  const without = nodes.flatMap(({ id }, k) => {
    const state = STATE_NAMES.get(scored.states[k * n + i] ?? State.present);
    return state === undefined ? [] : [[id, state] as const];
  });
  const { points } = scored;
  return {
    unit: scored.units[i],
    name: input.names[i] || null,
    rank: scored.ranks[i] || null,
    score: numberOr(scored.scores[i]),
    grade: grades[scored.grades[i] ?? -1]?.id ?? null,
    gradeByScore: grades[scored.gradesByScore[i] ?? -1]?.id ?? null,
    screened: scored.screened[i] === 1,
    dataPresent: numberOr(published(present[i] ?? Number.NaN)),
    gates: Object.fromEntries(gates.map(({ id }, g) => [id, holdsWord(scored.gates[g * n + i])])),
    scores: perNode((at) => numberOr(scored.scores[at])),
    without: Object.fromEntries(without),
    ...(uncertainty && { uncertainty: unitUncertaintyJson(uncertainty, loaded.model, i) }),
    ...(points && { points: perNode((at) => pointsAt(points, at)) }),
  };
}

function pointsAt({ potential, done, planned, notDone, unfilled, answered, leaves }: Points, at: number): object {
  const shown = (column: Float64Array): number | null => numberOr(published(column[at] ?? Number.NaN));
  return {
    potential: shown(potential),
    done: shown(done),
    planned: shown(planned),
    notDone: shown(notDone),
    unfilled: shown(unfilled),
    answered: answered[at],
    leaves: leaves[at],
  };
}

function numberOr(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
