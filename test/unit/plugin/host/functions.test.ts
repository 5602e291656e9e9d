import { ConfigureRequest, InvokeRequest } from "@pulumi/pulumi/proto/provider_pb.js";
import { Struct } from "google-protobuf/google/protobuf/struct_pb.js";
import { describe, expect, it } from "vitest";
import { functionOf } from "../../../../plugin/host/functions.js";
import { PluginHost } from "../../../../plugin/host/host.js";
import { seal } from "../../../../plugin/host/values.js";

describe("functionOf", () => {
  it.each(["eci:index:nothing", "getEips", "eci:index:", "eci:index:toString", "other:index:getEips"])(
    "refuses %s and says what there is",
    (token) => {
      expect(() => functionOf(token)).toThrow(
        new RegExp(
          `^${token} is no function of this plugin: it has eci:index:getImageCaches, .*podAnnotations\\.$`,
        ),
      );
    },
  );
});

describe("an invoke", () => {
  const secret = "hush-hush-word";

  /** How it fails whose arguments are all secrets. */
  async function failure(name: string, args: Record<string, unknown>): Promise<string> {
    const host = new PluginHost({ version: "0.0.0", schema: async () => "{}" }, {});
    const configuration = new ConfigureRequest();
    configuration.setArgs(Struct.fromJavaScript({ region: "cn-hangzhou", accessKey: "a", secretKey: "b" }));
    host.configure(configuration);
    const request = new InvokeRequest();
    request.setTok(`eci:index:${name}`);
    request.setArgs(seal(args, Object.keys(args)));
    return host.invoke(request).then(
      () => "It succeeded.",
      (error: Error) => error.message,
    );
  }

  it.each([
    ["getImageCache", { imageCacheId: { of: secret } }],
    ["getImageCaches", { tags: { team: [secret] } }],
    ["getEips", { allocationIds: secret }],
    ["matchImageCache", { images: [[secret]], perfectMatch: secret }],
    ["getImageDigests", { images: secret }],
    ["imageCacheManifest", { name: secret, images: [secret, 3] }],
    ["imageCacheOptions", { manifest: { kind: secret } }],
    ["podAnnotations", { imageCacheId: [secret] }],
  ])("of %s shows no secret of its arguments", async (name, args) => {
    const told = await failure(name, args);
    expect(told).toContain(`${name}: `);
    expect(told).not.toContain(secret);
  });
});
