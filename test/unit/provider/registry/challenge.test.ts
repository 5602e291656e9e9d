import { describe, expect, it } from "vitest";
import { challengesIn } from "../../../../provider/registry/challenge.js";

describe("challengesIn", () => {
  it("keeps commas and quotes in quoted values", () => {
    expect(
      challengesIn('Bearer realm="https://t.example.com/a",service="x, y",scope="r:a:pull,push"'),
    ).toEqual([
      {
        scheme: "bearer",
        parameters: { realm: "https://t.example.com/a", service: "x, y", scope: "r:a:pull,push" },
      },
    ]);
    expect(challengesIn(String.raw`Basic realm="a \"b\" c"`)[0]?.parameters.realm).toBe('a "b" c');
  });

  it("tells several apart", () => {
    expect(challengesIn('Negotiate, Basic realm="x", BEARER realm=y , service = z')).toEqual([
      { scheme: "negotiate", parameters: {} },
      { scheme: "basic", parameters: { realm: "x" } },
      { scheme: "bearer", parameters: { realm: "y", service: "z" } },
    ]);
  });

  it("takes an empty value", () => {
    expect(challengesIn('Bearer realm="https://t/",scope=""')[0]?.parameters.scope).toBe("");
  });

  it.each([undefined, "", "realm=x", '"', ", ,"])("finds none in %s", (header) => {
    expect(challengesIn(header)).toEqual([]);
  });
});
