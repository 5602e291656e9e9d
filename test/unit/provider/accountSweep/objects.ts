import type { Candidate, SweepClass } from "../../../../provider/accountSweep/classes.js";
import type { Found } from "../../../../provider/accountSweep/found.js";

export const now = Date.parse("2026-11-27T00:00:00Z");

export const daysAgo = (days: number) => new Date(now - days * 24 * 60 * 60 * 1_000).toISOString();

/** A cache that nobody owns and no pod has ever started from. */
export function cache(more: Partial<Found> = {}): Found {
  return {
    ...{ kind: "imageCache", id: "imc-1", name: "web-1", regionId: "cn-beijing", status: "Ready" },
    ...{ madeAt: daysAgo(100), isAutomatic: false, isOfBuild: false },
    ...more,
  };
}

export function address(more: Partial<Found> = {}): Found {
  return cache({ kind: "eip", id: "eip-1", status: "Available", owner: "0123", phase: "build", ...more });
}

export function group(more: Partial<Found> = {}): Found {
  return cache({ kind: "containerGroup", id: "eci-1", status: "Running", ...more });
}

export const candidate = (found: Found, asked: SweepClass = "failed"): Candidate => ({
  ...{ found, class: asked, reason: "so" },
});
