import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { pluginFolders, remedyFor } from "../../../../tools/obtain/plugins.mts";

let folder: string;
const lines: string[] = [];
const log = (line: string) => void lines.push(line);

async function executable(...path: string[]): Promise<string> {
  const file = join(folder, ...path);
  await mkdir(join(file, ".."), { recursive: true });
  await writeFile(file, "#!/bin/sh\nexit 1\n");
  await chmod(file, 0o755);
  return join(file, "..");
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "pulumi-eci-plugins-"));
  lines.length = 0;
  vi.stubEnv("XDG_CACHE_HOME", join(folder, "cache"));
  vi.stubEnv("PULUMI_ECI_BUILD_PLUGINS", "");
  // A command that reaches nothing: no test asks the network.
  vi.stubEnv("PATH", await executable("bin", "pulumi"));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

describe("the plugins of the tests", () => {
  it("are those on PATH, which need no folder, and those of the cache folder", async () => {
    await executable("bin", "pulumi-resource-alicloud");
    const cached = await executable(
      "cache",
      "pulumi-eci",
      "pulumi-resource-kubernetes-4.34.2",
      "pulumi-resource-kubernetes",
    );
    expect(await pluginFolders(log)).toEqual([cached]);
    expect(lines).toEqual([]);
  });

  it("are left out where they can neither be downloaded nor may be built, and asked for once", async () => {
    expect(await pluginFolders(log)).toEqual([]);
    expect(await pluginFolders(log)).toEqual([]);
    expect(lines).toEqual(["pulumi-resource-alicloud cannot be downloaded here."]);
  });

  it("are told how to be had", () => {
    expect(remedyFor("pulumi-language-nodejs")).toBe("the official Pulumi CLI brings it");
    expect(remedyFor("pulumi-resource-kubernetes")).toBe(
      '"pulumi plugin install resource kubernetes 4.34.2" has it where that can be reached, and PULUMI_ECI_BUILD_PLUGINS=1 builds it with ' +
        "Go, once",
    );
  });
});
