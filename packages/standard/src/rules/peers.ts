import type { Path } from "../names.ts";
import type { Finding } from "../problem.ts";
import type { Standard } from "../schema.ts";
import { refused, warning } from "./finding.ts";
import { tokensOf } from "./tokens.ts";
import { called, contextOf } from "./walk.ts";

const GROUPING = ["size", "geography"];
/** More options than this are less a kind of place than a list of units. */
const MANY_OPTIONS = 30;

/** Units are compared with, and filled in from, peers of their size or geography; nothing else groups them. */
export function groupsOfPeers(standard: Standard): Finding[] {
  const findings: Finding[] = [];
  for (const { item, path } of contextOf(standard)) {
    if (item.peerGroup && !GROUPING.includes(item.class))
      findings.push(
        refused({
          code: "peer-group-class",
          path: [...path, "peerGroup"],
          got: `${called(item)} of class ${item.class} as a peer group`,
          want: "a peer group of class size or geography, or no peer group",
        }),
      );
    if ((item.of?.length ?? 0) > MANY_OPTIONS)
      findings.push(
        warning({
          code: "options-like-units",
          path: [...path, "of"],
          got: `${called(item)}, which has ${item.of?.length} options`,
          want: `${MANY_OPTIONS} at most: a long list tells units apart by name, and conditions see kinds of units, not units`,
        }),
      );
  }
  return [...findings, ...groupsOfImputation(standard), ...drawOfVisits(standard)];
}

function groupsOfImputation(standard: Standard): Finding[] {
  const classes = new Map(standard.context.map((item) => [item.id, item.class]));
  const places: [Standard["scoring"]["impute"] | undefined, Path][] = [
    [standard.scoring.impute, ["scoring", "impute", "group"]],
    ...(standard.robustness?.vary.impute ?? []).map((impute, at): [typeof impute, Path] => [
      impute,
      ["robustness", "vary", "impute", at, "group"],
    ]),
  ];
  return places.flatMap(([impute, path]) => {
    const group = typeof impute === "object" ? impute.group : undefined;
    const itsClass = group === undefined ? undefined : classes.get(group);
    if (itsClass === undefined || GROUPING.includes(itsClass)) return [];
    return refused({
      code: "impute-group-class",
      path,
      got: `${group} of class ${itsClass}, which fills in what is missing`,
      want: "a group of class size or geography",
    });
  });
}

const DRAW = new Set(["n", "ceil", "floor", "round", "sqrt", "min", "max"]);

/** The draw of site visits knows how many units there are, and nothing about any of them. */
function drawOfVisits({ cycle }: Standard): Finding[] {
  const sample = cycle?.siteVisits?.sample;
  if (sample === undefined) return [];
  const others = tokensOf(sample).filter(({ kind, text }) => kind === "text" || (kind === "name" && !DRAW.has(text)));
  if (others.length === 0) return [];
  return [
    refused({
      code: "draw-sees-units",
      path: ["cycle", "siteVisits", "sample"],
      got: others.map(({ text }) => text).join(", "),
      want: "a size made of n (how many units there are), numbers, ceil, floor, sqrt, min and max; who is visited is drawn",
    }),
  ];
}
