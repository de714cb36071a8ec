import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { applicationQuery } from "../api/round.ts";
import { Facts } from "../application/facts.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { UnitName } from "../parts/said.tsx";
import { Failed } from "../states/failed.tsx";
import { Loading } from "../states/loading.tsx";

interface ApplicationDrawerProps {
  readonly programme: string;
  readonly application: string;
  readonly onClose: () => void;
}

/** An application beside the list: how it stands, and the way to its page. */
export function ApplicationDrawer({ programme, application, onClose }: ApplicationDrawerProps): ReactNode {
  const { data, error } = useQuery(applicationQuery(programme, application));
  return (
    <Dialog look="sheet" title={data ? <UnitName unit={data.unit} /> : <Trans>Application</Trans>} onClose={onClose}>
      {error !== null && data === undefined ? (
        <Failed error={error} />
      ) : data === undefined ? (
        <Loading />
      ) : (
        <>
          <Facts application={data} />
          <Link
            className="button"
            to="/$programme/applications/$application"
            params={{ programme, application }}
            onClick={onClose}
          >
            <Trans>Open the whole application</Trans>
          </Link>
        </>
      )}
    </Dialog>
  );
}
