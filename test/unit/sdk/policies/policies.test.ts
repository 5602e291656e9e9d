import { describe, expect, it } from "vitest";
import { imageCachePolicies } from "../../../../sdk/policies/index.js";

type Resource = { type: string; name: string; urn: string; props: Record<string, unknown> };

const cache = (props: Record<string, unknown>, type = "eci:index:ImageCache"): Resource => ({
  ...{ type, name: "web", urn: "urn:web" },
  props: { images: ["nginx:1.29"], retentionDays: 30, ...props },
});

/** What the policies say of resources, by the names of the policies. */
function said(resources: Resource[], options = {}): string[] {
  return imageCachePolicies(options).flatMap((policy) => {
    const found: string[] = [];
    const report = (text: string) => void found.push(`${policy.name}: ${text}`);
    if ("validateStack" in policy) void policy.validateStack({ resources } as never, report);
    else if (typeof policy.validateResource === "function")
      for (const resource of resources) void policy.validateResource(resource as never, report);
    return found;
  });
}

describe("the policies of image caches", () => {
  it("say nothing of one that is as it should be, nor of other resources", () => {
    expect(
      said([cache({}), { ...cache({}), type: "aws:s3:Bucket", props: { images: ["a:latest"] } }]),
    ).toEqual([]);
  });

  it.each(["eci:index:ImageCache", "pulumi-nodejs:dynamic/eci:ImageCache"])("know %s", (type) => {
    expect(said([cache({ images: ["nginx:latest"] }, type)])).toHaveLength(1);
  });

  it.each([
    [
      "a tag that moves",
      { images: ["nginx", "redis:latest", "a:1"] },
      ["image-cache-no-latest", "image-cache-no-latest"],
    ],
    ["no tag beside a digest", { images: [`nginx@sha256:${"a".repeat(64)}`] }, []],
    ["what is no reference", { images: ["::", 5] }, []],
    ["no end and nobody's", { retentionDays: undefined }, ["image-cache-has-an-end"]],
    ["no end but somebody's", { retentionDays: 0, tags: { owner: "web" } }, []],
    ["a large one", { imageCacheSize: 500 }, ["image-cache-size"]],
    ["a large one that was worked out", { imageCacheSize: 500, autoImageCacheSize: true }, []],
    [
      "a password as a value",
      {
        imageRegistryCredentials: [
          { server: "r", userName: "u", password: "hush" },
          { server: "r", passwordEnv: "P" },
        ],
      },
      ["image-cache-no-held-password"],
    ],
  ])("tell of %s", (_, props, expected) => {
    expect(said([cache(props)]).map((text) => text.split(":")[0])).toEqual(expected);
  });

  it("never quote a password", () => {
    const credentials = [{ server: "r", userName: "u", password: "hush-hush" }];
    expect(said([cache({ imageRegistryCredentials: credentials })]).join()).not.toContain("hush-hush");
  });

  it("tell of variables of a group that are called like a secret and hold a value", () => {
    const containers = [
      {
        name: "web",
        environmentVars: [
          { key: "DB_PASSWORD", value: "x" },
          { key: "API_TOKEN", valueEnv: "T" },
          { key: "A", value: "b" },
        ],
      },
    ];
    const found = said([{ ...cache({ containers }), type: "eci:index:ContainerGroup" }]);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain("DB_PASSWORD of the container web");
  });

  it("tell of pods that are bound to a cache which expires", () => {
    const pinned = (id: string): Resource => ({
      ...{ type: "kubernetes:apps/v1:Deployment", name: "shop", urn: "urn:shop" },
      props: { spec: { template: { metadata: { annotations: { "k8s.aliyun.com/eci-imc-id": id } } } } },
    });
    expect(said([cache({ imageCacheId: "imc-1" }), pinned("imc-1")])).toEqual([
      expect.stringMatching(
        /^image-cache-no-pin-with-retention: shop binds its pods to web \(imc-1\), which expires/,
      ),
    ]);
    expect(said([cache({ imageCacheId: "imc-1" }), pinned("imc-2")])).toEqual([]);
    expect(
      said([
        cache({ imageCacheId: "imc-1", retentionDays: undefined, tags: { owner: "a" } }),
        pinned("imc-1"),
      ]),
    ).toEqual([]);
  });

  it("are as strict as they are told to be", () => {
    const levels = new Map(
      imageCachePolicies({ enforcementLevel: "mandatory", levels: { "image-cache-size": "disabled" } }).map(
        ({ name, enforcementLevel }) => [name, enforcementLevel],
      ),
    );
    expect(levels.get("image-cache-size")).toBe("disabled");
    expect(levels.get("image-cache-no-latest")).toBe("mandatory");
    expect(() => imageCachePolicies({ levels: { typo: "mandatory" } })).toThrow(
      "typo is no policy of this package: it has image-cache-no-latest",
    );
    expect(said([cache({ imageCacheSize: 500 })], { mostGiB: 500 })).toEqual([]);
    expect(said([cache({ retentionDays: 0, tags: { team: "a" } })], { ownerTag: "team" })).toEqual([]);
  });
});
