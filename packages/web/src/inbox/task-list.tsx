import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { InboxItem } from "../api/views.ts";
import { Due } from "../parts/due.tsx";
import { Said } from "../parts/said.tsx";
import { textFor } from "../words/texts.ts";
import { useReasons, useTask } from "./inbox-words.ts";
import { TaskLink } from "./task-link.tsx";

/** Shape of each kind of task: what presses is full, what waits for others is hollow. */
const SHAPES: Readonly<Record<InboxItem["kind"], string>> = {
  answer: "half",
  mend: "half",
  reply: "half",
  checkCompleteness: "hollow",
  assign: "half",
  assignThird: "half",
  declare: "hollow",
  rate: "hollow",
  recommend: "hollow",
  decide: "half",
  publishNotice: "full",
  answerObjection: "diamond",
};

interface TaskListProps {
  readonly items: readonly InboxItem[];
  /** whether each task says of which programme it is */
  readonly withProgramme?: boolean;
}

/** Tasks in the order of their days, each with the one way to do it. */
export function TaskList({ items, withProgramme = false }: TaskListProps): ReactNode {
  return (
    <ul className="tasks">
      {items.map((item) => (
        <Task key={item.key} item={item} withProgramme={withProgramme} />
      ))}
    </ul>
  );
}

function Task({ item, withProgramme }: { readonly item: InboxItem; readonly withProgramme: boolean }): ReactNode {
  const { i18n } = useLingui();
  const taskOf = useTask();
  const reasonOf = useReasons();
  const { unit, deadline, programme } = item;
  const name = unit === null ? "" : (unit.anonymous ?? textFor(unit.names, i18n.locale)?.text ?? unit.code ?? "");
  const task = taskOf(item, name);
  const reason = reasonOf(item.reason);
  return (
    <li className={deadline?.overdue === true ? "late" : undefined}>
      <span className={`shape ${SHAPES[item.kind]}`} aria-hidden="true" />
      <div>
        <p className="task">{task}</p>
        <p className="quiet">
          {reason !== null && <span>{reason}</span>}
          {withProgramme && (
            <span>
              <Said texts={programme.names} />
            </span>
          )}
          {deadline !== null && <Due deadline={deadline} />}
        </p>
      </div>
      <TaskLink item={item}>
        <Trans>Open</Trans>
        <span className="vh">: {task}</span>
      </TaskLink>
    </li>
  );
}
