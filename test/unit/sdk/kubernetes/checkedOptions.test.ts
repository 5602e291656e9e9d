import * as pulumi from "@pulumi/pulumi";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { checkedOptions } from "../../../../sdk/kubernetes/checkedOptions.js";
import { settled } from "./settled.js";

it("hands out what is right, and keeps a secret one", async () => {
  const options = checkedOptions("it", { size: pulumi.secret("small"), name: "web" }, () => ({
    failures: [],
    warnings: [],
  }));
  expect(await settled(options)).toEqual({ size: "small", name: "web" });
  expect(await pulumi.isSecret(options)).toBe(true);
});

describe("a warning", () => {
  const found = (reason: string) => () => ({ failures: [], warnings: [{ property: "id", reason }] });
  const warnings: string[] = [];

  beforeEach(() => {
    warnings.length = 0;
    vi.spyOn(pulumi.log, "warn").mockImplementation(async (text) => {
      warnings.push(text);
    });
  });
  afterEach(() => vi.restoreAllMocks());

  it("is shown once, however often its option is looked at", async () => {
    await settled(checkedOptions("it", { id: "web" }, found("is strange.")));
    expect(warnings).toEqual(["it: id is strange."]);
  });

  it("about the form of an id is not shown in a test with mocks, which makes ids up", async () => {
    const reason = 'does not start with "sg-" ("web_id"): the id is needed.';
    vi.spyOn(pulumi.runtime, "getMonitor").mockReturnValue({ mocks: {} } as never);
    await settled(checkedOptions("it", { id: "web_id" }, found(reason)));
    expect(warnings).toEqual([]);
    vi.spyOn(pulumi.runtime, "getMonitor").mockReturnValue(undefined);
    await settled(checkedOptions("it", { id: "web_id" }, found(reason)));
    expect(warnings).toEqual([`it: id ${reason}`]);
  });
});
