// What a test starts as a process of its own: assesses, and kills itself at a bad moment.
import { homeAt } from "../home/home.ts";
import { openOn } from "../touchstone.ts";
import { assess } from "./assess.ts";

const [home = "", url = "", programme = "", period = "", account = "", moment = ""] = process.argv.slice(2);
const touchstone = await openOn(homeAt(home), url);
await assess(touchstone, {
  programme,
  period,
  account,
  say: (what) => {
    if (what.startsWith(moment)) process.kill(process.pid, "SIGKILL");
  },
});
await touchstone.close();
