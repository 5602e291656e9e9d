import { expect, it } from "vitest";
import { statusText } from "../../../../cli/status/statusText.js";
import type { CacheStatus, Status } from "../../../../provider/status/status.js";

const cache = (id: string, attention: CacheStatus["attention"]): CacheStatus => ({
  ...{ id, name: id, regionId: "cn-beijing", status: "Ready", images: [], owner: "nobody" },
  attention,
});

const status: Status = {
  schema: 1,
  takenAt: "2026-11-01T00:00:00Z",
  account: "1",
  regions: [{ regionId: "cn-beijing" }],
  imageCaches: [cache("imc-1", []), cache("imc-2", ["expires soon", "unused"]), cache("imc-3", ["failed"])],
  containerGroups: [],
  eips: [],
  sums: {
    imageCaches: 3,
    imageCachesGiB: 0,
    containerGroups: 0,
    eips: 0,
    needAttention: 2,
    costs: [],
    unpriced: 0,
  },
};

it("marks what needs attention: what does not work otherwise than what will not", () => {
  const lines = statusText(status, (colour, text) => `<${colour}>${text}</>`).split("\n");
  expect(lines[2]).toMatch(/^<red>failed<\/> +imc-3 /);
  expect(lines[3]).toMatch(/^<yellow>expires soon, unused<\/> +imc-2 /);
  expect(lines[4]).toMatch(/^ +imc-1 /);
  expect(lines.join("\n").match(/<red>|<yellow>/g)).toHaveLength(2);
});

it("has no colours where nobody reads it on a terminal", () => {
  expect(statusText(status)).not.toContain("\u001b");
});
