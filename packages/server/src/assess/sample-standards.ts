/** Standards for tests: what two programmes ask of the same villages. */

const head = (id: string, more = ""): string => `touchstone: 1
id: ${id}
version: "1"
title: ${id}
languages: [en]
${more}`;

/** Every `use`, a choice, a status, context, and a quantity; everything in it is seldom missing. */
export const LIBRARIES = `${head("libraries", "period: year\nrobustness: { replicates: 100, vary: { weights: 0.25, leaveOut: indicator, error: true }, certainAt: 0.9 }")}
context:
  - { id: terrain, title: Terrain, class: geography, kind: choice, of: [valley, plateau] }
  - { id: roads, title: Roads, class: geography, kind: amount, unit: km }
criteria:
  - id: doors
    title: Open doors
    indicators:
      - { id: hours, title: Opening hours, measures: service, kind: amount, unit: h/week, goalposts: [0, 60] }
      - { id: step_free, title: A step-free entrance, measures: facility, kind: yes-no }
      - { id: visits, title: Visits of the mobile library, measures: service, kind: amount, unit: visits, use: mean, goalposts: [0, 50] }
  - id: help
    title: Help
    indicators:
      - { id: forms, title: Forms in every language, measures: service, kind: share, counts: forms, asks: forms@1 }
      - { id: repair, title: Days until a repair, measures: service, kind: amount, unit: day, better: lower, use: latest within P2Y, goalposts: [0, 30] }
grades:
  - { id: good, title: Good, atLeast: 70 }
  - { id: fair, title: Fair, atLeast: 50 }
`;

/** Asks the same quantity; takes only half of it. */
export const SCHOOLS = `${head("schools", "period: year")}
criteria:
  - id: all
    title: All
    indicators:
      - { id: papers, title: Forms in every language, measures: service, kind: share, counts: forms, asks: forms@1, range: [0, 0.5], goalposts: [0, 0.5] }
      - { id: ramps, title: Ramps, measures: facility, kind: yes-no }
`;

/** A unit's id for tests: ids of growing numbers are in order. */
export function unitIdOf(no: number): string {
  return `01900000-0000-7000-8000-${no.toString(16).padStart(12, "0")}`;
}
