import { forEachOf } from "./api.ts";
import { inState, type Play, pass } from "./played.ts";
import { TO_MEND } from "./words.ts";

/** Villages seek the second grade in every so many cases, and are sent a list of what to mend in others. */
const HIGHER_ONCE_IN = 5;
const MEND_ONCE_IN = 25;

/** Villages apply, answer, and hand in; one thinks better of it; somebody looks through what came in. */
export async function applied(play: Play): Promise<void> {
  const { world, api, cycleId, villages, at } = play;
  const { programme, office, period } = world;
  await forEachOf(villages, async (village, nth) => {
    at("villages apply, answer and hand in", nth / villages.length);
    const { token, unitId, answers, applicationId } = village;
    const grade = nth % HIGHER_ONCE_IN === 0 ? "distinguished" : "designated";
    await api.command(token, "Apply", { applicationId, cycleId, unitId, grade });
    await api.post(token, `/programmes/${programme}/units/${unitId}/answers`, { period, answers });
    await api.command(token, "HandIn", { applicationId });
  });
  at("figures that the office has");
  await api.post(office, `/programmes/${programme}/observations?scheme=code`, tableOf(play));
  const [first] = villages;
  if (first) await api.command(first.token, "WithdrawApplication", { applicationId: first.applicationId });
  const handedIn = await inState(play, "handedIn");
  await forEachOf(handedIn, async ([{ applicationId, coordinator, token }], nth) => {
    at("is it complete?", nth / handedIn.length);
    const isToMend = nth % MEND_ONCE_IN === 3;
    await api.command(coordinator, "CheckCompleteness", { applicationId, toMend: isToMend ? TO_MEND : [] });
    if (isToMend) await api.command(token, "HandIn", { applicationId });
  });
  await pass(play, 1, "a day passes");
}

/** What the office knows of the villages, as a table. */
function tableOf({ villages }: Play): string {
  const columns = [...new Set(villages.flatMap(({ office }) => Object.keys(office)))];
  const rows = villages.map(({ office }) => columns.map((column) => office[column] ?? "").join(","));
  return `${[columns.join(","), ...rows].join("\n")}\n`;
}
