/** Who takes part: who may know it, of whom, and what a list of them is narrowed to. */
import { setClock } from "@touchstone/server/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ASKERS, type AskedRound, type Asker, askedRound } from "./sample-asked-round.ts";

interface Listed {
  readonly unit: { readonly unitId: string; readonly code: string; readonly type: string };
  readonly parentId: string | null;
  readonly since: string;
  readonly application: { readonly applicationId: string; readonly state: string } | null;
  readonly result: {
    readonly score: number | null;
    readonly grade: string | null;
    readonly certainty: { readonly kept: number | null; readonly rank: number | null };
    readonly isPublic: boolean;
  } | null;
}
interface Page {
  readonly items: readonly Listed[];
  readonly parents: readonly { readonly unitId: string; readonly code: string }[];
  readonly next: string | null;
}

let asked: AskedRound;
let judged = "";
const PATH = "/programmes/round/enrolled-units";

beforeAll(async () => {
  asked = await askedRound(setClock("2026-03-02")); // a Monday; the hill takes part, and has not applied
  judged = await asked.judged("mill");
  await asked.round.applied("well");
}, 240_000);
afterAll(() => asked.on.end());

const page = async (asker: Asker, query = ""): Promise<Page> => {
  const { status, text } = await asked.get(asker, `${PATH}?cycle=${asked.round.cycleId}${query}`);
  expect(status, text).toBe(200);
  return JSON.parse(text) as Page; // as described
};
const codes = async (asker: Asker, query = ""): Promise<string[]> =>
  (await page(asker, query)).items.map(({ unit }) => unit.code).sort();

describe("units that take part", { timeout: 120_000 }, () => {
  test("are listed for who runs the programme or watches over it, and of a part for who coordinates it", async () => {
    const all = "hill mill well";
    const seen = await asked.table(PATH, (body) =>
      (body as unknown as Page).items
        .map(({ unit }) => unit.code)
        .sort()
        .join(" "),
    );
    const wanted: Partial<Record<Asker, string>> = {
      public: "401",
      office: all,
      oversight: all,
      auditor: all,
      coordinator: "mill well",
    };
    expect(seen).toEqual(Object.fromEntries(ASKERS.map((asker) => [asker, wanted[asker] ?? "403"])));
    const glances = await asked.table("/programmes/round/enrolled", (body) => `${String(body.n)}`);
    expect(glances).toEqual(
      Object.fromEntries(
        Object.entries(seen).map(([asker, of]) => [asker, of.includes("mill") ? `${of.split(" ").length}` : of]),
      ),
    );
  });

  test("are told with where they lie, since when, where they stand, and a score that says how sure it is", async () => {
    const { items, parents } = await page("office");
    const [hill, mill, well] = items.toSorted((a, b) => a.unit.code.localeCompare(b.unit.code));
    expect(hill).toMatchObject({ application: null, result: null, unit: { type: "village" } });
    expect(well).toMatchObject({ since: "2026-03-02", application: { state: "handedIn" }, result: null });
    expect(mill).toMatchObject({
      application: { applicationId: judged, state: "deciding" },
      result: { score: expect.any(Number), grade: "gold", isPublic: false },
    });
    expect(mill?.result?.certainty).toMatchObject({ kept: expect.any(Number), rank: 1 });
    expect(parents.map(({ code }) => code).sort()).toEqual(["north", "south"]);
    expect(parents.find(({ unitId }) => unitId === mill?.parentId)?.code).toBe("north");
  });

  test("tell of an application only in the round that is asked about", async () => {
    const { text } = await asked.get("office", PATH);
    expect((JSON.parse(text) as Page).items.map(({ application }) => application)).toEqual([null, null, null]);
  });

  test("are narrowed to a state, a name, a type, a region, and two of them at once", async () => {
    const { north, south, mill } = asked.round.unit;
    expect(await codes("office", "&state=deciding")).toEqual(["mill"]);
    expect(await codes("office", "&state=none")).toEqual(["hill"]);
    expect(await codes("office", "&state=none&state=handedIn")).toEqual(["hill", "well"]);
    expect(await codes("office", "&text=ILL")).toEqual(["hill", "mill"]);
    expect(await codes("office", "&text=%25")).toEqual([]);
    expect(await codes("office", "&type=village")).toEqual(["hill", "mill", "well"]);
    expect(await codes("office", "&type=township")).toEqual([]);
    expect(await codes("office", `&under=${north}`)).toEqual(["mill", "well"]);
    expect(await codes("office", `&under=${north}&text=ill`)).toEqual(["mill"]);
    expect(await codes("office", `&under=${mill}`)).toEqual(["mill"]);
    expect(await codes("coordinator", `&under=${south}`)).toEqual([]);
  });

  test.each(["", "&text=l", "&type=village"])("come page by page, each once, with %s", async (narrowed) => {
    const found: string[] = [];
    let cursor = "";
    for (let n = 0; n < 3; n++) {
      const { items, next } = await page("office", `&limit=1${narrowed}${cursor}`);
      expect(items).toHaveLength(1);
      found.push(items[0]?.unit.code ?? "");
      cursor = `&cursor=${next ?? ""}`;
      expect(next === null).toBe(n === 2);
    }
    expect(found.sort()).toEqual(["hill", "mill", "well"]);
  });

  test("are counted by type and by region, with the assessment that their scores are of", async () => {
    const glance = JSON.parse((await asked.get("office", "/programmes/round/enrolled")).text) as Record<
      string,
      unknown
    >;
    expect(glance).toMatchObject({
      n: 3,
      on: "2026-03-02",
      types: [{ type: "village", title: { en: "village" }, n: 3 }],
      path: [],
      items: [
        { unit: { code: "north" }, n: 2 },
        { unit: { code: "south" }, n: 1 },
      ],
      assessment: { period: "2025", grades: [{ id: "gold" }, { id: "bronze" }] },
    });
    const below = await asked.get("coordinator", `/programmes/round/enrolled?under=${asked.round.unit.north}`);
    expect(JSON.parse(below.text)).toMatchObject({ n: 2, path: [{ code: "county" }, { code: "north" }] });
    const other = await asked.get("coordinator", `/programmes/round/enrolled?under=${asked.round.unit.south}`);
    expect(JSON.parse(other.text)).toMatchObject({ path: [], items: [] });
  });

  test("are no more once they take part no more", async () => {
    const { applicationId } = (await page("office", "&text=well")).items[0]?.application ?? {};
    await asked.round.does("well", { type: "WithdrawApplication", applicationId: applicationId ?? "" });
    expect(await codes("office")).toEqual(["hill", "mill"]);
  });
});
