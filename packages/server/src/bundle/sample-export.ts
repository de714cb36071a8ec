// What a test starts as a process of its own: exports a bundle, and kills itself at a bad moment.
import { homeAt } from "../home/home.ts";
import { openOn } from "../touchstone.ts";
import { exportBundle } from "./export-bundle.ts";

const [home = "", url = "", programme = "", folder = "", moment = ""] = process.argv.slice(2);
const touchstone = await openOn(homeAt(home), url);
await exportBundle(touchstone, programme, folder, {
  onShare: (what) => {
    if (what === moment) process.kill(process.pid, "SIGKILL");
  },
});
await touchstone.close();
