import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { addressByHand, cacheByHand, changingCalls, groupByHand } from "./support/byHand.js";
import { yamlProject } from "./support/yamlProject.js";

const command = join(__dirname, "..", "..", "dist", "cli", "index.js");

it("takes in what two regions have by the files of pulumi-eci import, and the plugin goes on with it", async () => {
  const { emulator, folder, declare, run, pulumi } = await yamlProject("", { ALICLOUD_REGION: "" });
  await pulumi("config", "set", "alicloud:region", "cn-hangzhou");
  const cache = await cacheByHand(emulator);
  const north = await cacheByHand(emulator, { RegionId: "cn-beijing", ImageCacheName: "north" });
  const [address, group] = [
    await addressByHand(emulator),
    await groupByHand(emulator, { "Container.1.Command.1": `echo \${HOME} $$ 'x'` }),
  ];
  const importing = (...options: string[]) =>
    run(process.execPath, command, "import", "--to", "plugin", ...options);
  emulator.clearCalls();
  const regions = ["--region", "cn-hangzhou", "--region", "cn-beijing"];
  const told = await importing("--all", ...regions, "--program", "taken.yaml");
  const file = JSON.parse(await readFile(join(folder, "pulumi-eci-import.json"), "utf8"));
  expect(file.resources).toEqual([
    { type: "eci:index:ImageCache", name: "by-hand", id: `cn-hangzhou/${cache}` },
    { type: "eci:index:ContainerGroup", name: "by-hand", id: `cn-hangzhou/${group}` },
    { type: "eci:index:Eip", name: "by-hand", id: `cn-hangzhou/${address}` },
    { type: "eci:index:ImageCache", name: "north", id: `cn-beijing/${north}` },
  ]);
  for (const line of told.split("\n").filter((each) => each.startsWith("  pulumi config set ")))
    await run("sh", "-c", line);
  await pulumi("import", "--file", "pulumi-eci-import.json", "--generate-code=false", "--yes");
  const program = await readFile(join(folder, "taken.yaml"), "utf8");
  await declare(program);
  await pulumi("preview", "--expect-no-changes");
  await pulumi("up", "--yes", "--expect-no-changes");
  expect(changingCalls(emulator)).toEqual([]);
  expect(await pulumi("config", "get", "eci:region")).toBe("cn-hangzhou\n");

  await declare(program.replace("team: web", "team: shop"));
  expect(await pulumi("up", "--yes")).toMatch(/~ 1 updated\n {4}4 unchanged/);
  await pulumi("destroy", "--yes");
  expect(emulator.isEmpty()).toBe(true);
});

it("has what the API does not tell in the state, and in the program", async () => {
  const { emulator, folder, declare, run, pulumi } = await yamlProject("");
  const id = await cacheByHand(emulator);
  emulator.clearCalls();
  const options = ["--to", "plugin", "--all", "--set", "securityGroupId=sg-1", "--program", "taken.yml"];
  await run(process.execPath, command, "import", ...options);
  const file = JSON.parse(await readFile(join(folder, "pulumi-eci-import.json"), "utf8"));
  expect(file.resources).toMatchObject([
    { type: "eci:index:ImageCache", name: "by-hand", id, inputs: { securityGroupId: "sg-1" } },
  ]);
  await pulumi("import", "--file", "pulumi-eci-import.json", "--generate-code=false", "--yes");
  await declare(await readFile(join(folder, "taken.yml"), "utf8"));
  await pulumi("preview", "--expect-no-changes");
  await pulumi("refresh", "--yes", "--expect-no-changes");
  await pulumi("up", "--yes", "--expect-no-changes");
  expect(changingCalls(emulator)).toEqual([]);
});
