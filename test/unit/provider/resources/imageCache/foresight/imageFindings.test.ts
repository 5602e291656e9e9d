import { describe, expect, it } from "vitest";
import type { Outcome } from "../../../../../../provider/registry/outcome.js";
import { imageFindings } from "../../../../../../provider/resources/imageCache/foresight/imageFindings.js";

const found: Outcome = { is: "found", digest: "sha256:1", image: undefined };

const findings = (outcomes: Record<string, Outcome>) =>
  imageFindings(Object.entries(outcomes).map(([image, outcome], index) => ({ index, image, outcome })));

describe("imageFindings", () => {
  it("makes one of those with the same cause and host, named by the first three", () => {
    const missing = (host: string): Outcome => ({ is: "missing", host });
    const outcomes: Record<string, Outcome> = { "ok:1": found, "b.io/x:1": missing("b.io") };
    for (let index = 0; index < 5; index += 1) outcomes[`app:${index}`] = missing("docker.io");
    const [other, many, ...more] = findings(outcomes);
    expect(more).toEqual([]);
    expect(other).toMatchObject({ severity: "error", property: "images[1]" });
    expect(many?.property).toBe("images[2]");
    expect(many?.text).toContain("app:0, app:1, app:2 and 2 more.");
  });

  it("tells a missing tag from a missing digest", () => {
    const [tag, digest] = findings({
      "app:1": { is: "missing", host: "a.io" },
      "app@sha256:1": { is: "missing", host: "a.io" },
    });
    expect(tag?.text).toContain("Correct the name or the tag,");
    expect(digest?.text).toContain("Correct the name or the digest,");
  });

  it.each([
    [false, "warning", /^images\.example is a domain of its own of an Enterprise instance .*: x:1 \(no\)\./],
    [true, "note", /^not looked up: images\.example wants a login from here/],
  ])("of a domain of an Enterprise instance, covered %j, makes a %s", (isCovered, severity, text) => {
    const refused = {
      host: "images.example",
      withLogin: false,
      isCallers: false,
      isAtAcr: true,
      reason: "no",
    };
    const looked = { index: 0, image: "x:1", isCovered, outcome: { is: "refused", ...refused } as const };
    expect(imageFindings([looked])).toMatchObject([{ severity, text: expect.stringMatching(text) }]);
  });

  it.each<[string, Outcome, string, RegExp]>([
    [
      "a refusal without a login",
      { is: "refused", host: "a.io", withLogin: false, isCallers: false, reason: "no" },
      "warning",
      /^a\.io gives it to nobody without a login, or does not have it/,
    ],
    [
      "one with a login",
      { is: "refused", host: "a.io", withLogin: true, isCallers: false, reason: "no" },
      "error",
      /with the login of imageRegistryCredentials for a\.io/,
    ],
    [
      "one of Container Registry",
      {
        is: "refused",
        host: "registry.cn-beijing.aliyuncs.com",
        withLogin: false,
        isCallers: false,
        reason: "no",
      },
      "note",
      /without one/,
    ],
    [
      "a registry that is down",
      { is: "unchecked", host: "a.io", cause: "unreachable", reason: "a.io is down" },
      "note",
      /^not looked up, because a\.io is down: x:1\.$/,
    ],
    [
      "one of the instance that the caller may not read",
      {
        is: "refused",
        host: "a-registry.cn-beijing.cr.aliyuncs.com",
        withLogin: true,
        isCallers: true,
        reason: "no",
      },
      "note",
      /They need cr:PullRepository/,
    ],
    ["the first format", { is: "schema1", host: "a.io" }, "error", /first format/],
    [
      "no platform at all",
      { is: "noPlatform", digest: "d", wanted: "linux/amd64", existing: [] },
      "error",
      /for no platform that can run/,
    ],
    [
      "what is no name",
      { is: "invalid", reason: "must be lowercase" },
      "warning",
      /no registry can hold \(must be lowercase\)/,
    ],
  ])("tells of %s", (_, outcome, severity, text) => {
    const [finding, ...more] = findings({ "x:1": outcome });
    expect(more).toEqual([]);
    expect(finding?.severity).toBe(severity);
    expect(finding?.text).toMatch(text);
  });

  it("shows no password that somebody has put into a name", () => {
    const [finding] = findings({ "user:geheim@r.example.com/team/web:1": { is: "invalid", reason: "no" } });
    expect(finding?.text).toContain("***@r.example.com/team/web:1");
    expect(finding?.text).not.toContain("geheim");
  });

  it("says of a host that is down once, whoever asks", () => {
    const down: Outcome = {
      is: "unchecked",
      host: "a.io",
      cause: "silent",
      reason: "a.io did not answer in time",
    };
    const [first] = findings({ "a.io/x:1": down });
    const [second] = findings({ "a.io/y:1": down });
    expect(first?.once).toBeDefined();
    expect(first?.once).toBe(second?.once);
  });

  it.each([
    ["nginx", true],
    ["nginx:latest", true],
    ["a.io:5000/nginx", true],
    ["nginx:1.29", false],
    ["a.io:5000/nginx:1", false],
    [`nginx@sha256:${"1".repeat(64)}`, false],
  ])("notes whether the tag of %s moves: %s", (image, moves) => {
    expect(findings({ [image]: found }).map(({ severity }) => severity)).toEqual(moves ? ["note"] : []);
  });
});
