import type { DomainEvent } from "../events.ts";
import { applicationStream } from "./case.ts";

/** The event by which an application is withdrawn. */
export const withdrawn = (applicationId: string): DomainEvent => ({
  type: "ApplicationWithdrawn",
  stream: applicationStream(applicationId),
  data: { applicationId, moved: { to: "withdrawn", deadline: null } },
});
