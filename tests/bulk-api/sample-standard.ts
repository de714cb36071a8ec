/** For tests: a standard small enough to read. */

/** A standard of goalposts with conditions, grades, a mean over periods and people; or one that compares villages. */
export const standardOf = (id: string, how: "fixed" | "relative"): string => `touchstone: 1
id: ${id}
version: "1"
title: ${id}
languages: [en]
period: year${how === "relative" ? "\nscoring: { relative: true }" : ""}
units:
  - { type: village, kind: area, title: Village, assessed: true, minimum: 50 }
context:
  - { id: residents, class: size, title: Residents, kind: count, counts: residents, unit: person }
  - { id: school, class: facility, title: Has a school, kind: yes-no }
criteria:
  - id: service
    title: Service
    weight: 2
    indicators:
      - { id: hours, title: Hours, measures: service, kind: amount, unit: h/week, ${how === "fixed" ? "goalposts: [0, 40]" : "normalise: { method: minmax }"} }
      - { id: rooms, title: Rooms, measures: service, kind: amount, unit: h/week, goalposts: [0, 20], use: mean }
      - { id: lessons, title: Lessons, measures: service, kind: amount, unit: h/week, goalposts: [0, 30], appliesWhen: unit.school }
  - id: procedure
    title: Procedure
    indicators:
      - { id: plan, title: Plan, measures: procedure, kind: status }
      - { id: minutes, title: Minutes, measures: procedure, kind: yes-no }
      - { id: respect, title: Respect, measures: experience, kind: share, counts: survey_answers_treated_with_respect, reportedBy: survey, range: [0.01, 0.99], goalposts: [0.01, 0.99] }
grades:
  - { id: gold, title: Gold, atLeast: 75 }
  - { id: silver, title: Silver, atLeast: 50 }
`;
