import { afterEach, describe, expect, it, vi } from "vitest";
import type { Properties } from "../../../../../provider/core/resource.js";
import { changedFields } from "../../../../../provider/core/schema/changes.js";
import { withLogins } from "../../../../../provider/resources/imageCache/registryCredentials.js";
import { updateRequest } from "../../../../../provider/resources/imageCache/request.js";
import { imageCacheResource } from "../../../../../provider/resources/imageCache/resource.js";
import { imageCacheArguments } from "../../../../../provider/resources/imageCache/schema.js";
import { hidden, newsOf, runnerWith, stateOf, unknown } from "./states.js";

const server = "r.example.com";
const byVariables = { server, userNameEnv: "REGISTRY_USER", passwordEnv: "REGISTRY_PASSWORD" };

afterEach(() => void vi.unstubAllEnvs());

async function failuresOf(credential: Properties) {
  const news = { images: ["a:1"], ...hidden, imageRegistryCredentials: [{ server, ...credential }] };
  const { inputs, failures } = await runnerWith().check(imageCacheResource, {}, news);
  expect(inputs.imageRegistryCredentials).toEqual(news.imageRegistryCredentials);
  return failures.map(({ property, reason }) => [
    property.replace("imageRegistryCredentials[0].", ""),
    reason,
  ]);
}

describe("a credential", () => {
  it.each<[Properties, string, string]>([
    [{}, "password", "is missing: give password, passwordEnv or dockerConfig."],
    [{ password: "p" }, "userName", "is missing: give userName or userNameEnv."],
    [
      { userName: "u", password: "p", passwordEnv: "P" },
      "passwordEnv",
      "does not go together with password: give one of them.",
    ],
    [
      { password: "p", dockerConfig: "c" },
      "dockerConfig",
      "does not go together with password: give one of them.",
    ],
    [
      { userName: "u", dockerConfig: "c" },
      "userName",
      "does not go together with dockerConfig, which names the user too.",
    ],
    [
      { userName: "u", userNameEnv: "U", password: "p" },
      "userNameEnv",
      "does not go together with userName: give one of them.",
    ],
    [
      { userName: "u", passwordEnv: "not-a-name" },
      "passwordEnv",
      "must be the name of an environment variable.",
    ],
    [
      { userName: "u", passwordEnv: "NOT_SET" },
      "passwordEnv",
      "leads nowhere: the environment variable NOT_SET is not set where pulumi runs.",
    ],
    [
      { userNameEnv: "NOT_SET", password: "p" },
      "userNameEnv",
      "leads nowhere: the environment variable NOT_SET is not set where pulumi runs.",
    ],
    [
      { dockerConfig: "/nowhere/config.json" },
      "dockerConfig",
      "leads nowhere: /nowhere/config.json cannot be read (ENOENT).",
    ],
  ])("refuses %o", async (credential, property, reason) => {
    expect(await failuresOf(credential)).toEqual([[property, reason]]);
  });

  it("need not lead anywhere in a run that does not change the cache", async () => {
    const imageRegistryCredentials = [{ server, userName: "u", passwordEnv: "NOT_SET" }];
    const news = { images: ["a:1"], retentionDays: 7, ...hidden, imageRegistryCredentials };
    const failuresAfter = async (change: Properties) =>
      (
        await runnerWith().check(
          imageCacheResource,
          { ...news, regionId: "cn-beijing", imageCacheName: "web-1" },
          { ...news, ...change },
        )
      ).failures;
    expect(await failuresAfter({})).toEqual([]);
    expect(await failuresAfter({ retentionDays: 8 })).toHaveLength(1);
    expect(await failuresAfter({ retentionDays: undefined })).toHaveLength(1);
    expect(await failuresAfter({ imageCacheName: "other" })).toHaveLength(1);
  });

  it("counts an empty variable as missing", async () => {
    vi.stubEnv("REGISTRY_PASSWORD", "");
    expect(await failuresOf({ userName: "u", passwordEnv: "REGISTRY_PASSWORD" })).toHaveLength(1);
  });

  it.each<[Properties]>([
    [{ userName: "u", password: "p" }],
    [{ userName: "u", passwordEnv: "REGISTRY_PASSWORD" }],
    [byVariables],
    [{ userName: unknown, passwordEnv: "NOT_SET" }],
    [{ dockerConfig: unknown }],
  ])("may be %o", async (credential) => {
    vi.stubEnv("REGISTRY_USER", "reader");
    vi.stubEnv("REGISTRY_PASSWORD", "s3cret-word");
    expect(await failuresOf(credential)).toEqual([]);
  });
});

describe("a reference", () => {
  it("becomes a login only in the request", async () => {
    vi.stubEnv("REGISTRY_USER", "reader");
    vi.stubEnv("REGISTRY_PASSWORD", "s3cret-word");
    const request = { images: ["a:1"], imageRegistryCredentials: [byVariables] };
    const operation = runnerWith().operation({ method: "create", news: request });
    expect((await withLogins(operation, request)).imageRegistryCredentials).toEqual([
      { server, userName: "reader", password: "s3cret-word" },
    ]);
    expect(request.imageRegistryCredentials).toEqual([byVariables]);
  });

  it("is all that a diff sees, and goes out with every update", () => {
    const imageRegistryCredentials = [byVariables];
    expect(
      changedFields(
        imageCacheArguments,
        stateOf({ imageRegistryCredentials }),
        newsOf({ imageRegistryCredentials }),
      ),
    ).toEqual([]);
    const inputs = { images: ["a:1"], retentionDays: 3, imageRegistryCredentials };
    expect(updateRequest(inputs, ["retentionDays"], false)).toEqual({
      retentionDays: 3,
      imageRegistryCredentials,
    });
    expect(updateRequest(inputs, ["tags"], false)).toEqual({});
  });

  it("tells which secret to take out of a text, and is none itself", () => {
    vi.stubEnv("REGISTRY_PASSWORD", "s3cret-word");
    const news = { imageRegistryCredentials: [byVariables] };
    const { secrets } = runnerWith().operation({ method: "create", news });
    expect(secrets.scrub("REGISTRY_PASSWORD is s3cret-word")).toBe("REGISTRY_PASSWORD is ***");
  });
});
