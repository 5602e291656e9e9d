import { describe, expect, it } from "vitest";
import { scrub, secretsOf, shortKeyId, withShortKeyIds } from "../../../../provider/cloud/scrub.js";

const secret = `a b+c/"d"\\é'!(*)`;

describe("scrub", () => {
  it.each([
    ["plain", secret],
    ["URL-encoded", encodeURIComponent(secret)],
    ["URL-encoded to the letter", "a%20b%2Bc%2F%22d%22%5C%C3%A9%27%21%28%2A%29"],
    ["form-encoded", "a+b%2Bc%2F%22d%22%5C%C3%A9%27%21%28%2A%29"],
    ["URL-encoded twice", encodeURIComponent("a%20b%2Bc%2F%22d%22%5C%C3%A9%27%21%28%2A%29")],
    ["in a form of another kind", String(new URLSearchParams({ "": secret })).slice(1)],
    ["JSON in JSON", JSON.stringify(JSON.stringify(secret)).slice(3, -3)],
    ["JSON-escaped", JSON.stringify(secret).slice(1, -1)],
    ["base64", Buffer.from(secret).toString("base64")],
    ["base64url", Buffer.from(secret).toString("base64url")],
    ["hexadecimal", Buffer.from(secret).toString("hex")],
  ])("removes a secret that is %s", (_, form) => {
    expect(scrub(`<${form}> and <${form}>`, [secret])).toMatch(/^<\*\*\*=*> and <\*\*\*=*>$/);
  });

  it.each(["base64", "base64url"] as const)(
    "removes a secret that stands in the middle of %s",
    (encoding) => {
      for (const before of ["", "x", "xx", "xxx"]) {
        const text = Buffer.from(`${before}${secret}`).toString(encoding);
        expect(scrub(text, [secret])).toMatch(/^[\w+/-]{0,5}\*\*\*[\w+/=-]{0,4}$/);
      }
    },
  );

  it("takes a short secret for a word of its own, and for no part of others", () => {
    expect(scrub("pulling p: hap, 70, cA", ["p"])).toBe("pulling ***: hap, 70, cA");
    expect(scrub("user:abc@host, abcd", ["abc"])).toBe("user:***@host, abcd");
  });

  it("takes no short middle for a secret", () => {
    expect(scrub("AHAA", ["p"])).toBe("AHAA");
  });

  it("leaves no rest of a secret that begins with another one", () => {
    expect(scrub("abc abcdef", ["abc", "abcdef"])).toBe("*** ***");
    expect(scrub("abc abcdef", ["abcdef", "abc"])).toBe("*** ***");
  });

  it("takes no secret for a pattern", () => {
    expect(scrub("a.c abc $& ***", ["a.c"])).toBe("*** abc $& ***");
  });

  it("leaves the text alone where there is no secret", () => {
    expect(scrub("text", [])).toBe("text");
    expect(scrub("text", [""])).toBe("text");
  });
});

describe("secretsOf", () => {
  it("finds passwords, secrets and tokens at any depth, in wire names and in ours", () => {
    expect(
      secretsOf({
        ImageRegistryCredential: [{ Server: "s", UserName: "u", Password: "1" }],
        imageRegistryCredentials: [{ password: "2" }],
        SecurityToken: "3",
        AccessKeySecret: "4",
        passwords: ["5"],
        deep: { list: [{ clientSecret: "6" }] },
      }),
    ).toEqual(["1", "2", "3", "4", "5", "6"]);
  });

  it("takes the paths of secrets for no secrets", () => {
    expect(secretsOf({ __secrets: [["images", "0"]], images: ["nginx:1"] })).toEqual([]);
  });

  it("takes the tokens of pages and of calls for no secrets", () => {
    expect(secretsOf({ NextToken: "a", ClientToken: "b" })).toEqual([]);
  });

  it("can do with anything", () => {
    expect(secretsOf([undefined, null, 5, { password: 5 }, "x"])).toEqual([]);
  });
});

it.each([
  ["LTAI5tTestTestTestabcd", "LTAI…abcd"],
  ["STS.NTestTestTestTest1234", "STS.…1234"],
  ["test", "te…"],
])("shows of the key id %s what tells it apart", (id, short) => {
  expect(shortKeyId(id)).toBe(short);
});

it("shortens the ids of keys that a message quotes, but no words of an emulator's", () => {
  expect(withShortKeyIds("no LTAI5tTestTestTestabcd here")).toBe("no LTAI…abcd here");
  expect(withShortKeyIds("no key-of-another-kind here", "key-of-another-kind")).toBe("no key-…kind here");
  expect(withShortKeyIds("a test of LTAI", "test")).toBe("a test of LTAI");
});
