/**
 * Each role of the demo signs in, finds its way and does its part by what the pages show, in each language. Pictures of what
 * they saw are kept in .cache/screens. This story is long; its acts lie in files of their own.
 */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath } from "../../report/browser.ts";
import { asked, signIn, told } from "./browsing.ts";
import { keepScreen, layoutFaults, lostAtZoom, seenOf, settled } from "./layout.ts";
import * as peopleActs from "./people-acts.ts";
import * as publicActs from "./public-acts.ts";
import * as roundActs from "./round-acts.ts";
import { type ServedDemo, servedDemo } from "./served-demo.ts";
import { twelvePages, validCode } from "./twelve-pages.ts";
import * as unitActs from "./unit-acts.ts";
import { LANGUAGES, type Language, saysIn, within } from "./words.ts";

const PATIENCE_MS = 1_800_000;
const why = chromiumPath === undefined ? " (left out: no Chromium here; TOUCHSTONE_CHROMIUM names one)" : "";
const PROGRAMME = "/programmes/good-neighbours";

/** Roles at a desk, with the places that the rail shows each of them. */
const AT_A_DESK: readonly (readonly [account: string, places: readonly string[], hasWork: boolean])[] = [
  ["demo-office", ["Home", "Applications", "Decisions", "Notices", "Units", "Rounds", "Roles"], true],
  ["demo-coordinator-larkwater", ["Home", "Applications", "Notices", "Units", "Rounds"], true],
  ["demo-reviewer-1", ["Review"], true],
  ["demo-reviewer-2", ["Review"], true],
  ["demo-assessor", ["Home", "Applications", "Recommend"], true],
  ["demo-decider", ["Home", "Applications", "Decisions"], true],
  ["demo-oversight", ["Home", "Applications", "Decisions", "Notices", "Units", "Rounds", "Roles"], false],
  ["demo-auditor", ["Home", "Applications", "Decisions", "Units", "Roles"], false],
  ["demo-operator", ["Home", "Applications", "Notices", "Units", "Rounds", "Roles"], false],
];
const ON_A_PHONE = ["larkwater-1-1", "emberfold-3-2", "tidewick-1-1", "larkwater-2-1"].map(unitAccount);
const COUNTIES = ["larkwater", "emberfold", "quillmoor", "tidewick"] as const;
const WIDTHS = [1280, 390] as const;
/** A village that withdrew its application, and applies again in each language: what it left standing in another is withdrawn before. */
const VILLAGE = "quillmoor-2-3";
/** A reviewer for each language, so that each still has everything before them. */
const REVIEWERS: Readonly<Record<Language, string>> = {
  en: "demo-reviewer-2",
  "zh-Hans": "demo-reviewer-3",
  bo: "demo-reviewer-1",
};

/** Pages that show their parts in turn where there is little room: an answer or its rating, a row or all that it tells. */
const IN_TURN: ReadonlySet<string> = new Set(["workbench", "applications"]);

/** In the source's language every role; in the others those whose pages differ most, or every role where that is asked for. */
const isWhole = process.env.WALKS === "all";
const SOME = ["demo-office", "demo-reviewer-1", "demo-unit-emberfold-3-2"];
const isWalked = (lang: Language, account: string): boolean => lang === "en" || isWhole || SOME.includes(account);

