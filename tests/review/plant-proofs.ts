import type { TestService } from "@touchstone/service/testing";

/** A proof as it is handed in; `en`: its title. */
export interface PlantedProof {
  readonly item: string;
  readonly en: string | null;
  readonly mediaType: string;
  readonly visibility: "public" | "reviewers" | "private";
  readonly bytes: Buffer;
}

interface Where {
  readonly account: string;
  readonly organisation: string;
  readonly programme: string;
  readonly period: string;
  readonly unitId: string;
}

/** Takes proofs all the way that a unit's phone takes them: the bytes, then that they are a proof, then of what. */
export async function plantProofs({ app, touchstone }: TestService, where: Where, proofs: readonly PlantedProof[]) {
  const { account, organisation, programme, period, unitId } = where;
  const asked = async (method: "GET" | "POST" | "PATCH", url: string, headers: object = {}, payload?: object) => {
    const told = await app.inject({
      method,
      url,
      headers: { "x-test-account": account, ...headers },
      ...(payload !== undefined && { payload }),
    });
    if (told.statusCode >= 300) throw new Error(`${method} ${url}: ${told.body}`);
    return told;
  };
  const command = (type: string, body: object) =>
    asked(
      "POST",
      `/api/v1/organisations/${organisation}/commands/${type}?programme=${programme}`,
      { "idempotency-key": touchstone.newId() },
      body,
    );
  const { programmeId } = (await asked("GET", `/api/v1/programmes/${programme}`)).json<{ programmeId: string }>();
  for (const { item, en, mediaType, visibility, bytes } of proofs) {
    const said = { organisation, programme, unit: unitId, visibility, filetype: mediaType };
    const tus = { "tus-resumable": "1.0.0" };
    const begun = await asked("POST", "/api/v1/uploads", {
      ...tus,
      "upload-length": String(bytes.length),
      "upload-metadata": Object.entries(said)
        .map(([name, value]) => `${name} ${Buffer.from(value).toString("base64")}`)
        .join(","),
    });
    const { pathname } = new URL(String(begun.headers.location), "http://localhost");
    const piece = { ...tus, "upload-offset": "0", "content-type": "application/offset+octet-stream" };
    await asked("PATCH", pathname, piece, bytes);
    for (let state = ""; state !== "ready"; await new Promise((resolve) => setTimeout(resolve, 50))) {
      ({ state } = (await asked("GET", pathname)).json<{ state: string }>());
      if (state === "refused") throw new Error(`plantProofs: ${en} was refused`);
    }
    const evidenceId = pathname.slice(pathname.lastIndexOf("/") + 1);
    const title = en === null ? null : { text: en, lang: "en", origin: "source", review: null };
    await command("AddEvidence", { evidenceId, unitId, programmeId, title, retainUntil: null });
    await command("LinkEvidence", {
      linkId: touchstone.newId(),
      evidenceId,
      unitId,
      target: { kind: "observation", item, period },
      locator: { kind: "whole" },
    });
  }
}
