import { expect, describe as group, test } from "vitest";
import { readSeed } from "../../emulator/index.js";
import { allocate, describeEip } from "../conformance/support/eips.js";
import { startedEmulator } from "./support/startedEmulator.js";

async function patched(Tags: unknown) {
  const { emulator, target } = await startedEmulator();
  const id = await allocate(target);
  const body = JSON.stringify({ Tags });
  const response = await fetch(`${emulator.url}/_emulator/eips/${id}`, { method: "POST", body });
  return { status: response.status, text: await response.text(), eip: await describeEip(target, id) };
}

group("tags over the control path", () => {
  const expected = [
    { Key: "team", Value: "web" },
    { Key: "count", Value: "3" },
    { Key: "bare", Value: "" },
  ];

  test.each<[string, unknown]>([
    ["a map", { team: "web", count: 3, bare: "" }],
    ["a map with nothing in it", { team: "web", count: 3, bare: null }],
    ["the API's names", [{ Key: "team", Value: "web" }, { Key: "count", Value: 3 }, { Key: "bare" }]],
    ["the SDKs' names", [{ key: "team", value: "web" }, { key: "count", value: "3" }, { key: "bare" }]],
    [
      "the names of ECS",
      [{ TagKey: "team", TagValue: "web" }, { tagKey: "count", tagValue: "3" }, { TagKey: "bare" }],
    ],
    ["an answer", { Tag: [{ Key: "team", Value: "web" }, { Key: "count", Value: "3" }, { Key: "bare" }] }],
    ["command lines", ["team=web", "count=3", "bare"]],
  ])("are read as %s", async (_, tags) => {
    const { status, eip } = await patched(tags);
    expect(status).toBe(200);
    expect(eip.Tags.Tag).toEqual(expected);
  });

  test.each<[unknown, unknown[]]>([
    [{}, []],
    [[], []],
    [{ Tag: "web" }, [{ Key: "Tag", Value: "web" }]],
    [["query=a=b"], [{ Key: "query", Value: "a=b" }]],
    [{ isOn: true }, [{ Key: "isOn", Value: "true" }]],
  ])("%j are %j", async (tags, read) => {
    expect((await patched(tags)).eip.Tags.Tag).toEqual(read);
  });

  test.each([
    ["team", "Tags must be a map such as"],
    [null, "Tags must be a map such as"],
    [{ team: ["web"] }, "Tags.team must be a plain value."],
    [[{ Name: "team" }], "Tags[0]: there is no field Name; known are Key, Value."],
    [[{ Value: "web" }], "Tags[0] must have a key that is not empty."],
    [["=web"], "Tags[0] must have a key that is not empty."],
    [[5], "Tags[0] must be a JSON object."],
    [["a=1", "a=2"], "Tags has the key a twice."],
  ])("are refused: %j", async (tags, message) => {
    const { status, text, eip } = await patched(tags);
    expect(status).toBe(400);
    expect(JSON.parse(text).Message).toContain(message);
    expect(eip.Tags.Tag).toEqual([]);
  });
});

test("tags of a seed have the same forms", () => {
  const fields = { VpcName: "", Description: "", CidrBlock: "10.0.0.0/16", ResourceGroupId: "rg" };
  const ids = { vpcId: "vpc-1", routerId: "vrt-1", routeTableId: "vtb-1" };
  const place = { accountId: "1", regionId: "cn-beijing", sequence: 1, createdAt: 0 };
  const { vpcs } = readSeed({ vpcs: [{ ...place, ...ids, fields: { ...fields, Tags: { team: "web" } } }] });
  expect(vpcs?.[0]?.fields.Tags).toEqual([{ Key: "team", Value: "web" }]);
});
