import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { imageCacheManifest } from "../../sdk/kubernetes/manifests.js";
import { run } from "../support/command.js";
import { defineImageCaches } from "./support/definition.js";
import { cluster } from "./support/injected.js";

const { kubectl } = cluster();

/** Texts that one reader of YAML or another takes for something else. */
const texts = [
  ...[
    "true",
    "yes",
    "on",
    "y",
    "No",
    "null",
    "~",
    "",
    "1",
    "012",
    "0o14",
    "0x1f",
    "1_000",
    "1e3",
    ".5",
    ".inf",
  ],
  ...[
    "12:30:45",
    "2026-01-02",
    "2026-01-02T03:04:05Z",
    "=",
    "<<",
    "*a",
    "&a",
    "!a",
    "a: b",
    "a #b",
    "- a",
    "? a",
  ],
  ...["[a]", "{a}", '"a"', "'a'", "|", ">", "%a", "@a", "`a`", "---", "...", "a:", " a", "a ", "\ta", "a\tb"],
  ...["a\nb", "a\nb\n", "\na", "a\n\n", "a\r\nb", "a\n  b\n c", "é 🙂", "\\n", "word ".repeat(80)],
];

const rich = {
  name: "manifests-rich",
  labels: { stable: "true", version: "1.0" },
  annotations: Object.fromEntries(texts.map((text, index) => [`example.com/text-${index}`, text])),
  images: ["registry.example.com:5000/team/web:1.4.2", "nginx:1"],
  imagePullSecrets: ["default:login"],
  imageCacheSize: 40,
  retentionDays: 30,
  vswitchIds: ["vsw-1", "vsw-2"],
  securityGroupId: "sg-1",
  acrRegistryInfos: [{ instanceId: "cri-1", regionId: "cn-beijing" }],
  autoCreateEip: true,
  eipBandwidth: 100,
  flash: true,
  cpuArchitecture: "arm64",
  osType: "Windows",
};

beforeAll(() => defineImageCaches(kubectl));

describe("what pulumi-eci manifests prints", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "manifests-"));
  });

  afterEach(async () => {
    rmSync(folder, { recursive: true });
    await kubectl(["delete", "imagecache", rich.name, "--ignore-not-found"]);
  });

  async function print(...args: string[]): Promise<string> {
    const file = join(folder, "caches.json");
    writeFileSync(file, JSON.stringify(rich));
    const { stdout, stderr, exitCode } = await run("manifests", "--file", file, ...args);
    expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
    return stdout;
  }

  it("is applied, with the definition before it", async () => {
    const args = ["apply", "--server-side", "--dry-run=server", "--force-conflicts", "-f", "-"];
    const applied = await kubectl(args, { input: await print("--crd") });
    expect(applied.code).toBe(0);
    expect(applied.stdout).toMatch(/imagecaches\.eci\.alibabacloud\.com serverside-applied/);
    expect(applied.stdout).toMatch(/manifests-rich serverside-applied/);
  });

  it("is created as it was described", async () => {
    const manifest = imageCacheManifest(rich);
    const created = await kubectl(["create", "--validate=strict", "-o", "json", "-f", "-"], {
      input: await print(),
    });
    expect(created).toMatchObject({ code: 0, stderr: "" });
    const { metadata, spec } = JSON.parse(created.stdout);
    expect({ spec, labels: metadata.labels, annotations: metadata.annotations }).toEqual({
      spec: manifest.spec,
      labels: manifest.metadata.labels,
      annotations: manifest.metadata.annotations,
    });
  });
});
