/** A programme to look at: an invented region, its standard, two years of it. `fill-demo.ts` tells its story. */
export { fillDemo } from "./fill-demo.ts";
