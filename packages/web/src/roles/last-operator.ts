import { holdsOn } from "../api/holds-on.ts";
import type { RoleGrant } from "../api/views.ts";

/** Who could change roles no more from a day on, were a role ended then. */
export interface LastOperator {
  /** who looks, in this programme */
  readonly isOwn: boolean;
  /** everybody, but an operator of the organisation */
  readonly isOnly: boolean;
}

interface Asked {
  readonly on: string;
  /** every role that was granted in the programme */
  readonly grants: readonly RoleGrant[];
  readonly account: string;
  /** whether that account is operator of the organisation on that day */
  readonly isAbove: boolean;
}

/** Whether a role is the last by which roles can be changed; only one over all units is such a one. */
export function lastOperator(ended: RoleGrant, { on, grants, account, isAbove }: Asked): LastOperator {
  if (!changesRoles(ended)) return { isOwn: false, isOnly: false };
  const others = grants.filter((one) => one.grantId !== ended.grantId && changesRoles(one) && holdsOn(one, on));
  const isOwn = ended.account === account && !isAbove && others.every((one) => one.account !== account);
  return { isOwn, isOnly: others.length === 0 };
}

const changesRoles = ({ role, unitId }: Pick<RoleGrant, "role" | "unitId">): boolean =>
  role === "operator" && unitId === null;
