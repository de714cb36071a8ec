import { hash } from "node:crypto";
import type { Command, EventData, Text } from "@touchstone/domain";
import { check, digestOf } from "@touchstone/standard";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addAccount } from "../account.ts";
import { dayIn } from "../day-in.ts";
import { execute } from "../execute.ts";
import type { Log } from "../store/log.ts";
import { transaction } from "../store/tx.ts";
import { type SampleRecord, sampleRecord } from "../testing/sample-record.ts";
import { type TestTouchstone, testTouchstone } from "../testing/test-database.ts";

const ZONE = "Asia/Shanghai";
const HOUR = 3_600_000;
const text = (words: string): Text => ({ text: words, lang: "en", origin: "source", review: null });

function yamlOf(version: string, since: string, most: number, counts: boolean): string {
  const respect = `      - { id: respect, title: Respect, measures: experience, kind: amount, unit: mark, reportedBy: survey, goalposts: [1, 5], range: [1, 5] }`;
  return `touchstone: 1
id: libraries
version: "${version}"
title: Libraries
languages: [en]
changes: { since: "${since}", class: substantive }
criteria:
  - id: doors
    title: Doors
    indicators:
      - { id: hours, title: Hours, measures: service, kind: amount, unit: h/week, goalposts: [0, ${most}] }
${counts ? respect : ""}
`;
}

const digestOfYaml = (yaml: string): string => {
  const checked = check(yaml);
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  return digestOf(checked.value, (words) => hash("sha256", words, "hex"));
};

/** mulberry32: the same attacks every time */
function dice(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % n;
  };
}

interface Recorded {
  readonly type: string;
  readonly at: string;
  readonly by: string;
  readonly data: unknown;
}
type Data<T extends keyof EventData> = EventData[T];

/** What breaks the rules of a standard's life in a log, judged from its public entries alone. */
function faultsIn(events: readonly Recorded[]): string[] {
  const faults: string[] = [];
  const drafts = new Map<string, { readonly data: Data<"StandardDrafted">; readonly by: string }>();
  const keys = new Map<string, { readonly digest: string; readonly by: string }>();
  const notices = new Map<string, Data<"StandardNoticed">>();
  const withdrawn = new Set<string>();
  const objections = new Map<string, { readonly version: string; readonly by: string; upheld: boolean | null }>();
  const effective: string[] = [];
  let current: string | null = null;
  for (const { type, at, by, data } of events) {
    const today = dayIn(ZONE, at);
    if (type === "StandardAdopted") {
      const adopted = data as Data<"StandardAdopted">; // recorded as this type
      if (drafts.size > 0 || current !== null) faults.push(`${adopted.version} adopted after others`);
      current = adopted.version;
    }
    if (type === "StandardDrafted") {
      const draft = data as Data<"StandardDrafted">;
      if (drafts.has(draft.version) || draft.version === "0") faults.push(`${draft.version} drafted twice`);
      drafts.set(draft.version, { data: draft, by });
    }
    if (type === "StandardKeyTurned") {
      const key = data as Data<"StandardKeyTurned">;
      if (drafts.get(key.version)?.by === by) faults.push(`${key.version}: both keys by one person`);
      if (notices.has(key.version)) faults.push(`${key.version}: key after notice`);
      keys.set(key.version, { digest: key.digest, by });
    }
    if (type === "StandardNoticed") {
      const notice = data as Data<"StandardNoticed">;
      const draft = drafts.get(notice.version);
      if (draft?.data.needsSecondKey.length && keys.get(notice.version)?.digest !== draft.data.digest)
        faults.push(`${notice.version}: no second key`);
      if (notice.digest !== draft?.data.digest) faults.push(`${notice.version}: another digest on notice`);
      if (notice.from !== today || weekdaysBetween(notice.from, notice.until) < 5)
        faults.push(`${notice.version}: notice too short`);
      notices.set(notice.version, notice);
    }
    if (type === "StandardObjectionFiled") {
      const filed = data as Data<"StandardObjectionFiled">;
      const notice = notices.get(filed.version);
      if (!notice || today >= notice.until || effective.includes(filed.version)) faults.push("objection out of time");
      objections.set(filed.objectionId, { version: filed.version, by, upheld: null });
    }
    if (type === "StandardObjectionAnswered") {
      const answered = data as Data<"StandardObjectionAnswered">;
      const objection = objections.get(answered.objectionId);
      if (!objection || objection.by === by || objection.upheld !== null)
        faults.push("answer of an own or old objection");
      if (objection) objection.upheld = answered.upheld;
    }
    if (type === "StandardMadeEffective") {
      const made = data as Data<"StandardMadeEffective">;
      const notice = notices.get(made.version);
      if (!notice || today < notice.until || notice.digest !== made.digest)
        faults.push(`${made.version}: notice not over`);
      const open = [...objections.values()].filter(
        ({ version, upheld }) => version === made.version && upheld !== false,
      );
      if (open.length > 0) faults.push(`${made.version}: objections stand`);
      if (made.supersedes !== current) faults.push(`${made.version}: supersedes another than the one in force`);
      if (current !== null && drafts.get(made.version)?.data.comparedWith !== current)
        faults.push(`${made.version}: compared with another`);
      if (withdrawn.has(made.version) || effective.includes(made.version)) faults.push(`${made.version}: had ended`);
      effective.push(made.version);
      current = made.version;
    }
    if (type === "StandardWithdrawn") {
      const { version } = data as Data<"StandardWithdrawn">;
      if (withdrawn.has(version)) faults.push(`${version} withdrawn twice`);
      withdrawn.add(version);
      if (version === current) current = null;
    }
  }
  return faults;
}

