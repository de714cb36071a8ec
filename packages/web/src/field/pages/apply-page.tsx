import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { type ReactNode, useEffect, useState } from "react";
import { ToldText } from "../../refused/told-text.tsx";
import { dayBefore, shownDay } from "../../words/days.ts";
import { newId } from "../api/new-id.ts";
import type { CycleView } from "../api/shapes.ts";
import { homeKey } from "../kept/reads.ts";
import { PageTitle } from "../parts/page-title.tsx";
import { ReadingWords } from "../parts/reading.tsx";
import { Texts, Words } from "../parts/said.tsx";
import { giveOrder } from "../send/orders.ts";
import { useField, useLive } from "../shell/field.ts";
import { addressOf, goTo } from "../shell/route.ts";
import { useRead } from "../shell/use-read.ts";
import { type Home, loadHome, standingIn } from "./load-home.ts";

interface ApplyProps {
  readonly programme: string;
  readonly cycle: string;
  readonly unit: string;
}

/** Asks for recognition, once it is plain what that means. */
export function ApplyPage({ programme, cycle: cycleId, unit: unitId }: ApplyProps): ReactNode {
  const reading = useRead<Home>(homeKey, loadHome);
  const place = reading.read?.value.places.find((one) => one.programme === programme && one.unitId === unitId);
  const cycle = place?.cycles.find((one) => one.cycleId === cycleId);
  const made = place && standingIn(place, cycleId);
  return (
    <>
      <PageTitle>
        <Trans>Apply</Trans>
      </PageTitle>
      <ReadingWords reading={reading} />
      {made && (
        <p>
          <a href={addressOf(programme, made.applicationId)} className="back">
            <Trans>You have applied. Go on to the questions.</Trans>
          </a>
        </p>
      )}
      {cycle && !made && <ApplyForm programme={programme} unitId={unitId} cycle={cycle} />}
    </>
  );
}

function ApplyForm({
  programme,
  unitId,
  cycle,
}: {
  readonly programme: string;
  readonly unitId: string;
  readonly cycle: CycleView;
}): ReactNode {
  const { i18n } = useLingui();
  const { db, sender } = useField();
  const [grade, setGrade] = useState(cycle.grades[cycle.grades.length - 1]?.id ?? "");
  const [applicationId] = useState(newId);
  const given = useLive(
    async (from) => {
      const all = await from.orders.toArray();
      return all.find(
        ({ command, body }) => command === "Apply" && body.cycleId === cycle.cycleId && body.unitId === unitId,
      );
    },
    [cycle.cycleId, unitId],
  );
  const arrived = useLive((from) => from.arrived.where({ applicationId }).first(), [applicationId]);
  useEffect(() => {
    if (arrived) goTo(addressOf(programme, applicationId), { instead: true });
  }, [arrived, programme, applicationId]);
  const own = cycle.stages.find(({ stage }) => stage === "selfAssessment");
  const last = shownDay(dayBefore(cycle.closes), i18n.locale);
  return (
    <>
      <p>
        <Texts texts={cycle.titles} />
      </p>
      <ul className="plain-words">
        <li>
          <Trans>Taking part is voluntary. Nobody can apply for you, and who does not apply appears nowhere.</Trans>
        </li>
        <li>
          <Trans>You can withdraw at any stage, in one step. Nobody asks why.</Trans>
        </li>
        <li>
          <Trans>It costs no money. It costs time: answers to questions, and proofs such as photos and papers.</Trans>{" "}
          {own && own.days !== null && (
            <Plural value={own.days} one="You have # working day." other="You have # working days." />
          )}
        </li>
        <li>
          <Trans>What is known already is filled in. You only confirm it or change it.</Trans>
        </li>
        <li>
          <Trans>Answers are public. Proofs are seen by those who review, unless you open them to everybody.</Trans>
        </li>
        <li>
          <Trans>You can apply until {last}.</Trans>
        </li>
      </ul>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const body = { applicationId, cycleId: cycle.cycleId, unitId, grade };
          void giveOrder(db, { programme, applicationId, command: "Apply", body }).then(() => sender.now());
        }}
      >
        {cycle.grades.length > 0 && (
          <fieldset>
            <legend>
              <Trans>Which grade do you seek?</Trans>
            </legend>
            {cycle.grades.map(({ id, title, atLeast }) => (
              <label key={id} className="option">
                <input type="radio" name="grade" checked={grade === id} onChange={() => setGrade(id)} />
                <span>
                  <Words map={title} order={cycle.languages} />{" "}
                  <small className="n">
                    <Trans>from a score of {atLeast}</Trans>
                  </small>
                </span>
              </label>
            ))}
          </fieldset>
        )}
        {given && given.problem !== null && (
          <div className="notice against" role="alert">
            <p>
              <ToldText told={given.problem} />
            </p>
            <button type="button" className="second wide" onClick={() => void db.orders.delete(given.id)}>
              <Trans>Put away</Trans>
            </button>
          </div>
        )}
        {given === undefined ? (
          <button type="submit" className="wide">
            <Trans>Apply for our unit</Trans>
          </button>
        ) : (
          given.problem === null && (
            <p role="status">
              <Trans>Your application waits to be sent. The questions come with its receipt.</Trans>
            </p>
          )
        )}
      </form>
    </>
  );
}
