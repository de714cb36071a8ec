import { describe, expect, it } from "vitest";
import type { Decision } from "./decision.ts";
import { decideEndSharing, decidePermitSharing, type Permission, type SharingCommands } from "./sharing.ts";

const PERMIT: SharingCommands["PermitSharing"] = {
  permissionId: "s",
  quantity: "notices@1",
  from: "a",
  to: "b",
  on: "2026-11-02",
};
const permit = (more: Partial<typeof PERMIT>, standing: readonly Permission[] = []): Decision =>
  decidePermitSharing({ ...PERMIT, ...more }, { programmes: ["a", "b"], standing });

describe("sharing what was asked once", () => {
  it("is permitted from one programme, or from any, to another", () => {
    expect(permit({})).toEqual({
      ok: true,
      events: [{ type: "SharingPermitted", stream: "sharing/s", data: PERMIT }],
    });
    expect(permit({ from: null }).ok).toBe(true);
    expect(permit({ to: "a" })).toMatchObject({ refusal: { problems: [{ path: "to", got: "the same programme" }] } });
    expect(permit({ to: "c" })).toEqual({ ok: false, refusal: { code: "unknown", what: "programme", id: "c" } });
    expect(permit({ from: "c" })).toMatchObject({ refusal: { id: "c" } });
  });

  it("is of a quantity in a version, from a day", () => {
    for (const quantity of ["notices", "Notices@1", "notices@", "notices@1.2", "a/b@1"])
      expect([quantity, permit({ quantity }).ok]).toEqual([quantity, false]);
    expect(permit({ on: "2026-13-01" }).ok).toBe(false);
  });

  it("stands once, and ends from a day on", () => {
    expect(permit({ permissionId: "t" }, [PERMIT])).toMatchObject({ refusal: { code: "exists", id: "s" } });
    expect(permit({ permissionId: "t", from: null }, [PERMIT]).ok).toBe(true);
    const end = (on: string, permissionId = "s"): Decision =>
      decideEndSharing({ permissionId, on }, { standing: [PERMIT] });
    expect(end("2026-12-01")).toMatchObject({ events: [{ type: "SharingEnded", data: { on: "2026-12-01" } }] });
    expect(end("2026-11-01")).toMatchObject({ refusal: { code: "invalid" } });
    expect(end("2026-12-01", "x")).toMatchObject({ refusal: { code: "unknown" } });
  });
});
