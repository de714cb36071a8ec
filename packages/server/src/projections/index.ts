import { applications } from "./applications.ts";
import { assessments } from "./assessments.ts";
import { cycles } from "./cycles.ts";
import { decisions } from "./decisions.ts";
import { designations } from "./designations.ts";
import { enrolments } from "./enrolments.ts";
import { erasedParts } from "./erased-parts.ts";
import { evidence } from "./evidence.ts";
import { findings } from "./findings.ts";
import { notices } from "./notices.ts";
import { observations } from "./observations.ts";
import { organisationProjection } from "./organisation.ts";
import { privateReadings } from "./private-readings.ts";
import { programmeProjection } from "./programme.ts";
import type { Projection } from "./projection.ts";
import { reviews } from "./reviews.ts";
import { roles } from "./roles.ts";
import { sharing } from "./sharing.ts";
import { standards } from "./standards.ts";
import { units } from "./units.ts";

/** All projections, one line each. Those of one event are applied in this order. */
export const PROJECTIONS: readonly Projection[] = [
  organisationProjection,
  roles,
  erasedParts,
  privateReadings,
  sharing,
  programmeProjection,
  standards,
  units,
  enrolments,
  observations,
  evidence,
  assessments,
  cycles,
  applications,
  reviews,
  findings,
  decisions,
  notices,
  designations,
];
