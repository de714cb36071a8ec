/** What tests of the service need: an app on a database of its own, asked without a network. */

export { type Invited, invite } from "../auth/invite.ts";
export { PASSWORD, samplePerson } from "../auth/sample-people.ts";
export { type TestService, testService } from "./test-service.ts";
