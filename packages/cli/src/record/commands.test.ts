import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { beforeAll, describe, expect, it } from "vitest";
import { programOn } from "../program.ts";
import { fine, home, refused, touchstone } from "../sample-home.ts";
import { fileWith, folder, root, SHORT } from "../sample-run.ts";
import { processScreen } from "../terminal/screen.ts";

const yamlOf = (version: string, more = ""): string =>
  readFileSync(join(root, SHORT[0]), "utf8").replace('version: "1"', `version: "${version}"${more}`);
beforeAll(() => {
  fine("init", home, "--organisation", "Larkwater County", "zh-Hans=云水县", "--time-zone", "Asia/Shanghai");
});

describe("a data folder", () => {
  it("is made once, with an organisation and the account that may begin", () => {
    expect(fine("account", "list")).toMatch(/^account +made\noffice +\d{4}-/);
    expect(
      fine("role", "list")
        .split("\n")
        .slice(1, 3)
        .map((line) => line.split(/ {2,}/).slice(0, 3)),
    ).toEqual([
      ["office", "operator", "all units"],
      ["office", "office", "all units"],
    ]);
    expect(refused("init", home, "--organisation", "Again")).toContain("is a data folder already, of larkwater-county");
  });

  it("is not made where something else lies, nor under a name that is none", () => {
    const other = join(folder, "other");
    mkdirSync(other);
    writeFileSync(join(other, "notes.txt"), "mine");
    expect(refused("init", other, "--organisation", "Larkwater County")).toContain("holds something else (notes.txt)");
    const { status, stderr } = touchstone("init", join(folder, "new"), "--organisation", "云水县");
    expect([status, stderr]).toEqual([2, expect.stringContaining("--slug: want a name for addresses")]);
    expect(touchstone("init", join(folder, "new"), "--organisation", "A", "--time-zone", "Mars/Olympus").status).toBe(
      2,
    );
  });

  it("has to be there", () => {
    const { status, stderr } = touchstone("account", "list", "--home", join(folder, "nowhere"));
    expect([status, stderr]).toEqual([1, expect.stringContaining("is no data folder of Touchstone")]);
    expect(refused("account", "list", "--as", "nobody")).toContain('no account "nobody"; there are office');
  });

  it("has commands that each show an example", () => {
    const leavesOf = (command: Command): Command[] =>
      command.commands.length > 0 ? command.commands.flatMap(leavesOf) : [command];
    const leaves = leavesOf(programOn(processScreen()));
    expect(leaves.length).toBeGreaterThan(25);
    for (const command of leaves) {
      let help = "";
      command.configureOutput({ writeOut: (text) => (help += text) });
      command.outputHelp();
      expect([command.name(), help.includes("Example")]).toEqual([command.name(), true]);
    }
  });
});

