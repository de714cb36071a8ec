/** A text of the API in English. */
export const said = (text: string) => ({ text, lang: "en", origin: "source", review: null }) as const;

export const TITLE = [said("A round in a minute")];
export const TO_MEND = [
  { at: "notices_in_languages", text: [said("The share of notices is of last year: please say this year's.")] },
];
export const REASONS = [
  {
    at: "services",
    text: [said("What is done here falls short of what the grade asks for; the scorecard says by how much.")],
  },
];
export const WHY_CERTAIN = [said("Three reviewers saw the same, and no single figure decides it.")];
export const REPLY = said("The courses that the school held for us are not in this figure.");
export const OBJECTIONS = [
  "The desk in this village was closed when we came, twice in June.",
  "The ramp at the hall ends in a step; nobody in a wheelchair gets in.",
  "Notices hang in one language only.",
] as const;
export const ANSWER = [said("We have been there since: it is as the record has it.")];
export const UPHELD = [said("This is right. The decision is taken back and made anew.")];
