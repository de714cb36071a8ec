import { Plural, Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { ApplicationRow, CycleView } from "../api/shapes.ts";
import { homeKey } from "../kept/reads.ts";
import { Due } from "../parts/due.tsx";
import { PageTitle } from "../parts/page-title.tsx";
import { ReadingWords } from "../parts/reading.tsx";
import { Texts, UnitName } from "../parts/said.tsx";
import { StateWords } from "../parts/state-words.tsx";
import { Go } from "../shell/go.tsx";
import { addressOf } from "../shell/route.ts";
import { useRead } from "../shell/use-read.ts";
import { type Home, loadHome, type Place, standingIn } from "./load-home.ts";
import { useForm } from "./use-application.ts";

const ENDED = new Set(["designated", "declined", "withdrawn", "lapsed"]);
const ANSWERING = new Set(["answering", "mending"]);

/** What there is to do, and one button for it. */
export function HomePage(): ReactNode {
  const reading = useRead<Home>(homeKey, loadHome);
  const places = reading.read?.value.places ?? [];
  return (
    <>
      <PageTitle>
        <Trans>What there is to do</Trans>
      </PageTitle>
      <ReadingWords reading={reading} />
      {reading.read !== null && places.length === 0 && (
        <p>
          <Trans>This account speaks for no unit. Ask the programme's office for the account of yours.</Trans>
        </p>
      )}
      {places.map((place) => (
        <PlaceSection key={`${place.programme}/${place.unitId}`} place={place} />
      ))}
    </>
  );
}

function PlaceSection({ place }: { readonly place: Place }): ReactNode {
  const { programme, names, cycles, applications } = place;
  const underWay = applications.filter(({ state }) => !ENDED.has(state));
  const ended = applications.filter(({ state }) => ENDED.has(state));
  const open = cycles.filter(({ state, cycleId }) => state === "open" && standingIn(place, cycleId) === undefined);
  return (
    <section className="section">
      <h2>
        <Texts texts={names} />
      </h2>
      {underWay.map((row) => (
        <UnderWay key={row.applicationId} programme={programme} row={row} />
      ))}
      {open.map((cycle) => (
        <OpenRound key={cycle.cycleId} place={place} cycle={cycle} />
      ))}
      {underWay.length === 0 && open.length === 0 && (
        <p>
          <Trans>No round is open at the moment.</Trans>
        </p>
      )}
      {ended.length > 0 && (
        <ul className="rows">
          {ended.map(({ applicationId, cycleId, unit, state }) => (
            <li key={applicationId}>
              <Go to={addressOf(programme, applicationId)} className="row">
                <span>
                  <RoundName cycles={cycles} cycleId={cycleId} /> · <UnitName unit={unit} />
                </span>
                <small>
                  <StateWords state={state} />
                </small>
              </Go>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** What a round is called, where it is known here. */
function RoundName({
  cycles,
  cycleId,
}: {
  readonly cycles: readonly CycleView[];
  readonly cycleId: string;
}): ReactNode {
  const cycle = cycles.find((one) => one.cycleId === cycleId);
  return cycle ? <Texts texts={cycle.titles} /> : <Trans>An earlier round</Trans>;
}

function UnderWay({ programme, row }: { readonly programme: string; readonly row: ApplicationRow }): ReactNode {
  const { applicationId, unit, state, deadline } = row;
  const isAnswering = ANSWERING.has(state);
  return (
    <article className="task">
      <h3>
        <UnitName unit={unit} />
      </h3>
      <p>
        <StateWords state={state} />
      </p>
      {isAnswering && <Amount programme={programme} applicationId={applicationId} />}
      {deadline && (
        <p>
          <Due deadline={deadline} />
        </p>
      )}
      <Go
        to={addressOf(programme, applicationId)}
        className={isAnswering || state === "reply" ? "button wide" : "button second wide"}
      >
        {state === "answering" && <Trans>Go on answering</Trans>}
        {state === "mending" && <Trans>See what to mend</Trans>}
        {state === "reply" && <Trans>See what was found</Trans>}
        {!isAnswering && state !== "reply" && <Trans>Look at it</Trans>}
      </Go>
    </article>
  );
}

/** "18 questions, 9 already known, about 25 minutes". */
function Amount({
  programme,
  applicationId,
}: {
  readonly programme: string;
  readonly applicationId: string;
}): ReactNode {
  const { read } = useForm(programme, applicationId);
  if (read === null) return null;
  const { questions, known, answered, minutesLeft } = read.value.totals;
  const minutes = Math.round(minutesLeft);
  return (
    <p>
      <Plural value={questions} one="# question to answer" other="# questions to answer" />
      {" · "}
      <Trans>
        {known} already known, {answered} answered
      </Trans>
      {minutes > 0 && (
        <>
          {" · "}
          <Plural value={minutes} one="about # minute left" other="about # minutes left" />
        </>
      )}
    </p>
  );
}

function OpenRound({ place, cycle }: { readonly place: Place; readonly cycle: CycleView }): ReactNode {
  return (
    <article className="task">
      <h3>
        <Texts texts={cycle.titles} />
      </h3>
      <p>
        <Trans>A round is open. Taking part is voluntary.</Trans>
      </p>
      <Go to={addressOf(place.programme, "apply", cycle.cycleId, place.unitId)} className="button wide">
        <Trans>See what it asks, and apply</Trans>
      </Go>
    </article>
  );
}