/** working days after the first, before the last, in a week of five days */
function weekdaysBetween(from: string, until: string): number {
  let n = 0;
  for (let at = Date.parse(from) + 24 * HOUR; at < Date.parse(until); at += 24 * HOUR)
    if (![0, 6].includes(new Date(at).getUTCDay())) n++;
  return n;
}

/** how often each command is tried: drafting, adopting, key, notice, effect, objection, answer, withdrawing */
const ORDER = [3, 1, 6, 5, 6, 4, 6, 1].flatMap((times, which) => Array.from({ length: times }, () => which));

describe("a standard's life under attack", () => {
  let on: TestTouchstone;
  let record: SampleRecord;
  let log: Log;
  let now = Date.parse("2026-03-02T04:00:00.000Z");

  beforeAll(async () => {
    on = await testTouchstone(() => new Date(now));
    record = await sampleRecord(on.touchstone);
    log = await record.found("libraries", yamlOf("0", "x", 60, false));
    const { newId } = on.touchstone;
    for (const name of ["second", "villager", "colleague"]) await addAccount(on.touchstone, name);
    const calendar = { weekend: [6, 7], exceptions: [], knownThrough: "2027-12-31" };
    const grant = { type: "GrantRole", unitId: null, from: "2026-03-02", until: null } as const;
    for (const command of [
      { type: "ChangeCalendar", programmeId: log.logId, calendar },
      { ...grant, grantId: newId(), role: "oversight", account: "second" },
      { ...grant, grantId: newId(), role: "office", account: "colleague" },
    ] as const) {
      const answer = await execute(on.touchstone, { log, account: record.account, command });
      if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
    }
  });
  afterAll(() => on.end());

  it("breaks no rule in 1,500 commands by anybody in any order", async () => {
    const roll = dice(20261122);
    const accounts = [record.account, record.account, record.account, "colleague", "second", "second", "villager"];
    const files = new Map<string, string>();
    const objections: { readonly id: string; readonly version: string }[] = [];
    const outcomes = new Map<string, number>();
    let current = "0";
    let done = (): void => {}; // what an accepted command leads to here
    const versions = (): string[] => ["0", ...files.keys()];
    const version = (): string => versions()[Math.max(0, versions().length - 1 - roll(3))] ?? "0";
    const noticed: string[] = [];
    const onNotice = (): string => (roll(3) > 0 ? noticed.at(-1 - roll(2)) : undefined) ?? version();
    const commands: (() => Command)[] = [
      () => {
        const fresh = roll(8) > 0 ? String(files.size + 1) : version();
        const since = roll(6) > 0 ? current : version();
        const yaml = yamlOf(fresh, since, 30 + roll(30), roll(2) === 0);
        done = () => void files.set(fresh, yaml);
        return { type: "DraftStandard", yaml };
      },
      () => ({ type: "AdoptStandard", yaml: yamlOf(`a${roll(9)}`, "x", 40, true), since: "2025-01-01", basis: "x" }),
      () => {
        const of = version();
        const read = files.get(roll(6) > 0 ? of : version());
        return { type: "TurnStandardKey", version: of, digest: read === undefined ? "0" : digestOfYaml(read) };
      },
      () => ({
        type: "PutStandardOnNotice",
        version: version(),
        until: roll(3) > 0 ? null : dayIn(ZONE, new Date(now + roll(400) * HOUR).toISOString()),
      }),
      () => ({ type: "MakeStandardEffective", version: onNotice() }),
      () => {
        const filed = { id: on.touchstone.newId(), version: onNotice() };
        done = () => void objections.push(filed);
        return {
          type: "FileStandardObjection",
          objectionId: filed.id,
          version: filed.version,
          text: text("No."),
          publish: roll(2) === 0,
          contact: null,
        };
      },
      () => {
        const { id, version: of } = objections[objections.length - 1 - roll(Math.min(4, objections.length || 1))] ?? {
          id: "none",
          version: "0",
        };
        return {
          type: "AnswerStandardObjection",
          objectionId: id,
          version: of,
          upheld: roll(8) === 0,
          answer: [text("So.")],
        };
      },
      () => ({ type: "WithdrawStandard", version: version(), reason: [text("Because.")] }),
    ];
    for (let step = 0; step < 1500; step++) {
      now += roll(24) * HOUR;
      done = () => {};
      const command = commands[ORDER[roll(ORDER.length)] ?? 0]?.();
      if (!command) continue;
      const answer = await execute(on.touchstone, { log, account: accounts[roll(accounts.length)] ?? "", command });
      if (answer.ok) done();
      if (answer.ok && command.type === "PutStandardOnNotice") noticed.push(command.version);
      if (answer.ok && command.type === "MakeStandardEffective") current = command.version;
      const outcome = answer.ok ? `${command.type}: done` : answer.refusal.code;
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
    const { rows } = await transaction(on.touchstone, (tx) =>
      tx.query<{ entry: Uint8Array }>("SELECT entry FROM event WHERE shard_key = $1 ORDER BY seq", [log.shardKey]),
    );
    const events = rows.map(({ entry }): Recorded => JSON.parse(Buffer.from(entry).toString()));
    expect(faultsIn(events)).toEqual([]);
    // that the attack got far enough to mean something
    expect(events.filter(({ type }) => type === "StandardMadeEffective").length).toBeGreaterThan(5);
    const met = [
      "version-used",
      "second-key-missing",
      "notice-running",
      "objections-open",
      "objection-upheld",
      "same-person",
    ];
    const others = [
      "compared-with-another",
      "not-allowed",
      "not-first",
      "another-digest",
      "notice-too-short",
      "version-state",
    ];
    expect([...met, ...others].filter((code) => !outcomes.has(code))).toEqual([]);
  });

  it("would be found out: each rule broken in a log is a fault", () => {
    const at = "2026-03-02T04:00:00.000Z";
    const digest = "d";
    const drafted = {
      type: "StandardDrafted",
      at,
      by: "a",
      data: { version: "1", digest, needsSecondKey: ["x"], comparedWith: null },
    };
    const noticed = {
      type: "StandardNoticed",
      at,
      by: "a",
      data: { version: "1", digest, from: "2026-03-02", until: "2026-03-10" },
    };
    const key = { type: "StandardKeyTurned", at, by: "b", data: { version: "1", digest } };
    const later = "2026-03-10T04:00:00.000Z";
    const made = {
      type: "StandardMadeEffective",
      at: later,
      by: "a",
      data: { version: "1", digest, supersedes: null },
    };
    const filed = { type: "StandardObjectionFiled", at, by: "c", data: { version: "1", objectionId: "o" } };
    expect(faultsIn([drafted, key, noticed, made])).toEqual([]);
    expect(faultsIn([drafted, drafted])).toEqual(["1 drafted twice"]);
    expect(faultsIn([drafted, { ...key, by: "a" }])).toEqual(["1: both keys by one person"]);
    expect(faultsIn([drafted, noticed])).toEqual(["1: no second key"]);
    expect(faultsIn([drafted, key, { ...noticed, data: { ...noticed.data, until: "2026-03-09" } }])).toEqual([
      "1: notice too short",
    ]);
    expect(faultsIn([drafted, key, noticed, { ...made, at }])).toEqual(["1: notice not over"]);
    expect(faultsIn([drafted, key, noticed, filed, made])).toEqual(["1: objections stand"]);
    expect(faultsIn([drafted, key, noticed, { ...filed, at: later }])).toEqual(["objection out of time"]);
    expect(faultsIn([drafted, key, noticed, made, made])).toEqual([
      "1: supersedes another than the one in force",
      "1: compared with another",
      "1: had ended",
    ]);
  });
});
