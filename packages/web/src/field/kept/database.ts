import { Dexie, type Table } from "dexie";
import type { Told } from "../../refused/told.ts";
import type { Said } from "../answer/said.ts";

/** Why something was refused as it stands; a string: the service's words alone, as an earlier version kept them. */
type Problem = Told | string;

/** Something that was read from the service, as it was then: what is shown without a line. */
export interface Kept {
  readonly key: string;
  readonly value: unknown;
  readonly at: string;
}

/** An answer that is not on record yet, written down at every change. */
export interface Draft {
  /** `<application>/<question>` */
  readonly id: string;
  readonly applicationId: string;
  readonly question: string;
  readonly said: Said;
  /** one more at each change: what was sent is told from what was typed meanwhile */
  readonly version: number;
  /** whoever types has gone on from it: it may be sent */
  readonly ready: boolean;
  /** digest of the standard that asked the question */
  readonly form: string;
  /** null: it was not refused */
  readonly problem: Problem | null;
  /** id of the batch that it is being sent in; null: none */
  readonly batch: string | null;
}

/** Answers on their way. Frozen under one key: however often they are sent, they are recorded once. */
export interface Batch {
  readonly id: string;
  readonly applicationId: string;
  readonly programme: string;
  readonly unitId: string;
  readonly period: string;
  readonly answers: Readonly<Record<string, unknown>>;
  /** of each draft as it was sent */
  readonly versions: Readonly<Record<string, number>>;
}

/** A proof on its way, with its bytes: kept until the server's receipt for the last of its steps. */
export interface Proof {
  readonly id: string;
  readonly madeAt: string;
  readonly applicationId: string;
  readonly organisation: string;
  readonly programme: string;
  readonly programmeId: string;
  readonly unitId: string;
  readonly period: string;
  readonly question: string;
  /** what its answer is recorded under */
  readonly item: string;
  readonly visibility: "public" | "reviewers";
  readonly mediaType: string;
  readonly bytes: ArrayBuffer;
  /** id of its upload at the server; null: not begun */
  readonly evidenceId: string | null;
  /** bytes that have arrived, as far as is known */
  readonly arrived: number;
  readonly step: "upload" | "add" | "link";
  readonly addKey: string;
  readonly linkId: string;
  readonly problem: Problem | null;
}

export const ORDERS = ["Apply", "HandIn", "ReplyToFindings", "WithdrawApplication"] as const;

/** A command on its way; its id is the key under which it happens once. */
export interface Order {
  readonly id: string;
  readonly madeAt: string;
  readonly programme: string;
  readonly applicationId: string;
  readonly command: (typeof ORDERS)[number];
  readonly body: Readonly<Record<string, unknown>>;
  readonly problem: Problem | null;
}

/** That something has arrived: what the server's receipt said. */
export interface Arrived {
  readonly id: string;
  readonly at: string;
  readonly applicationId: string;
  readonly what: "answers" | "proof" | Order["command"];
  readonly question: string | null;
  /** ledger, and the numbers of the events in it */
  readonly ledger: string;
  readonly first: number | null;
  readonly last: number | null;
}

/** What the phone keeps for one account: two people who share it never see, nor send, what is the other's. */
export class FieldDatabase extends Dexie {
  declare readonly kept: Table<Kept, string>;
  declare readonly drafts: Table<Draft, string>;
  declare readonly batches: Table<Batch, string>;
  declare readonly proofs: Table<Proof, string>;
  declare readonly orders: Table<Order, string>;
  declare readonly arrived: Table<Arrived, string>;

  constructor(account: string) {
    super(`field/${account}`);
    this.version(1).stores({
      kept: "key",
      drafts: "id, applicationId",
      batches: "id, applicationId",
      proofs: "id, applicationId, madeAt",
      orders: "id, applicationId, madeAt",
      arrived: "id, applicationId, at",
    });
  }
}

/** How much has not arrived yet: answers, those half-typed too, proofs and commands. */
export async function countUnsent(db: FieldDatabase): Promise<number> {
  const [drafts, proofs, orders] = await Promise.all([db.drafts.count(), db.proofs.count(), db.orders.count()]);
  return drafts + proofs + orders;
}
