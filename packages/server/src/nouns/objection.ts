import {
  type CommandOf,
  decideAnswerStandardObjection,
  decideFileStandardObjection,
  type StandardLife,
  standardStream,
} from "@touchstone/domain";
import { handler } from "./handler.ts";
import { lifeOf } from "./standard-version.ts";

export const objectionHandlers = {
  FileStandardObjection: handler<CommandOf<"FileStandardObjection">, StandardLife>({
    stream: ({ version }) => standardStream(version),
    load: (tx, _, log, { version }) => lifeOf(tx, log, version),
    decide: decideFileStandardObjection,
  }),
  AnswerStandardObjection: handler<CommandOf<"AnswerStandardObjection">, StandardLife>({
    stream: ({ version }) => standardStream(version),
    load: (tx, _, log, { version }) => lifeOf(tx, log, version),
    decide: decideAnswerStandardObjection,
  }),
};
