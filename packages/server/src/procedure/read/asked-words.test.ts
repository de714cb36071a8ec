import { check, type Standard } from "@touchstone/standard";
import { expect, it } from "vitest";
import { askedWords } from "./asked-words.ts";

function standardOf(yaml: string): Standard {
  const checked = check(yaml);
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  return checked.value;
}

it("what a gate asks is in words in each language of the pages, with names marked that one lacks", () => {
  const standard = standardOf(`
touchstone: 1
id: desks
version: "1"
title: Desks
languages: [en]
numbersOnly: true
criteria:
  - id: service
    title: Service
    indicators:
      - { id: desk, title: A desk, measures: service, kind: status }
gates: [{ id: open, title: Open, holds: criteria.service >= 12500 && done.desk >= 0.07 }]
`);
  expect(askedWords(standard, standard.gates[0]?.holds ?? "")).toEqual({
    en: "“Service” scores at least 12500 and at least 7 % of “A desk” is done",
    "zh-Hans": "“Service [en]”得分不低于 12500，且“A desk [en]”的完成比例不低于 7 %",
    bo: "“Service [en]” ཡི་སྐར་གྲངས་ 12500 ལས་མི་ཉུང་བ དང་ “A desk [en]” གྲུབ་ཚད་ 7 % ལས་མི་ཉུང་བ",
  });
});
