import { describe, expect, it } from "vitest";
import { hiddenOf, withHidden, withoutHidden } from "../../../../plugin/host/hidden.js";

const urn = "urn:pulumi:dev::shop::eci:index:Eip::pull";

describe("hiddenOf", () => {
  it("tells the core what the engine tells, and the organization that a state tells", () => {
    expect(hiddenOf(urn, { __organization: "acme" }, [["tags"]], { create: 6, update: 0 })).toEqual({
      __urn: urn,
      __organization: "acme",
      __timeouts: { create: 6 },
      __secrets: [["tags"]],
    });
  });

  it("says nothing of what is not given", () => {
    expect(hiddenOf(urn, {}, [])).toEqual({ __urn: urn, __organization: undefined });
  });
});

const stored = {
  ...{ __urn: "old", __organization: "acme", __timeouts: { create: 1 }, __secrets: [["a"]], __isRead: true },
  ...{ __logicalName: "pull", __project: "shop", __stack: "dev", __provider: "text" },
  ...{ __declared: ["bandwidth"], __generatedName: "pull-1", __pullLimit: 1, __pullsReplace: true },
  ...{ bandwidth: "5", allocationId: "eip-1" },
};
const kept = {
  __declared: ["bandwidth"],
  __generatedName: "pull-1",
  __pullLimit: 1,
  __pullsReplace: true,
  bandwidth: "5",
  allocationId: "eip-1",
};

it("withoutHidden leaves what later calls have to know", () => {
  expect(withoutHidden(stored)).toEqual(kept);
});

it("withHidden compares both sides with the hidden inputs of this call alone", () => {
  const hidden = hiddenOf(urn, stored, []);
  expect(withHidden(stored, hidden)).toEqual({ ...kept, __urn: urn, __organization: "acme" });
  const { __timeouts, ...rest } = stored;
  expect(withHidden(stored, hidden)).toEqual(withHidden(rest, hidden));
});
