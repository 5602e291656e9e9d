import { CheckRequest } from "@pulumi/pulumi/proto/provider_pb.js";
import { describe, expect, it } from "vitest";
import { autonamed } from "../../../../plugin/host/autonaming.js";
import { hostedOf } from "../../../../plugin/host/hosted.js";
import type { Properties } from "../../../../provider/core/resource.js";

const { PROPOSE, ENFORCE, DISABLE } = CheckRequest.AutonamingOptions.Mode;
type Mode = typeof PROPOSE | typeof ENFORCE | typeof DISABLE;

function named(type: string, mode: Mode | undefined, olds: Properties = {}, news: Properties = {}) {
  const request = new CheckRequest();
  if (mode !== undefined) {
    const options = new CheckRequest.AutonamingOptions();
    options.setMode(mode);
    options.setProposedName("proposed");
    request.setAutonaming(options);
  }
  return autonamed(request, hostedOf(`eci:index:${type}`), olds, news);
}

const proposed = { olds: { __generatedName: "proposed" }, failures: [] };

describe("a name from pulumi:autonaming", () => {
  it.each(["ImageCache", "ContainerGroup", "Eip"])("is that of a new %s", (type) => {
    expect(named(type, PROPOSE)).toEqual(proposed);
    expect(named(type, ENFORCE)).toEqual(proposed);
  });

  it("is none where the stack says nothing, or the type has no name", () => {
    expect(named("ImageCache", undefined)).toEqual({ olds: {}, failures: [] });
    expect(named("ImageCachesReady", DISABLE)).toEqual({ olds: {}, failures: [] });
    const paid = { paymentType: "Subscription" };
    expect(named("Eip", DISABLE, {}, paid)).toEqual({ olds: {}, failures: [] });
  });

  it.each<[string, Properties, Properties]>([
    ["the program gives one", {}, { imageCacheName: "own" }],
    ["one was generated before", { __generatedName: "web-1" }, {}],
    ["there is one already", { imageCacheName: "by-hand" }, {}],
  ])("is none where %s, whatever the mode", (_, olds, news) => {
    for (const mode of [PROPOSE, ENFORCE, DISABLE])
      expect(named("ImageCache", mode, olds, news)).toEqual({ olds, failures: [] });
  });

  it("must be one of the program where generated ones are turned off", () => {
    const reason = "is missing: the stack's pulumi:autonaming turns generated names off, so give one.";
    expect(named("Eip", DISABLE)).toEqual({ olds: {}, failures: [{ property: "addressName", reason }] });
  });
});
