import { describe, expect, it } from "vitest";
import { identityOfUrn } from "../../../../provider/core/identity.js";
import { isOwnedBy, ownerOf, readableOwner } from "../../../../provider/core/owner.js";

const dynamic = "pulumi-nodejs:dynamic/eci:ImageCache";
const owner = (types: string, name = "web", { organization = "organization", ownerInTags = true } = {}) =>
  ownerOf(identityOfUrn(`urn:pulumi:prod::shop::${types}::${name}`, organization), { ownerInTags });
const ofPlugin = (types: string) =>
  ownerOf(identityOfUrn(`urn:pulumi:prod::shop::${types}::web`, undefined), { ownerInTags: true });
const tagged = (value: string) => ({ "pulumi-eci-owner": value });

describe("an owner", () => {
  it("tells project, stack and name", () => {
    expect(owner(dynamic).tag).toMatch(/^[0-9a-f]{32} shop\/prod\/web$/);
    expect(readableOwner(tagged(owner(dynamic, "a::b c").tag))).toBe("shop/prod/a::b c");
  });

  it("tells nothing where that is not wanted, and is the same", () => {
    const hidden = owner(dynamic, "web", { ownerInTags: false });
    expect(hidden.tag).toBe(hidden.hash);
    expect(readableOwner(tagged(hidden.tag))).toBeUndefined();
    expect(isOwnedBy(tagged(hidden.tag), owner(dynamic))).toBe(true);
    expect(isOwnedBy(tagged(owner(dynamic).tag), hidden)).toBe(true);
  });

  it("is not read from what nobody of this package has written", () => {
    const hash = "0123456789abcdef0123456789abcdef";
    for (const value of ["", "a b/c/d", `${hash}  `, `<b> ${hash}`, hash])
      expect(readableOwner(tagged(value))).toBeUndefined();
    expect(readableOwner(tagged(`${hash} shop/prod/a b`))).toBe("shop/prod/a b");
  });

  it("is the same under both hosts, also below a component", () => {
    const pairs = [
      [dynamic, "eci:index:ImageCache"],
      [`my:own:Thing$${dynamic}`, "my:own:Thing$eci:index:ImageCache"],
      [`pulumi-eci:index:ImageCacheSet$${dynamic}`, "eci:index:ImageCacheSet$eci:index:ImageCache"],
      [
        "pulumi-eci:kubernetes:ClusterImageCache$pulumi-nodejs:dynamic/eci:Eip",
        "eci:index:ClusterImageCache$eci:index:Eip",
      ],
    ] as const;
    for (const [before, after] of pairs) expect(ofPlugin(after)).toEqual(owner(before));
  });

  it("needs no organization", () => {
    expect(ofPlugin(dynamic).tag).toBe(owner(dynamic, "web", { organization: "acme" }).tag);
  });

  it("is another one for another name, kind, parent or owner id", () => {
    const id = { ownerId: "a", ownerInTags: true };
    const others = [
      owner(dynamic, "api"),
      owner("eci:index:Eip"),
      owner(`my:own:Thing$${dynamic}`),
      ownerOf(identityOfUrn(`urn:pulumi:prod::shop::${dynamic}::web`, "acme"), id),
    ];
    for (const other of others) expect(isOwnedBy(tagged(owner(dynamic).tag), other)).toBe(false);
  });

  it("knows what versions before have marked", () => {
    const former = ownerOf(identityOfUrn(`urn:pulumi:dev::shop::${dynamic}::web`, "acme"), {
      ownerInTags: true,
    });
    expect(isOwnedBy(tagged("b34b9aa8f10959ced659ea2385f6901a"), former)).toBe(true);
  });

  it("fits into a tag: the name is cut first, and no half of a character stays", () => {
    const { tag } = owner(dynamic, "🚀".repeat(200));
    expect(Array.from(tag)).toHaveLength(128);
    expect(tag).toMatch(/^[0-9a-f]{32} shop\/prod\/🚀+$/u);
    expect(owner(dynamic, `${"a".repeat(85)}   b`).tag).toMatch(/[^ ]$/);
  });

  it("holds no address of the web, which no tag may", () => {
    for (const name of ["https://example.com", "HTTP://x", "https:https:////y"])
      expect(owner(dynamic, name).tag).not.toMatch(/https?:\/\//i);
  });
});
