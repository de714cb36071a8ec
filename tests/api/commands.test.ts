/** Commands by HTTP: once under a key, refused with their facts, on what was looked at. */

import { createHash } from "node:crypto";
import { fromHex, verifyConsistency, verifyInclusion } from "@touchstone/ledger";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { operationsOf } from "./operations.ts";
import { OFFICE, type SampleApi, sampleApi } from "./sample-api.ts";

let on: SampleApi;
beforeAll(async () => {
  on = await sampleApi();
});
afterAll(() => on.end());

const named = (text: string) => [{ text, lang: "en", origin: "source", review: null }];
const command = (type: string, body: object, headers: Readonly<Record<string, string>> = {}) =>
  on.ask(OFFICE, "POST", `/organisations/larkwater/commands/${type}`, { body, headers });
const newUnit = (code: string) => ({
  unit: { unitType: "village", names: named(`Village ${code}`), codes: [{ scheme: "code", code }], parents: null },
  opened: null,
});

describe("a command", () => {
  it("makes the ids that were left out, and answers with its receipt", async () => {
    const done = await command("RegisterUnit", newUnit("v7"));
    expect(done).toMatchObject({
      status: 200,
      json: { kind: "organisation", log: "larkwater", first: expect.any(Number) },
    });
    const { json } = await on.ask(OFFICE, "GET", "/organisations/larkwater/codes/code/v7");
    expect(json.items).toHaveLength(1);
  });

  it("under a key happens once, though the server makes its ids", async () => {
    const key = { "idempotency-key": "register-v8" };
    const first = await command("RegisterUnit", newUnit("v8"), key);
    const again = await command("RegisterUnit", newUnit("v8"), key);
    expect(first.status).toBe(200);
    expect(again.json).toEqual(first.json);
    const other = await command("RegisterUnit", newUnit("v9"), key);
    expect(other).toMatchObject({ status: 409, json: { refusal: { code: "key-used", key: "register-v8" } } });
  });

  it("is refused on what has changed since it was looked at", async () => {
    const { v4 } = on.units;
    const rename = (text: string, revision: number, day: string) =>
      command("RenameUnit", { unitId: v4, names: named(text), on: day }, { "if-match": `"${revision}"` });
    const looked = await on.ask(OFFICE, "GET", `/organisations/larkwater/units/${v4}`);
    expect(looked.json).toMatchObject({ revision: 0 });
    expect(await rename("Ford", 0, "2026-01-05")).toMatchObject({ status: 200 });
    expect(await rename("Bridge", 0, "2026-01-06")).toMatchObject({
      status: 412,
      json: { type: "/problems/changed-meanwhile", refusal: { code: "changed-meanwhile", expected: 0, found: 1 } },
    });
    expect(await rename("Bridge", 1, "2026-01-06")).toMatchObject({ status: 200 });
  });

  it("tells every fault of its body at once", async () => {
    const { json, status } = await command("RenameUnit", { unitId: "x", names: 1, on: "2026-02-30", more: true });
    expect(status).toBe(400);
    expect(json).toMatchObject({ type: "/problems/invalid-request", title: "The request can't be read" });
    const pointers = (json as unknown as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer); // a problem's
    expect(pointers.toSorted()).toEqual(["/", "/names", "/on", "/unitId"]);
  });

  it("that the record refuses says so in words, and for programs", async () => {
    const told = await command("CloseUnit", { unitId: on.units.c1, successors: [], on: "2026-05-01" });
    expect(told).toMatchObject({
      status: 422,
      json: {
        type: "/problems/refused",
        detail: `3 units lie in ${on.units.c1} on 2026-05-01: move them first, or say who takes over.`,
        refusal: { code: "has-children", children: 3 },
      },
    });
    const faulty = await command("RenameUnit", { unitId: on.units.v1, names: named(" X "), on: "2026-05-01" });
    expect(faulty).toMatchObject({
      status: 422,
      json: { errors: [{ pointer: "/names/0", detail: "got  X , want a name, without spaces around it" }] },
    });
  });

  it("that founds has the name of its address", async () => {
    const founding = {
      organisationId: on.organisation.logId,
      slug: "gardens",
      names: named("Gardens"),
      languages: ["en"],
      timeZone: "Asia/Shanghai",
      owner: named("Council"),
      calendar: { weekend: [6, 7], exceptions: [], knownThrough: null },
      noticeDays: 5,
      bodies: [],
      responsibility: [],
    };
    const post = (slug: string) =>
      on.ask(OFFICE, "POST", `/programmes/${slug}/commands/FoundProgramme`, { body: founding });
    expect(await post("parks")).toMatchObject({ status: 400, json: { errors: [{ pointer: "/slug" }] } });
    expect(await post("gardens")).toMatchObject({ status: 200, json: { log: "gardens", first: 0, last: 2 } });
    expect(await post("gardens")).toMatchObject({ status: 409, json: { refusal: { code: "exists" } } });
    expect((await on.ask(null, "GET", "/programmes/gardens")).json).toMatchObject({
      organisation: "larkwater",
      revision: 1,
    });
  });

  it("names a document only that was handed in before", async () => {
    const document = {
      kind: "rules",
      title: named("Rules"),
      file: "0".repeat(64),
      url: null,
      from: "2026-01-01",
      until: null,
    };
    const told = await on.ask(OFFICE, "POST", "/programmes/libraries/commands/AddProgrammeDocument", {
      body: document,
    });
    expect(told).toMatchObject({ status: 404, json: { refusal: { code: "unknown", what: "file" } } });
  });

  it("that opens a private part answers with what it holds, and is recorded", async () => {
    const path = "/programmes/libraries";
    const draft = (await on.ask(null, "GET", `${path}/standards/1/file`)).text
      .replace('version: "1"', 'version: "2"')
      .replace("title: Open libraries", "title: Libraries that are open");
    const post = (as: string, type: string, body: object) => on.ask(as, "POST", `${path}/commands/${type}`, { body });
    const drafted = await post(OFFICE, "DraftStandard", {
      yaml: `${draft}changes: { since: "1", class: clarification }\n`,
    });
    const noticed =
      drafted.status === 200 ? await post(OFFICE, "PutStandardOnNotice", { version: "2", until: null }) : drafted;
    expect(noticed.text).toContain('"first"');
    const filed = await post("nobody", "FileStandardObjection", {
      version: "2",
      text: named("Too short")[0],
      publish: false,
      contact: "a person, 139 0000 0000",
    });
    expect(filed.status).toBe(200);
    const seq = filed.json.first;

    const listed = await on.ask(null, "GET", `${path}/standards/2/objections`);
    expect(listed.json).toMatchObject({ items: [{ text: null, seq }] });
    expect(listed.text).not.toMatch(/Too short|139|filedBy/);
    expect((await on.ask(OFFICE, "GET", `${path}/private-parts`)).json).toMatchObject({
      items: [
        { seq, part: "contact" },
        { seq, part: "text" },
      ],
    });
    const opened = await post(OFFICE, "ReadPrivatePart", { seq, part: "contact", purpose: "answer" });
    expect(opened).toMatchObject({
      status: 200,
      json: { content: { contact: "a person, 139 0000 0000" }, receipt: { first: Number(seq) + 1 } },
    });
    expect(await post("nobody", "ReadPrivatePart", { seq, part: "contact", purpose: "answer" })).toMatchObject({
      status: 403,
    });
    expect(await post("watcher", "ReadPrivatePart", { seq, part: "contact", purpose: "answer" })).toMatchObject({
      status: 403,
    });
  });
});