describe.skipIf(chromiumPath === undefined)(`a walk by what is shown${why}`, { timeout: PATIENCE_MS }, () => {
  let at: ServedDemo;
  beforeAll(async () => {
    at = await servedDemo();
  }, PATIENCE_MS);
  afterAll(() => at?.end());

  const seen = async (page: Page, name: string): Promise<void> => {
    await settled(page);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await keepScreen(page, `${name}-${width}`);
      expect.soft(await layoutFaults(page), `${name} at ${width} px`).toEqual([]);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
  };
  const entered = async (lang: Language, account: string, to = "/app", width = 1280): Promise<Page> => {
    const page = await at.open(width);
    await signIn(page, at.base, lang, account, to);
    return page;
  };
  const stateOf = async (application: string): Promise<string> =>
    (await asked<{ readonly state: string }>(at.base, "demo-office", `${PROGRAMME}/applications/${application}`)).state;
  const inState = async (state: string): Promise<string[]> =>
    (
      await asked<{ readonly items: readonly { readonly unit: { readonly code: string } }[] }>(
        at.base,
        "demo-office",
        `${PROGRAMME}/applications?state=${state}`,
      )
    ).items.map(({ unit }) => unit.code);
  /** nothing that the village has applied for stands, however far another language has come with it */
  const startsAnew = async (village: string): Promise<void> => {
    const path = `${PROGRAMME}/applications?text=${village}`;
    type Found = { readonly items: readonly { readonly applicationId: string; readonly state: string }[] };
    for (const { applicationId, state } of (await asked<Found>(at.base, "demo-office", path)).items)
      if (!["withdrawn", "lapsed", "declined", "designated"].includes(state))
        await told(at.base, unitAccount(village), `${PROGRAMME}/commands/WithdrawApplication`, { applicationId });
  };
  /** a coordinator, and what an application of theirs is called that lacks a reviewer whom somebody could be */
  const toAssign = async (): Promise<{ readonly account: string; readonly name: RegExp }> => {
    type Row = {
      readonly applicationId: string;
      readonly unit: { readonly names: readonly { readonly text: string }[] };
      readonly reviewers: { readonly needed: number; readonly assigned: number } | null;
    };
    type Items<T> = { readonly items: readonly T[] };
    for (const county of COUNTIES) {
      const account = `demo-coordinator-${county}`;
      const { items } = await asked<Items<Row>>(at.base, account, `${PROGRAMME}/applications?state=review&limit=100`);
      for (const { applicationId, unit, reviewers } of items) {
        if (reviewers === null || reviewers.assigned >= reviewers.needed) continue;
        const path = `${PROGRAMME}/applications/${applicationId}/reviewers`;
        const known = await asked<Items<{ readonly blocked: string | null }>>(at.base, account, path);
        if (known.items.some(({ blocked }) => blocked === null))
          return { account, name: new RegExp(`^(${unit.names.map(({ text }) => text).join("|")})$`) };
      }
    }
    throw new Error("toAssign: got no application that somebody could be assigned to, want one");
  };
  /** a coordinator who has such a task */
  const coordinatorWith = async (kind: string): Promise<string> => {
    for (const county of COUNTIES) {
      const { items } = await asked<{ readonly items: readonly { readonly kind: string }[] }>(
        at.base,
        `demo-coordinator-${county}`,
        "/inbox",
      );
      if (items.some((item) => item.kind === kind)) return `demo-coordinator-${county}`;
    }
    throw new Error(`coordinatorWith: got nobody with ${kind} to do, want one`);
  };

  describe.each(LANGUAGES)("in %s", (lang: Language) => {
    const says = saysIn(lang, "console");
    const form = saysIn(lang, "field");

    test("twelve pages are whole at two widths, and nothing of them is lost at 400 % zoom", async () => {
      for (const { name, account, path } of await twelvePages(at.base)) {
        const page = account === null ? await at.open(1280) : await entered(lang, account, path);
        await page.goto(`${at.base}/${lang}${path}`);
        await seen(page, `twelve-${lang}-${name}`);
        const before = await seenOf(page);
        await page.setViewportSize({ width: 320, height: 256 });
        await page.waitForTimeout(200); // what is drawn by its width is drawn again
        expect.soft(await layoutFaults(page), `${name} at 400 %`).toEqual([]);
        if (!IN_TURN.has(name)) expect.soft(await lostAtZoom(page, before), `${name} at 400 %`).toEqual([]);
        await keepScreen(page, `twelve-${lang}-${name}-zoom`);
        await page.context().close();
      }
    });

    test.each(AT_A_DESK.filter(([account]) => isWalked(lang, account)))(
      "%s finds what waits, and every place of its own",
      async (account, places, hasWork) => {
        const page = await entered(lang, account);
        await page.getByRole("heading", { level: 1, name: says("Inbox") }).waitFor();
        await seen(page, `${lang}-${account}-inbox`);
        const tasks = page.getByRole("main").locator("a.button");
        expect((await tasks.count()) > 0, `${account} has something to do`).toBe(hasWork);
        if (hasWork) {
          await tasks.first().click();
          await seen(page, `${lang}-${account}-task`);
        }
        for (const place of places) {
          await roundActs.goesTo(page, says, place);
          await seen(page, `${lang}-${account}-${place.toLowerCase()}`);
        }
        await page.context().close();
      },
    );

    test.each(ON_A_PHONE.filter((account) => isWalked(lang, account)))(
      "%s finds its application on a phone",
      async (account) => {
        const page = await entered(lang, account, "/field", 360);
        await settled(page);
        await keepScreen(page, `${lang}-${account}-360`);
        expect(await layoutFaults(page)).toEqual([]);
        await page.getByRole("main").getByRole("link").first().click();
        await settled(page);
        await keepScreen(page, `${lang}-${account}-application-360`);
        expect(await layoutFaults(page)).toEqual([]);
        await page.context().close();
      },
    );

    test("a unit applies, answers, shows a photo, hands in, mends what it is told to, and withdraws", async () => {
      await startsAnew(VILLAGE);
      const page = await entered(lang, unitAccount(VILLAGE), "/field", 390);
      const application = await unitActs.applies(page, form);
      expect(await stateOf(application)).toBe("answering");
      await unitActs.answersAndShows(page, form);
      expect(await layoutFaults(page)).toEqual([]);
      expect(await unitActs.handsIn(page, form)).toMatch(
        /root [0-9a-f]{64}\n[\s\S]*\nanswers: [1-9]\d*, proofs: [1-9]\d*$/,
      );
      expect(await stateOf(application)).toBe("handedIn");

      const desk = await entered(
        lang,
        "demo-coordinator-quillmoor",
        `/app/good-neighbours/applications/${application}`,
      );
      expect(await roundActs.sendsList(desk, says, "A photo of the desk is missing.")).toBe(application);
      expect(await stateOf(application)).toBe("mending");
      await desk.context().close();

      await page.goto(`${at.base}/${lang}/field/`);
      await page.getByRole("link", { name: form("See what to mend") }).click();
      await page.getByText("A photo of the desk is missing.").first().waitFor();
      await unitActs.mends(page, form);
      await unitActs.handsIn(page, form);
      expect(await stateOf(application)).toBe("review");
      await page.goto(`${at.base}/${lang}/field/good-neighbours/${application}`);
      await unitActs.withdraws(page, form);
      expect(await stateOf(application)).toBe("withdrawn");
      await page.context().close();
    });

    test("a coordinator finds an application complete, and assigns a reviewer", async () => {
      const page = await entered(lang, await coordinatorWith("checkCompleteness"));
      await roundActs.takesUp(page, says, "Check that the application of", "Check # application for completeness");
      await roundActs.opensFirst(page, says);
      const complete = await roundActs.findsComplete(page, says);
      expect(await stateOf(complete)).toBe("review");
      await page.context().close();

      const { account, name } = await toAssign();
      const other = await entered(lang, account);
      await roundActs.takesUp(other, says, "Assign reviewers to {unit}", "Assign reviewers to # application");
      await roundActs.opensFirst(other, says, name);
      const assigned = await roundActs.assigns(other, says);
      const { review } = await asked<{ readonly review: { readonly reviewers: readonly unknown[] } }>(
        at.base,
        "demo-office",
        `${PROGRAMME}/applications/${assigned}`,
      );
      expect(review.reviewers).not.toHaveLength(0);
      await other.context().close();
    });

    test("a reviewer says what ties it to whom, rates a file and hands in", async () => {
      const account = REVIEWERS[lang];
      const page = await entered(lang, account);
      await roundActs.takesUp(page, says, "Say what ties you to # applicant");
      await roundActs.declaresAll(page, says);
      await roundActs.goesTo(page, says, "Review");
      const assignment = await roundActs.ratesAll(page, says, "By what the photographs show.");
      const { items } = await asked<{
        readonly items: readonly { readonly assignmentId: string; readonly state: string }[];
      }>(at.base, account, `${PROGRAMME}/reviews?limit=100`);
      expect(items.find(({ assignmentId }) => assignmentId === assignment)?.state).toBe("handedIn");
      await page.context().close();
    });

    test("a unit reads what was found, and replies", async () => {
      const [village = ""] = await inState("reply");
      const page = await entered(lang, unitAccount(village), "/field", 390);
      expect(await stateOf(await unitActs.replies(page, form, "The desk is open on market days too."))).toBe(
        "recommending",
      );
      await page.context().close();
    });

    test("an assessor recommends, and somebody else decides against it with a reason", async () => {
      const page = await entered(lang, "demo-assessor");
      await roundActs.goesTo(page, says, "Recommend");
      expect(await stateOf(await roundActs.recommends(page, says, "Notices come in time."))).toBe("deciding");
      await page.context().close();

      const other = await entered(lang, "demo-decider");
      await roundActs.goesTo(other, says, "Decisions");
      await other.getByRole("main").getByRole("row").getByRole("link").first().click();
      expect(await stateOf(await roundActs.decidesAgainst(other, says, "Answers lack their proofs."))).toBe("declined");
      await other.context().close();
    });

    test("somebody decides for a unit whose score carries a grade", async () => {
      const page = await entered(lang, "demo-decider");
      await roundActs.goesTo(page, says, "Decisions");
      const { items } = await asked<{
        readonly items: readonly {
          readonly unit: { readonly names: readonly { readonly text: string }[] };
          readonly computed: string | null;
        }[];
      }>(at.base, "demo-decider", `${PROGRAMME}/applications?state=deciding`);
      const names = items.find(({ computed }) => computed !== null)?.unit.names.map(({ text }) => text) ?? [];
      await page
        .getByRole("main")
        .getByRole("link", { name: new RegExp(`^(${names.join("|")})$`) })
        .click();
      expect(await stateOf(await roundActs.decidesFor(page, says, "Seen on two market days."))).toBe("decided");
      await page.context().close();
    });

    test("the office puts a decision on notice, anybody objects, and the office answers", async () => {
      const page = await entered(lang, "demo-office");
      await roundActs.goesTo(page, says, "Notices");
      const before = await inState("noticed");
      await roundActs.publishesOne(page, says);
      const now = await inState("noticed");
      expect(now).toHaveLength(before.length + 1);

      const anybody = await at.open(390);
      await anybody.goto(`${at.base}/${lang}/good-neighbours/notices`);
      await anybody.getByRole("main").getByRole("link").first().click();
      const words = `The desk was closed twice (${lang}).`;
      const objection = await publicActs.objects(anybody, lang, words);
      expect(await layoutFaults(anybody)).toEqual([]);
      await anybody.context().close();

      await page.reload();
      const { items } = await asked<{
        readonly items: readonly { readonly objectionId: string; readonly upheld: boolean | null }[];
      }>(at.base, "demo-office", `${PROGRAMME}/objections?limit=100`);
      expect(items.find(({ objectionId }) => objectionId === objection)?.upheld).toBeNull();
      expect(await roundActs.answersObjection(page, says, "It was open on both days.")).not.toBe("");
      await page.context().close();
    });

    test("an operator makes an account, grants it a role and ends it", async () => {
      const account = `helper-${lang.toLowerCase()}`;
      const page = await entered(lang, "demo-operator");
      await roundActs.goesTo(page, says, "Roles");
      expect(await peopleActs.makesAccount(page, says, account)).toContain("/sign-in/link#");
      await peopleActs.grantsRole(page, says, "Reviewer");
      const grants = async () =>
        (
          await asked<{
            readonly items: readonly {
              readonly account: string;
              readonly role: string;
              readonly until: string | null;
            }[];
          }>(at.base, "demo-office", `${PROGRAMME}/roles?limit=200&role=reviewer`)
        ).items.filter((one) => one.account === account);
      expect(await grants()).toMatchObject([{ role: "reviewer", until: null }]);
      await peopleActs.endsRole(page, says, account);
      expect((await grants()).map(({ until }) => until)).not.toContain(null);
      await page.context().close();
    });

    test("who is to hear appeals is told that there are none to hear", async () => {
      const page = await entered(lang, "demo-appeal");
      await page.getByText(within(says("You will hear appeals"))).waitFor();
      await seen(page, `${lang}-demo-appeal-inbox`);
      await page.context().close();
    });

    test("anybody reads the register, the notices and the standard, and finds a designation by its number", async () => {
      const page = await at.open(1280);
      for (const path of ["", "/notices", "/designations", "/standard"]) {
        await page.goto(`${at.base}/${lang}/good-neighbours${path}`);
        await seen(page, `${lang}-public${path.replace("/", "-")}`);
      }
      await page.goto(`${at.base}/v?lang=${lang}`);
      await publicActs.looksUp(page, lang, await validCode(at.base));
      await seen(page, `${lang}-public-verified`);
      await page.context().close();
    });
  });

  test("nothing is asked of anybody else, and no page fails", () => {
    expect(at.said).toEqual([]);
  });
});

function unitAccount(village: string): string {
  return `demo-unit-${village}`;
}
