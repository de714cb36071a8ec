export const INDICATORS = 60;

/** The YAML of a standard of sixty amounts in ten pillars, with two grades. @param least score of the lower of the two */
export function countryStandard(least: number): string {
  const indicator = (j: number): string =>
    `      - { id: i${j}, title: Indicator ${j}, measures: service, kind: amount, unit: h/week, goalposts: [0, 100] }`;
  const pillar = (k: number): string =>
    `  - id: p${k}\n    title: Pillar ${k}\n    indicators:\n${Array.from({ length: 6 }, (_, j) => indicator(k * 6 + j)).join("\n")}`;
  return `touchstone: 1
id: country
version: "1"
title: A country
languages: [en]
period: year
criteria:
${Array.from({ length: INDICATORS / 6 }, (_, k) => pillar(k)).join("\n")}
grades:
  - { id: good, title: Good, atLeast: 55 }
  - { id: fair, title: Fair, atLeast: ${least} }
`;
}
