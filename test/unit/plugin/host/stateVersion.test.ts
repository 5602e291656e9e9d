import { describe, expect, it } from "vitest";
import { lifted, versioned } from "../../../../plugin/host/stateVersion.js";

describe("a state", () => {
  it("is stored with the version of its form, and read without it", () => {
    const stored = versioned({ status: "Ready" });
    expect(stored).toEqual({ status: "Ready", __version: 1 });
    expect(lifted(stored)).toEqual({ status: "Ready" });
    expect(versioned({})).toEqual({});
  });

  it("of the dynamic provider is read as it is", () => {
    expect(lifted({ status: "Ready", __urn: "urn" })).toEqual({ status: "Ready", __urn: "urn" });
  });

  it("of an older version is lifted, one step after the other", () => {
    const lifts = {
      1: ({ size, ...rest }: Record<string, unknown>) => ({ ...rest, sizeGiB: size }),
      2: (state: Record<string, unknown>) => ({ ...state, sizeMiB: Number(state.sizeGiB) * 1_024 }),
    };
    expect(lifted({ size: 20, __version: 1 }, 3, lifts)).toEqual({ sizeGiB: 20, sizeMiB: 20_480 });
    expect(lifted({ sizeGiB: 20, __version: 2 }, 3, lifts)).toEqual({ sizeGiB: 20, sizeMiB: 20_480 });
  });

  it("of a newer version is refused, with what to do", () => {
    expect(() => lifted({ __version: 9 })).toThrow("written by a newer version of the plugin (its form is 9");
  });
});
