import {
  type ApplicationState,
  authorise,
  type CommandType,
  ENDED,
  type Held,
  type Refusal,
  refusalText,
} from "@touchstone/domain";

/** A command that somebody of this role may give, now or not, and why not. */
export interface Allowance {
  readonly command: string;
  readonly allowed: boolean;
  readonly why: { readonly code: string; readonly detail: string } | null;
}

/** What an allowance hangs on. */
export interface AllowanceFacts {
  readonly applicationId: string;
  readonly state: ApplicationState;
  readonly held: readonly Held[];
  readonly today: string;
  /** the unit and all above it */
  readonly units: readonly string[];
  /** what they had to do with it before, as a sentence goes on from "Who …"; null: nothing */
  readonly did: string | null;
  /** whether they made the application */
  readonly hasMade: boolean;
  /** whether they made the decision */
  readonly hasDecided: boolean;
  readonly openObjections: number;
  /** places for reviewers that nobody has taken */
  readonly freePlaces: number;
  readonly needed: number;
  /** why a stage is not theirs, where it belongs to another level; null: it is */
  readonly elsewhere: (stage: string) => Refusal | null;
}

type Rule = (facts: AllowanceFacts) => Refusal | null;

const at =
  (want: string, ...states: readonly ApplicationState[]): Rule =>
  ({ applicationId, state }) =>
    states.includes(state) ? null : { code: "application-state", applicationId, state, want };

const both =
  (...rules: readonly Rule[]): Rule =>
  (facts) => {
    for (const rule of rules) {
      const refusal = rule(facts);
      if (refusal) return refusal;
    }
    return null;
  };

const nobodyBefore =
  (act: string): Rule =>
  ({ did }) =>
    did === null ? null : { code: "same-person", act, earlier: did };

const theirs =
  (stage: string): Rule =>
  ({ elsewhere }) =>
    elsewhere(stage);

/** What is done with an application, and when; the deciders say it again, and more exactly, when it is done. */
const RULES: readonly (readonly [CommandType, Rule])[] = [
  ["HandIn", at("answering or mending", "answering", "mending")],
  ["ReplyToFindings", at("before its unit for a reply", "reply")],
  [
    "WithdrawApplication",
    ({ applicationId, state }) =>
      ENDED.has(state)
        ? { code: "application-state", applicationId, state, want: "at any stage before its end" }
        : null,
  ],
  [
    "CheckCompleteness",
    both(at("handedIn", "handedIn"), theirs("completeness"), ({ hasMade }) =>
      hasMade ? { code: "same-person", act: "check it", earlier: "made this application" } : null,
    ),
  ],
  [
    "AssignReviewer",
    both(at("in review", "review"), theirs("deskReview"), ({ applicationId, freePlaces, needed }) =>
      freePlaces > 0 ? null : { code: "no-place-free", applicationId, needed },
    ),
  ],
  [
    "LengthenDeadline",
    ({ applicationId, state }) =>
      ENDED.has(state) ? { code: "application-state", applicationId, state, want: "at a stage with a deadline" } : null,
  ],
  ["Recommend", both(at("waiting for a recommendation", "recommending"), nobodyBefore("recommend on it"))],
  ["Decide", both(at("deciding", "deciding"), theirs("decision"), nobodyBefore("decide on it"))],
  ["PublishNotice", at("decided", "decided")],
  [
    "AnswerObjection",
    ({ applicationId, openObjections, hasDecided }) => {
      if (openObjections === 0)
        return { code: "unknown", what: "open objection to the application", id: applicationId };
      return hasDecided ? { code: "same-person", act: "answer objections to it", earlier: "made this decision" } : null;
    },
  ],
];

/** The commands that somebody's roles let them give about an application, and whether they may give them now. */
export function allowancesOf(facts: AllowanceFacts): Allowance[] {
  const { held, units } = facts;
  return RULES.flatMap(([command, rule]): Allowance[] => {
    if (authorise(command, held, units) !== null) return [];
    const refusal = rule(facts);
    return [
      {
        command,
        allowed: refusal === null,
        why: refusal && { code: refusal.code, detail: refusalText(refusal) },
      },
    ];
  });
}
