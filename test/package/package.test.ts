import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Installed, install, runIn } from "./support/installed.js";

const root = join(__dirname, "..", "..");

let installed: Installed;
beforeAll(() => {
  installed = install();
});
afterAll(() => installed.remove());

const consumer = `
import * as pulumi from "@pulumi/pulumi";
import { Eip, ImageCache, ImageCachesReady } from "pulumi-eci";
import { startEmulator, startVirtualNode } from "pulumi-eci/emulator";
import { annotatePods, ClusterImageCache } from "pulumi-eci/kubernetes";
import { imageCacheManifest } from "pulumi-eci/manifests";
import * as provider from "pulumi-eci/provider";

const address = new Eip("pull", { bandwidth: 5 });
const cache = new ImageCache("web", { images: ["a:1"], eipInstanceId: address.allocationId });
const ready = new ImageCachesReady("all", { imageCaches: [cache] });
const inCluster = new ClusterImageCache("web", { images: ["a:1"], buildWith: "cluster" });
export const outputs: pulumi.Output<unknown>[] = [cache.status, ready.imageCacheIds, inCluster.podAnnotations];
export const others = [startEmulator, startVirtualNode, annotatePods, imageCacheManifest, provider.imageCache];
`;

describe("the packed package, without the Kubernetes client", () => {
  it("holds nothing in dist that has no source, and every entry point", () => {
    const folder = join(installed.folder, "node_modules", "pulumi-eci");
    const packed = readdirSync(join(folder, "dist"), { recursive: true, encoding: "utf8" });
    const scripts = packed.filter((file) => file.endsWith(".js"));
    const strays = scripts.filter((file) => !existsSync(join(root, file.replace(/\.js$/, ".ts"))));
    expect(strays).toEqual([]);
    const entries = ["sdk/index", "sdk/kubernetes/index", "sdk/kubernetes/manifests", "provider/index"];
    expect(scripts).toEqual(
      expect.arrayContaining([...entries, "emulator/index", "cli/index"].map((e) => `${e}.js`)),
    );
  });

  it("is compiled by a program that skips no check of its types", () => {
    writeFileSync(join(installed.folder, "index.ts"), consumer);
    writeFileSync(join(installed.folder, "package.json"), "{}");
    const compilerOptions = {
      ...{ module: "nodenext", target: "es2022", strict: true, noEmit: true, skipLibCheck: false },
      ...{ types: ["node"], exactOptionalPropertyTypes: true, preserveSymlinks: false },
    };
    writeFileSync(
      join(installed.folder, "tsconfig.json"),
      JSON.stringify({ compilerOptions, files: ["index.ts"] }),
    );
    const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
    const { stdout } = spawnSync(process.execPath, [tsc, "-p", "."], {
      cwd: installed.folder,
      encoding: "utf8",
    });
    // What others declare is theirs.
    const own = stdout.split("\n").filter((line) => /^(index\.ts|node_modules\/pulumi-eci)/.test(line));
    expect(own).toEqual([]);
  });

  it("loads a provider that loads nothing else", () => {
    const loaded = JSON.parse(
      runIn(
        installed.folder,
        'require("pulumi-eci/provider");console.log(JSON.stringify(Object.keys(require.cache)))',
      ),
    ) as string[];
    expect(loaded.length).toBeGreaterThan(50);
    expect(loaded.filter((file) => !file.includes(join("pulumi-eci", "dist")))).toEqual([]);
  });

  it("checks new resources and gates without any SDK, where no call is made", () => {
    const text = `
      const provider = require("pulumi-eci/provider");
      const keys = { "alicloud:accessKey": "test", "alicloud:secretKey": "test" };
      // The look at quota and network is a call, and every call takes the SDK.
      const endpoints = {
        "alicloud:endpoints": '{"eci":"http://127.0.0.1:1"}',
        "pulumi-eci:skipCredentialsCheck": "true",
      };
      const config = { get: (name) => ({ "alicloud:region": "cn-beijing", ...keys, ...endpoints })[name] };
      const news = {
        imageCache: { images: ["a:1"] },
        eip: {},
        imageCachesReady: { imageCaches: [] },
      };
      (async () => {
        for (const [kind, inputs] of Object.entries(news)) {
          const host = provider[kind]();
          await host.configure({ config });
          const { failures } = await host.check({}, inputs);
          if (failures.length > 0) throw new Error(JSON.stringify(failures));
        }
        console.log(JSON.stringify(Object.keys(require.cache)));
      })();`;
    const loaded = JSON.parse(runIn(installed.folder, text)) as string[];
    const others = loaded.filter((file) => !file.includes(join("pulumi-eci", "dist")));
    expect(others.length).toBeGreaterThan(0);
    // What reads names of images, and nothing else.
    expect(others.filter((file) => !file.includes(join("@swimlane", "docker-reference")))).toEqual([]);
  });

  it("says at preview what a cluster needs", () => {
    const text = `
      const host = require("pulumi-eci/provider").imageCacheObjectReady();
      (async () => {
        await host.configure({ config: { get: () => undefined } });
        console.log(JSON.stringify(await host.check({}, { name: "web" })));
      })();`;
    expect(JSON.parse(runIn(installed.folder, text)).failures).toEqual([
      {
        property: "",
        reason: 'buildWith: "cluster" needs @kubernetes/client-node: npm install @kubernetes/client-node.',
      },
    ]);
  });

  it("says what a virtual node needs", () => {
    const cli = join("node_modules", "pulumi-eci", "dist", "cli", "index.js");
    const run = spawnSync(process.execPath, [cli, "emulator", "--virtual-node"], {
      cwd: installed.folder,
      encoding: "utf8",
    });
    expect(run.stderr).toBe(
      "pulumi-eci: A virtual node needs @kubernetes/client-node: npm install @kubernetes/client-node\n",
    );
    expect(run.status).toBe(1);
  });

  it("has a command that tells its version", () => {
    const cli = join("node_modules", "pulumi-eci", "dist", "cli", "index.js");
    const told = execFileSync(process.execPath, [cli, "--version"], {
      cwd: installed.folder,
      encoding: "utf8",
    });
    expect(told.trim()).toMatch(/^\d+\.\d+\.\d+$/);
  });
});
