import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { programmeQuery } from "../api/round.ts";
import { isSameClock } from "../words/clocks.ts";
import { useCurrentProgramme } from "./current-programme.ts";

/** Whose clock days and times are by, where the programme's and that of the device are not the same. */
export function ClockNote(): ReactNode {
  const current = useCurrentProgramme();
  return current && <Note programme={current.slug} />;
}

function Note({ programme }: { readonly programme: string }): ReactNode {
  const { data } = useQuery(programmeQuery(programme));
  if (data === undefined || isSameClock(data.timeZone, new Date())) return null;
  const zone = data.timeZone;
  return (
    <footer className="clock-note">
      <Trans>
        Days and deadlines are those of the time zone {zone}; times with minutes are by the clock of this device.
      </Trans>
    </footer>
  );
}
