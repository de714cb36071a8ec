import { toldOf } from "../../refused/told.ts";
import { client, isPassing, isSignedOut } from "../api/line.ts";
import { newId } from "../api/new-id.ts";
import { type FieldDatabase, ORDERS, type Order } from "../kept/database.ts";

/** Writes a command down, to be sent as soon as there is a line, once. @returns its key */
export async function giveOrder(
  db: FieldDatabase,
  { programme, applicationId, command, body }: Pick<Order, "programme" | "applicationId" | "command" | "body">,
): Promise<string> {
  const id = newId();
  const madeAt = new Date().toISOString();
  await db.orders.add({ id, madeAt, programme, applicationId, command, body, problem: null });
  return id;
}

/** The next command that can go: those that seal or end something wait for what belongs before them. */
export async function nextOrder(db: FieldDatabase, early: boolean): Promise<Order | null> {
  const orders = (await db.orders.orderBy("madeAt").toArray()).filter(({ problem }) => problem === null);
  for (const order of orders) {
    const isEarly = order.command === "Apply" || order.command === "WithdrawApplication";
    if (isEarly !== early) continue;
    if (order.command !== "HandIn" || (await isAllSent(db, order.applicationId))) return order;
  }
  return null;
}

/** Whether all answers and proofs of an application have arrived. */
async function isAllSent(db: FieldDatabase, applicationId: string): Promise<boolean> {
  const left = await Promise.all(
    [db.drafts, db.batches, db.proofs].map((table) => table.where("applicationId").equals(applicationId).count()),
  );
  return left.every((count) => count === 0);
}

export async function sendOrder(db: FieldDatabase, order: Order): Promise<void> {
  const { id, programme, applicationId, command, body } = order;
  try {
    const { log, first, last, at } = await post(order, programme, body);
    await db.transaction("rw", db.orders, db.arrived, async () => {
      await db.arrived.put({ id, at, applicationId, what: command, question: null, ledger: log, first, last });
      await db.orders.delete(id);
    });
  } catch (error) {
    if (isPassing(error) || isSignedOut(error)) throw error;
    await db.orders.update(id, { problem: toldOf(error) });
  }
}

async function post({ id, command }: Order, slug: string, body: Order["body"]) {
  if (!ORDERS.includes(command)) throw new TypeError(`post: got ${command}, want one of ${ORDERS.join(", ")}`);
  const path = "/api/v1/programmes/{slug}/commands/HandIn" as const;
  const address = path.replace("HandIn", command) as typeof path; // all four take a body and answer with a receipt
  return client.post(address, {
    path: { slug },
    headers: { "idempotency-key": id },
    body: body as { applicationId: string },
  });
}
