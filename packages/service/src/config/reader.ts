import { SETTINGS, type Setting, type SettingName } from "./settings.ts";

/** One thing that is wrong in the environment. */
export interface ConfigProblem {
  readonly name: string;
  /** what stands there; of a secret only that something does */
  readonly got: string;
  readonly want: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads settings one by one and keeps every problem. An empty value is as good as none. */
export interface SettingsReader {
  readonly problems: readonly ConfigProblem[];
  /** null: not set, and nothing holds instead */
  text(name: SettingName, as?: string): string | null;
  number(name: SettingName): number;
  oneOf<T extends string>(name: SettingName, all: readonly T[]): T;
  list(name: SettingName, isFine: (item: string) => boolean): readonly string[];
  url(name: SettingName, as?: string): URL | null;
  refuse(name: string, got: string | null, want: string): void;
}

export function settingsReader(environment: Environment): SettingsReader {
  const problems: ConfigProblem[] = [];
  const settingOf = (name: SettingName): Setting => SETTINGS[name];
  const given = (as: string): string => environment[as]?.trim() ?? "";
  const refuse = (name: string, got: string | null, want: string): void => {
    problems.push({ name, got: got ?? "nothing", want });
  };
  const refuseSetting = (name: SettingName, got: string, as: string = name): void =>
    refuse(as, settingOf(name).secret ? "something else" : got, settingOf(name).want);
  const text = (name: SettingName, as: string = name): string | null => given(as) || settingOf(name).otherwise || null;
  return {
    problems,
    text,
    refuse,
    number: (name) => {
      const [least = 0, most = 0] = (/from (\d+) to (\d+)/.exec(settingOf(name).want) ?? []).slice(1).map(Number);
      const got = text(name) ?? "";
      const value = Number(got);
      if (/^\d{1,15}$/.test(got) && value >= least && value <= most) return value;
      refuseSetting(name, got);
      return Number(settingOf(name).otherwise);
    },
    oneOf: (name, all) => {
      const got = text(name) ?? "";
      const found = all.find((one) => one === got);
      if (found !== undefined) return found;
      refuseSetting(name, got);
      return all[0] as (typeof all)[number]; // no list of choices is empty
    },
    list: (name, isFine) => {
      const items = (text(name) ?? "")
        .split(",")
        .map((item) => item.trim())
        .filter(Boolean);
      const wrong = items.filter((item) => !isFine(item));
      if (wrong.length > 0) refuseSetting(name, wrong.join(", "));
      return Object.freeze(items.filter(isFine));
    },
    url: (name, as = name) => {
      const got = text(name, as);
      if (got === null) return null;
      const url = URL.canParse(got) ? new URL(got) : null;
      if (url !== null && /^https?:$/.test(url.protocol) && url.username === "" && url.hash === "") return url;
      refuseSetting(name, got, as);
      return null;
    },
  };
}
