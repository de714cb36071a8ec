import { LINK_TYPE } from "@touchstone/domain";
import { runDue } from "@touchstone/server";
import type { Page } from "playwright-core";
import { type ConsoleService, consoleService } from "../console/console-service.ts";
import { type ConsoleRound, consoleRound } from "../console/sample.ts";
import { plantProofs } from "./plant-proofs.ts";

/** A round in a browser, in which two reviewers have a file with proofs before them that neither has begun. */
export interface ReviewRound {
  readonly at: ConsoleService;
  readonly round: ConsoleRound;
  /** application of a village */
  readonly id: (code: string) => string;
  /** asks the service as somebody */
  readonly asked: (account: string, path: string) => Promise<unknown>;
  /** @throws {Error} where the command is refused */
  readonly gives: (account: string, command: string, body: object) => Promise<void>;
  /** makes somebody a reviewer of a village; @returns the assignment */
  readonly assigns: (code: string, reviewer: string) => Promise<string>;
  /** does what the clock does */
  readonly settles: () => Promise<void>;
  /** the assignment of this file */
  readonly first: (reviewer: "reviewer-1" | "reviewer-2") => string;
}

/** The village whose file nobody has begun. */
export const FRESH = "lampfell-6";
const PROGRAMME = "neighbours";

export async function reviewRound(): Promise<ReviewRound> {
  const at = await consoleService("2026-10-05");
  const { app, touchstone } = at.on;
  const round = await consoleRound(touchstone, at.clock, async (office, unitOf) => {
    const { page, context } = await at.open(office);
    const bytes = await pictureOf(page);
    await context.close();
    await plantProofs(
      at.on,
      {
        account: office,
        organisation: "alderreach",
        programme: PROGRAMME,
        period: "2026",
        unitId: unitOf(FRESH),
      },
      [
        {
          item: "neighbours/welcome_desk",
          en: "The desk at the bridge",
          mediaType: "image/jpeg",
          visibility: "public",
          bytes,
        },
        {
          item: "neighbours/welcome_desk",
          en: "Rota of the desk",
          mediaType: "text/csv",
          visibility: "reviewers",
          bytes: Buffer.from("day,people\nMonday,2\n"),
        },
        {
          item: "neighbours/places_cared_for",
          en: "A letter of the elders",
          mediaType: "text/csv",
          visibility: "private",
          bytes: Buffer.from("line\nThe well was mended.\n"),
        },
        {
          item: "neighbours/places_cared_for",
          en: null,
          mediaType: LINK_TYPE,
          visibility: "reviewers",
          bytes: Buffer.from(
            JSON.stringify({
              url: "https://bridge.example/wells?list=all",
              title: "The wells, one by one",
              shows: "When each was mended,\nbelow the map",
              lang: "en",
            }),
          ),
        },
      ],
    );
  });
  const id = (code: string): string => round.applications.get(code) ?? "";
  const asked: ReviewRound["asked"] = async (account, path) => {
    const told = await app.inject({ url: `/api/v1${path}`, headers: { "x-test-account": round.account(account) } });
    if (told.statusCode !== 200) throw new Error(`${path}: ${told.body}`);
    return told.json<unknown>();
  };
  const gives: ReviewRound["gives"] = async (account, command, body) => {
    const told = await app.inject({
      method: "POST",
      url: `/api/v1/programmes/${PROGRAMME}/commands/${command}`,
      headers: { "x-test-account": round.account(account), "idempotency-key": touchstone.newId() },
      payload: body,
    });
    if (told.statusCode >= 300) throw new Error(`${command}: ${told.body}`);
  };
  const assigns: ReviewRound["assigns"] = async (code, reviewer) => {
    const assignmentId = touchstone.newId();
    await gives("office", "AssignReviewer", { assignmentId, applicationId: id(code), reviewer });
    return assignmentId;
  };
  const first = {
    "reviewer-1": await assigns(FRESH, "reviewer-1"),
    "reviewer-2": await assigns(FRESH, "reviewer-2"),
  };
  return {
    at,
    round,
    id,
    asked,
    gives,
    assigns,
    settles: async () => {
      const { stopped } = await runDue(touchstone, PROGRAMME);
      if (stopped.length > 0) throw new Error(JSON.stringify(stopped));
    },
    first: (reviewer) => first[reviewer],
  };
}

/** A picture, as a JPEG. */
async function pictureOf(page: Page): Promise<Buffer> {
  await page.setContent("<h1>A desk at a bridge</h1><p>Open on weekdays</p>");
  return page.screenshot({ type: "jpeg" });
}
