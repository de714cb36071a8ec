/** What tests of the service need: an app on a database of its own, asked without a network. */
export { type TestService, testService } from "./test-service.ts";
