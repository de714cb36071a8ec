import { Trans } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import { type Told, toldOf } from "../../refused/told.ts";
import { ToldText } from "../../refused/told-text.tsx";
import { client } from "../api/line.ts";
import { newId } from "../api/new-id.ts";
import type { FormView } from "../api/shapes.ts";
import { Folded } from "../parts/folded.tsx";

interface TakeBackProps {
  readonly form: FormView;
  readonly evidenceId: string;
}

/**
 * Takes a proof back that is on record, as a mistake: its bytes are erased. Only with a line, so that whoever does it sees
 * that it is done; however often it is asked for from here, it is done once.
 */
export function TakeBack({ form, evidenceId }: TakeBackProps): ReactNode {
  const { organisation, programme, unit } = form;
  const [key] = useState(newId);
  const [state, setState] = useState<"idle" | "asked" | Told>("idle");
  const take = async (): Promise<void> => {
    setState("asked");
    try {
      await client.post("/api/v1/organisations/{slug}/commands/WithdrawEvidence", {
        path: { slug: organisation },
        query: { programme: programme.slug },
        headers: { "idempotency-key": key },
        body: { evidenceId, unitId: unit.unitId ?? "", reason: "mistake" },
      });
      dispatchEvent(new Event("field-arrived")); // what is shown is read again, without it
    } catch (error) {
      setState(toldOf(error));
    }
  };
  return (
    <Folded className="take-back" title={<Trans>Take it back</Trans>}>
      <p>
        <Trans>It is erased here and can't be got back; that there was one stays on record.</Trans>
      </p>
      <button type="button" className="against" disabled={state === "asked"} onClick={() => void take()}>
        <Trans>Erase this proof</Trans>
      </button>
      {typeof state === "object" && (
        <p className="fault" role="alert">
          <ToldText told={state} />
        </p>
      )}
    </Folded>
  );
}