describe("a programme and its standard", () => {
  const P = "open-libraries";

  it("is founded with what it is bound to, every problem at once", () => {
    const founding = ["programme", "new", P, "--title", "Open Libraries", "bo=དཔེ་མཛོད།", "--owner", "County council"];
    const wrong = refused(...founding, "--language", "en", "--notice-days", "2", "--off", "2026-02-30");
    expect(wrong).toContain("names: got bo, want one of the programme's languages: en");
    expect(wrong).toContain("noticeDays: got 2, want working days from 5 to 250");
    expect(wrong).toContain("calendar.exceptions: got 2026-02-30, want a day such as 2026-10-01");
    expect(wrong).toContain("3 problems. Nothing was recorded.");

    const made = fine(
      ...founding,
      "--language",
      "en,bo",
      "--body",
      "council:County council",
      "--duty",
      "doors:leads:council",
    );
    expect(made).toBe("Programme open-libraries is founded: recorded as 0–2 in the ledger of open-libraries.\n");
    const shown = fine("programme", "show", P);
    expect(shown).toContain("title        དཔེ་མཛོད། (bo)");
    expect(shown).toContain("time zone    Asia/Shanghai");
    expect(shown).toContain("calendar     weekend: Saturday, Sunday; days off are not known");
    expect(shown).toContain("duty         council leads doors");
    expect(fine("programme", "list")).toMatch(/open-libraries +Open Libraries +County council/);
    expect(refused("programme", "show", "other")).toContain('There is no programme "other"; there is open-libraries.');
  });

  it("has documents and a calendar that grows", () => {
    const order = fileWith("order.txt", "Order 7 of 2025");
    const added = [
      "programme",
      "document",
      P,
      order,
      "--kind",
      "legalBasis",
      "--title",
      "Order 7",
      "--from",
      "2025-03-01",
    ];
    expect(fine(...added)).toMatch(/^Document of open-libraries from 2025-03-01, SHA-256 [0-9a-f]{64}: recorded as 3 /);
    fine("programme", "calendar", P, "--known-through", "2999-12-31", "--off", "2999-01-01,2999-01-02");
    expect(fine("programme", "show", P)).toContain(
      "days off are known through 2999-12-31\n             2999-01-01 off",
    );
    expect(refused("programme", "calendar", P, "--known-through", "2998-12-31")).toContain("want 2999-12-31 or later");
    expect(
      touchstone("programme", "document", P, "--kind", "law", "--title", "x", "--url", "https://a.example").status,
    ).toBe(2);
  });

  it("adopts as its first what was in force, and drafts what comes after", () => {
    const first = fileWith("1.yaml", yamlOf("1"));
    const adopting = ["import", "standard", first, "--programme", P, "--in-force-since", "2025-03-01"];
    expect(touchstone(...adopting).stderr).toContain("--in-force-since and --basis: both or neither");
    expect(fine(...adopting, "--basis", "Order 7 of 2025, noticed in the gazette")).toContain(
      "is adopted as in force since 2025-03-01",
    );
    expect(refused(...adopting, "--basis", "again")).toContain(
      "Version 1 is on record with this very content (effective)",
    );

    const second = fileWith("2.yaml", yamlOf("2").replace("[0, 60]", "[0, 50]"));
    const drafting = ["import", "standard", second, "--programme", P];
    expect(refused(...drafting)).toContain("changes: got nothing");
    const declared = yamlOf("2", '\nchanges: { since: "1", class: substantive }').replace("[0, 60]", "[0, 50]");
    fileWith("2.yaml", declared);
    expect(fine(...drafting)).toContain("Version 2 is drafted");
    expect(fine("standard", "notice", P, "2")).toMatch(
      /^Version 2 is on notice from \d{4}-\d\d-\d\d, up to the midnight before /,
    );
    expect(refused("standard", "effective", P, "2")).toContain("Version 2 is on notice until the midnight before");
  });

  it("takes objections without a role, keeps what is not to be published, and answers by somebody else", () => {
    fine("account", "add", "villager");
    const words = "Fifty hours are out of reach";
    const filed = fine("standard", "object", P, "2", "--text", words, "--contact", "post box 7", "--as", "villager");
    const id = /^Objection ([0-9a-f-]{36}) to version 2/.exec(filed)?.[1] ?? "";
    const published = fine("standard", "object", P, "2", "--text", "bo=ཆུ་ཚོད་མང་དྲགས།", "--publish");
    const other = /^Objection ([0-9a-f-]{36})/.exec(published)?.[1] ?? "";
    const listed = fine("standard", "list", P);
    expect(listed).toContain(`objection ${id} to version 2`);
    expect(listed).toContain("(its author did not agree to publish the text)");
    expect(listed).toContain("ཆུ་ཚོད་མང་དྲགས།");
    expect(listed).not.toContain(words);
    const kept = fine("private", P);
    const event = /^ *(\d+) {2}contact/m.exec(kept)?.[1] ?? "";
    expect([kept, kept.includes("post box 7")]).toEqual([expect.stringMatching(/^2 private parts kept in /), false]);
    expect(touchstone("private", P, event, "contact", "--purpose", "curiosity")).toMatchObject({
      status: 2,
      stdout: "",
      stderr: expect.stringContaining("want answer, contact, identity-check"),
    });
    expect(refused("private", P, event, "contact", "--purpose", "answer", "--as", "villager")).toContain(
      "is for office",
    );
    expect(refused("private", "nowhere", event, "contact", "--purpose", "answer")).toContain(`programme/${P}`);
    const opened = touchstone("private", P, event, "contact", "--purpose", "answer");
    expect([opened.status, opened.stdout]).toEqual([0, expect.stringContaining("post box 7")]);
    expect(opened.stderr).toMatch(
      /^The part contact of event \d+ was opened by office for the purpose answer: recorded as \d+ in the ledger of open-libraries\.$/m,
    );
    expect(touchstone("standard", "answer", P, "2", id, "--answer", "No.").status).toBe(2);
    const answering = ["--answer", "Forty are enough for half of it.", "--dismissed"];
    expect(refused("standard", "answer", P, "2", id, ...answering, "--as", "villager")).toContain(
      "is for office of the programme",
    );
    fine("standard", "answer", P, "2", id, ...answering);
    expect(refused("standard", "answer", P, "2", other, ...answering)).toContain(
      "Who filed this objection can't answer too",
    );
    expect(fine("standard", "list", P)).toContain("Answer: Forty are enough for half of it.");
  });

  it("is withdrawn with reasons, and translated at any time", () => {
    expect(fine("standard", "withdraw", P, "2", "--reason", "A goalpost was wrong.")).toContain(
      "Version 2 is withdrawn",
    );
    const overlay = `touchstone-overlay: 1\nstandard: open-libraries\nversion: "1"\nlanguage: bo\norigin: human\ntexts:\n  title: དཔེ་མཛོད།\n`;
    expect(fine("import", "overlay", fileWith("bo.yaml", overlay), "--programme", P)).toContain(
      "bo is added to version 1",
    );
    const list: unknown = JSON.parse(fine("standard", "list", P, "--json"));
    expect(list).toMatchObject([
      {
        version: "1",
        state: "effective",
        adoptedBasis: "Order 7 of 2025, noticed in the gazette",
        overlays: [{ language: "bo" }],
      },
      {
        version: "2",
        state: "withdrawn",
        change: "substantive",
        comparedWith: "1",
        objections: [{}, { text: { lang: "bo" } }],
      },
    ]);
  });

  it("has what was asked once serve another programme", () => {
    fine("programme", "new", "green-office", "--title", "Green Office", "--owner", "County council");
    expect(fine("permit", "notices@1", "--from", P, "--to", "green-office")).toMatch(
      /^notices@1 of open-libraries serves green-office from .* in the ledger of larkwater-county\.\n$/,
    );
    expect(fine("permit")).toMatch(/notices@1 +open-libraries +green-office/);
    expect(JSON.parse(fine("permit", "--json"))).toMatchObject([
      { quantity: "notices@1", from: P, to: "green-office", since: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
    ]);
    expect(JSON.parse(fine("programme", "list", "--json"))).toMatchObject([
      { slug: P, languages: ["en", "bo"] },
      { slug: "green-office", owner: [{ text: "County council" }] },
    ]);
    expect(JSON.parse(fine("account", "list", "--json"))).toMatchObject([{ name: "office" }, { name: "villager" }]);
    expect(refused("permit", "notices@1", "--from", P, "--to", "green-office")).toContain("There is a permission");
    fine("permit", "notices@1", "--from", P, "--to", "green-office", "--end");
    expect(fine("permit")).not.toContain("notices@1");
    expect(touchstone("permit", "notices@1", "--to", P).status).toBe(2);
  });

  it("is watched over by somebody without office", () => {
    expect(refused("role", "grant", "oversight", "--to", "office", "--programme", P)).toContain(
      "nobody judges or watches over their own work",
    );
    expect(touchstone("role", "grant", "king", "--to", "office").status).toBe(2);
    fine("account", "add", "council");
    const granted = fine("role", "grant", "oversight", "--to", "council", "--programme", P);
    const grant = /\(([0-9a-f-]{36})\)/.exec(granted)?.[1] ?? "";
    expect(refused("standard", "key", P, "1", "a".repeat(64), "--as", "council")).toContain(
      "Version 1 is effective; for this it has to be draft.",
    );
    fine("role", "end", grant, "--programme", P);
    expect(refused("standard", "key", P, "1", "a".repeat(64), "--as", "council")).toContain(
      "which this account does not hold",
    );
  });
});
