import { FEWEST, fewestOf } from "../fewest.ts";
import type { Finding } from "../problem.ts";
import { type Standard, UNIT_KINDS } from "../schema.ts";
import { error, refused, warning } from "./finding.ts";
import { isRecognition } from "./recognition.ts";
import { sourceText } from "./walk.ts";

/** Who is assessed is one type of unit, of a closed kind, large enough that no single person is meant. */
export function unitsTooSmall(standard: Standard): Finding[] {
  return [
    ...(standard.units ?? []).flatMap((unit, at) => ofUnit(unit, at)),
    ...whoIsAssessed(standard),
    ...sizeUnknown(standard),
  ];
}

type Unit = NonNullable<Standard["units"]>[number];

function ofUnit(unit: Unit, at: number): Finding[] {
  const { kind, minimum, type, title } = unit;
  const name = `${type} (${sourceText(title)})`;
  if (!UNIT_KINDS.includes(kind))
    return [
      refused({
        code: "unit-kind-unknown",
        path: ["units", at, "kind"],
        got: `${name}, which is of kind ${kind}`,
        want: `one of ${UNIT_KINDS.join(", ")}; no household, person or place of worship is a unit`,
      }),
    ];
  const { least, of } = FEWEST.get(kind) ?? { least: 1, of: "members" };
  if (minimum === undefined || minimum >= least) return [];
  return [
    refused({
      code: "unit-too-small",
      path: ["units", at, "minimum"],
      got: `${name}, which may have as few as ${minimum} ${of}`,
      want: `minimum: ${least} or more, or none (${least} is then taken): people are not scored`,
    }),
  ];
}

function whoIsAssessed(standard: Standard): Finding[] {
  const { units, cycle } = standard;
  if (!units) {
    const found = {
      code: "units-missing",
      path: cycle ? ["cycle"] : [],
      got: "a recognition that does not say who can be recognised",
      want: "units: the types of unit, each with its kind, one of them assessed: true",
    };
    if (cycle) return [refused(found)];
    return isRecognition(standard) ? [warning(found)] : [];
  }
  const assessed = units.filter((unit) => unit.assessed);
  if (assessed.length === 1) return [];
  return [
    error({
      code: "assessed-not-one",
      path: ["units"],
      got:
        assessed.length === 0
          ? "no type of unit that is assessed"
          : `${assessed.map(({ type }) => type).join(", ")}, all of them assessed`,
      want: "assessed: true on exactly one type of unit; another one has a standard of its own",
    }),
  ];
}

/** The fewest people of a unit are held in the data: by the context that counts them. */
function sizeUnknown(standard: Standard): Finding[] {
  const fewest = fewestOf(standard);
  if (fewest === null) return [];
  const { least, of, units } = fewest;
  const counts = standard.context.map((item, at) => ({ item, at })).filter(({ item }) => item.counts === of);
  const path = ["units", (standard.units ?? []).findIndex(({ assessed }) => assessed)];
  if (!counts.some(({ item }) => item.kind === "count"))
    return [
      warning({
        code: "size-unknown",
        path,
        got: `${units}, and no context that counts their ${of}`,
        want: `context of kind count with counts: ${of}, so that ${units} of fewer than ${least} are found in the data`,
      }),
    ];
  return counts.flatMap(({ item, at }) =>
    item.range === undefined || item.range[1] >= least
      ? []
      : error({
          code: "size-out-of-reach",
          path: ["context", at, "range"],
          got: `${item.range[1]} ${of} at most, where a unit has at least ${least}`,
          want: "a range that a unit can be in, or none",
        }),
  );
}
