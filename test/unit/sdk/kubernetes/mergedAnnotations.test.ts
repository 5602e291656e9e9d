import * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { mergedAnnotations } from "../../../../sdk/kubernetes/mergedAnnotations.js";
import { settled } from "./settled.js";

type Texts = Record<string, pulumi.Input<string | undefined>>;

const prefix = "k8s.aliyun.com/";
const prefixed = (texts: Texts) =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [`${prefix}${name}`, text]));

const merged = (own: Texts, added: Texts) => mergedAnnotations(prefixed(added), prefixed(own));

const id = { "eci-imc-id": "imc-1" };
const oldId = { "eci-image-snapshot-id": "imc-2" };
const matching = { "eci-auto-imc": "true", "imc-perfect-match": "true" };
const count = { "imc-match-count-request": "2" };
const address = { "eci-with-eip": "true", "eip-bandwidth": "5", "eip-isp": "BGP" };
const ownAddress = { "eci-eip-instanceid": "eip-1" };
const instances = { "acr-instance-ids": "cri-1", "acr-service-arns": "a", "acr-user-arns": "b" };

describe("what a pod says of", () => {
  it.each<[string, Texts, Texts]>([
    ["a cache by its old name", oldId, id],
    ["a cache by its old name, beside matching", oldId, matching],
    ["a cache, beside matching", id, matching],
    ["a cache, beside a count", id, count],
    ["a cache, beside its old name", id, oldId],
    ["no matching", { "eci-auto-imc": "false" }, id],
    ["no matching, in the other generation", { "eci-image-cache": "false" }, matching],
    ["matching", { "eci-auto-imc": "true" }, id],
    ["matching by its old name", { "eci-image-cache": "true" }, { ...id, ...oldId }],
    ["a perfect match", { "imc-perfect-match": "true" }, id],
    ["a count", count, { ...id, ...matching }],
    ["an address", ownAddress, address],
    ["an address of its own", { "eci-with-eip": "true" }, ownAddress],
    ["no address", { "eci-with-eip": "false" }, address],
    ["an instance", { "acr-instance-id": "cri-2" }, instances],
    ["instances", { "acr-instance-ids": "cri-2" }, { ...instances, "acr-instance-id": "cri-1" }],
    ["accounts", { "acr-user-arns": "b" }, instances],
  ])("%s is all that it gets of it", (_, own, added) => {
    expect(merged(own, { ...added, "insecure-registry": "r" })).toEqual(
      prefixed({ ...own, "insecure-registry": "r" }),
    );
  });

  it("an address of its own is completed by what it leaves open", () => {
    expect(merged({ "eci-with-eip": "true", "eip-isp": "BGP_PRO" }, address)).toEqual(
      prefixed({ "eci-with-eip": "true", "eip-isp": "BGP_PRO", "eip-bandwidth": "5" }),
    );
  });

  it("one group leaves the others alone", () => {
    expect(merged(oldId, { ...id, ...address, ...instances })).toEqual(
      prefixed({ ...oldId, ...address, ...instances }),
    );
  });

  it("nothing gets everything", () => {
    const own = { "eci-imc-id": undefined, other: "x" };
    expect(merged(own, { ...id, ...address })).toEqual(prefixed({ ...id, ...address, other: "x" }));
  });
});

describe("a value that is not known yet", () => {
  const known = (texts: object) => settled(pulumi.output(texts));

  it("is decided when it is known", async () => {
    for (const [text, expected] of [
      ["imc-2", prefixed({ ...oldId, ...address })],
      [undefined, prefixed({ ...id, ...address })],
    ] as const) {
      const own = { "eci-image-snapshot-id": pulumi.output(Promise.resolve(text)) };
      const result = merged(own, { ...id, ...address });
      expect(result[`${prefix}eci-with-eip`]).toBe("true");
      expect(JSON.parse(JSON.stringify(await known(result)))).toEqual(expected);
    }
  });

  it("does not keep what is decided without it waiting", () => {
    const never = pulumi.output(new Promise<string>(() => {}));
    const result = merged({ ...oldId, "eci-auto-imc": never }, { ...id, ...matching });
    expect(result).toEqual(prefixed({ ...oldId, "eci-auto-imc": never }));
  });

  it("hides, as a secret, nothing but itself", async () => {
    const secret = pulumi.secret("imc-2");
    const result = merged({ "eci-imc-id": secret }, { ...id, ...oldId, ...address });
    expect(await pulumi.isSecret(result[`${prefix}eci-imc-id`] as pulumi.Output<string>)).toBe(true);
    expect(await pulumi.isSecret(result[`${prefix}eci-image-snapshot-id`] as pulumi.Output<string>)).toBe(
      false,
    );
    expect(result).toMatchObject(prefixed(address));
    expect(await known(result)).toMatchObject(prefixed({ "eci-imc-id": "imc-2" }));
  });
});