describe("every command", () => {
  it("has an example in the reference that its route reads", async () => {
    const commands = (await operationsOf(on)).filter(({ tag }) => tag === "commands");
    expect(commands.length).toBeGreaterThan(35);
    const unread: string[] = [];
    for (const { id, at, body } of commands) {
      const path = at(id === "programmeFoundProgramme" ? { slug: "good-neighbours" } : {});
      const { status, json } = await on.ask("watcher", "POST", path, { body });
      if (status === 400 || status === 415) unread.push(`${id}: ${json.detail}`);
    }
    expect(unread).toEqual([]);
  });
});

describe("a ledger", () => {
  const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest();
  const bytes = (hex: string) => fromHex(hex) ?? new Uint8Array(0);
  const base = "/ledgers/organisation/larkwater";

  it("proves that an event is in it, and that it was only added to", async () => {
    const { json } = await on.ask(null, "GET", base);
    const told = json as unknown as { size: number; root: string; verifierKey: string }; // as the reference says
    const inclusion = await on.ask(null, "GET", `${base}/inclusion?index=2`);
    const { index, size, leaf, root, proof } = inclusion.json as unknown as {
      index: number;
      size: number;
      leaf: string;
      root: string;
      proof: string[];
    }; // as the reference says
    expect([size, root]).toEqual([told.size, told.root]);
    const said = { index, size, leaf: bytes(leaf), root: bytes(root) };
    expect(verifyInclusion(sha256, said, proof.map(bytes))).toBe(true);
    expect(verifyInclusion(sha256, { ...said, index: 1 }, proof.map(bytes))).toBe(false);

    const grown = (await on.ask(null, "GET", `${base}/consistency?from=2`)).json as unknown as {
      from: number;
      fromRoot: string;
      to: number;
      toRoot: string;
      proof: string[];
    }; // as the reference says
    const consistency = {
      olderSize: grown.from,
      olderRoot: bytes(grown.fromRoot),
      newerSize: grown.to,
      newerRoot: bytes(grown.toRoot),
    };
    expect(verifyConsistency(sha256, consistency, grown.proof.map(bytes))).toBe(true);
  });

  it("lies there as tiles, entries and a signed note", async () => {
    const { json } = await on.ask(null, "GET", base);
    const note = await on.ask(null, "GET", `${base}/checkpoint`);
    expect(note.type).toBe("text/plain; charset=utf-8");
    expect(note.text.split("\n")[1]).toBe(String(json.size));
    const tile = await on.app.inject(`/api/v1${base}/tile/0/000.p/${json.size}`);
    expect(tile.rawPayload).toHaveLength(32 * json.size);
    const entries = await on.app.inject(`/api/v1${base}/tile/entries/000.p/${json.size}`);
    expect(entries.body).toContain("OrganisationFounded");
    expect(entries.headers["content-type"]).toBe("application/octet-stream");
  });
});
