import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import type { Service } from "../service.ts";
import { tagged } from "./etag.ts";
import { answerRoutes } from "./resources/answers.ts";
import { bulkRoutes } from "./resources/bulk-routes.ts";
import { checkRoutes } from "./resources/check.ts";
import { commandRoutes } from "./resources/commands.ts";
import { enrolmentRoutes } from "./resources/enrolments.ts";
import { ledgerRoutes } from "./resources/ledgers.ts";
import { organisationRoutes } from "./resources/organisations.ts";
import { ownAnswerRoutes } from "./resources/own-answers.ts";
import { peopleRoutes } from "./resources/people.ts";
import { objectionRoutes } from "./resources/procedure/objections.ts";
import { procedureRoutes } from "./resources/procedure/routes.ts";
import { programmeRoutes } from "./resources/programmes.ts";
import { sandboxRoutes } from "./resources/sandboxes.ts";
import { scorecardRoutes } from "./resources/scorecards.ts";
import { standardRoutes } from "./resources/standards.ts";
import { unitRoutes } from "./resources/units.ts";

export const API_PREFIX = "/api/v1";

/** Every resource of the API, and what holds for all of them. */
export function apiRoutes(service: Service): FastifyPluginAsyncZod {
  return async (app) => {
    app.removeContentTypeParser("text/plain"); // a form of another site could send it
    app.addHook("onSend", tagged);

    await app.register(organisationRoutes(service));
    await app.register(programmeRoutes(service));
    await app.register(standardRoutes(service));
    await app.register(unitRoutes(service));
    await app.register(enrolmentRoutes(service));
    await app.register(answerRoutes(service));
    await app.register(ownAnswerRoutes(service));
    await app.register(scorecardRoutes(service));
    await app.register(ledgerRoutes(service));
    await app.register(peopleRoutes(service));
    await app.register(checkRoutes());
    await app.register(objectionRoutes(service));
    await app.register(procedureRoutes(service));
    await app.register(commandRoutes(service));
    await app.register(bulkRoutes(service));
    await app.register(sandboxRoutes(service));
  };
}
