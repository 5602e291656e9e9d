import { ImageCache, type ImageCacheArgs } from "pulumi-eci";
import { afterAll, beforeAll, expect, it } from "vitest";
import { puller, type RealRegistry, startRegistry } from "../support/registry/realRegistry.js";
import { TestStack } from "./support/stack.js";

let plain: RealRegistry;
let basic: RealRegistry;
let stack: TestStack;

beforeAll(async () => {
  plain = await startRegistry();
  const { push, folder } = plain;
  await push.image("library/nginx", "1.29");
  await push.image("team/tls-proxy", "1", { architecture: "arm64" });
  await push.image("team/private", "1");
  basic = await startRegistry({ folder, htpasswd: true });
  const registryUrls = { "*": plain.url, "private.example.com": basic.url };
  stack = await TestStack.create({ emulator: { registryUrls } });
});
afterAll(async () => {
  expect((await stack.destroy()).succeeded).toBe(true);
  await stack.close();
  await plain.stop();
  await basic.stop();
});

const login = (password: string) => [{ server: "private.example.com", userName: puller.userName, password }];
const caches: Record<string, Partial<ImageCacheArgs>> = {
  there: { images: ["nginx:1.29"] },
  missing: { images: ["nginx:1.92"] },
  platform: { images: ["registry.example.com/team/tls-proxy:1"] },
  anonymous: { images: ["private.example.com/team/private:1"] },
  refused: { images: ["private.example.com/team/private:1"], imageRegistryCredentials: login("wrong-word") },
  private: {
    images: ["private.example.com/team/private:1"],
    imageRegistryCredentials: login(puller.password),
  },
};

it("tells of each build that a real registry lets down what was wrong, and what to do", async () => {
  stack.declare(async () => {
    for (const [name, args] of Object.entries(caches)) {
      const images = args.images ?? [];
      new ImageCache(name, {
        vswitchIds: ["vsw-1"],
        onBuildFailure: "warn",
        verifyImages: "off",
        ...args,
        images,
      });
    }
  });
  const { succeeded, output } = await stack.up();
  expect(succeeded).toBe(true);
  const told = (name: string) => new RegExp(`ImageCache ${name}: warning: imc-.*`).exec(output)?.[0];
  expect(told("missing")).toMatch(
    /is Failed\. Events: Failed: Failed to pull image "nginx:1\.92": docker\.io\/library\/nginx:1\.92: not found; .*The registry has no such image, or not under this tag\. Check/,
  );
  expect(told("platform")).toMatch(
    /no match for platform in manifest: not found\. The image is not there for the platform of the build/,
  );
  expect(told("anonymous")).toMatch(
    /no basic auth credentials\. The registry has no such repository, or shows it to some only/,
  );
  expect(told("refused")).toMatch(
    /401 Unauthorized\. The registry refuses the login\. Check server, userName and password/,
  );
  expect([told("there"), told("private")]).toEqual([undefined, undefined]);
  expect(output).not.toContain("wrong-word");
});
