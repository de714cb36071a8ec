/** A small index: grades, a gate, an experience, a quantity that another programme asks too, robustness. */
export const INDEX = `touchstone: 1
id: open-villages
version: "1"
title: Open villages (invented)
languages: [en]
units:
  - { type: county, kind: area, title: County, minimum: 50 }
  - { type: village, kind: area, within: county, assessed: true, title: Village, minimum: 50 }
period: year
context:
  - { id: residents, class: size, kind: count, counts: residents, title: Residents }
criteria:
  - id: doors
    title: Open doors
    indicators:
      - { id: hours, measures: service, kind: amount, unit: hour, goalposts: [0, 60], asks: opening_hours@1, error: 1, title: Opening hours }
      - { id: step_free, measures: facility, kind: yes-no, title: No steps }
      - { id: desk, measures: service, kind: choice, of: [{ id: none, value: 0 }, { id: weekly, value: 50 }, { id: daily, value: 100 }], title: A desk }
  - id: help
    weight: 2
    title: Help
    aggregate: geometric
    indicators:
      - { id: forms, measures: service, kind: share, counts: forms, use: latest within P2Y, goalposts: [0, 1], title: Forms }
      - { id: plan, measures: procedure, kind: rubric, rubric: [none, a draft, in use], title: A plan }
      - { id: treated_well, measures: experience, kind: share, range: [0.01, 0.99], counts: survey_answers_treated_with_respect, reportedBy: survey, goalposts: [0.01, 0.99], title: Treated with respect }
scoring: { normalise: { method: goalposts, to: [1, 100] } }
gates:
  - { id: has_plan, title: There is a plan, holds: "done.plan >= 0.5" }
grades:
  - { id: gold, title: Gold, atLeast: 60, holds: gates.has_plan }
  - { id: silver, title: Silver, atLeast: 40 }
robustness:
  replicates: 200
  seed: 7
  vary: { weights: 0.3, aggregate: [arithmetic, geometric], error: true }
`;

/** Its titles in another language. */
export const OVERLAY = `touchstone-overlay: 1
standard: open-villages
version: "1"
language: bo
origin: machine
texts:
  doors.title: སྒོ་ཕྱེ།
  help.title: རོགས་རམ།
`;

/** A small points standard. */
export const POINTS = `touchstone: 1
id: open-villages
version: "1"
title: Open villages (invented)
languages: [en]
units:
  - { type: village, kind: area, assessed: true, title: Village, minimum: 50 }
period: year
context:
  - { id: residents, class: size, kind: count, counts: residents, title: Residents }
  - { id: owns_hall, class: facility, kind: yes-no, title: Has a hall of its own }
criteria:
  - id: hall
    title: The hall
    percent: 60
    indicators:
      - { id: ramp, title: A ramp, kind: status, measures: facility, appliesWhen: unit.owns_hall }
      - { id: light, title: Light at night, kind: status, measures: facility }
      - { id: seats, title: Seats for all, kind: yes-no, measures: facility }
  - id: notices
    title: Notices
    percent: 40
    indicators:
      - { id: board, title: A board, kind: status, measures: service }
      - { id: words, title: In plain words, kind: checklist, measures: service, items: [{ id: short, title: Short }, { id: large, title: Large letters, weight: 2 }] }
scoring: { total: 100, missing: zero }
grades:
  - { id: passed, title: Passed, atLeast: 50 }
robustness: { replicates: 100, seed: 3, vary: { weights: 0.2 } }
`;

/** The index with nothing but arithmetic means and grades by score. */
export const MEANS = INDEX.replace("    aggregate: geometric\n", "")
  .replace(/gates:\n.*\n/, "")
  .replace(", holds: gates.has_plan", "")
  .replace("use: latest within P2Y, ", "");
