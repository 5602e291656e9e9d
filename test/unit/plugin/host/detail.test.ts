import { describe, expect, it } from "vitest";
import { detailOf } from "../../../../plugin/host/detail.js";

const of = (olds: object, news: object, changed: string[], replaces: string[] = []) =>
  Object.fromEntries(
    [...detailOf({ ...olds }, { ...news }, { changed, replaces })].map(
      ([path, { change, replaces, isOfInputs }]) => [
        path,
        `${change}${replaces ? " replaces" : ""}${isOfInputs ? "" : " of outputs"}`,
      ],
    ),
  );

describe("detailOf", () => {
  it("names what changes in a map by its key", () => {
    const olds = { tags: { team: "web", gone: "1", "k/dot.ted": "a", same: "s" } };
    const news = { tags: { team: "shop", "k/dot.ted": "b", same: "s", 'quo"ted': "c" } };
    expect(of(olds, news, ["tags"])).toEqual({
      "tags.team": "update",
      "tags.gone": "delete",
      'tags["k/dot.ted"]': "update",
      'tags["quo\\"ted"]': "add",
    });
  });

  it("names what changes in a list by its place", () => {
    expect(of({ images: ["a", "b", "c"] }, { images: ["a", "x"] }, ["images"])).toEqual({
      "images[1]": "update",
      "images[2]": "delete",
    });
    const before = { containers: [{ name: "web", ports: [80] }] };
    const now = { containers: [{ name: "web", ports: [80, 443], image: "i" }] };
    expect(of(before, now, ["containers"])).toEqual({
      "containers[0].ports[1]": "add",
      "containers[0].image": "add",
    });
  });

  it("names the whole where one of both is nothing, or of another shape", () => {
    expect(of({}, { tags: { a: "1" } }, ["tags"])).toEqual({ tags: "add" });
    expect(of({ tags: { a: "1" } }, {}, ["tags"])).toEqual({ tags: "delete" });
    expect(of({ a: null, b: [1], c: { d: 1 } }, { a: 1, b: { 0: 1 }, c: "d" }, ["a", "b", "c"])).toEqual({
      a: "add",
      b: "update",
      c: "update",
    });
  });

  it("says of each path whether it makes a new object", () => {
    const olds = { zoneId: "a", images: ["x"] };
    const news = { zoneId: "b", images: ["y"] };
    expect(of(olds, news, ["zoneId", "images"], ["zoneId"])).toEqual({
      zoneId: "update replaces",
      "images[0]": "update",
    });
  });

  it("shows a change that no argument shows as one of outputs", () => {
    expect(of({}, {}, [], ["status"])).toEqual({ status: "update replaces of outputs" });
  });

  it("shows an argument as changed whose value differs in the cloud alone", () => {
    expect(of({ bandwidth: "5" }, { bandwidth: "5" }, ["bandwidth"])).toEqual({ bandwidth: "update" });
  });

  it("leaves out what nobody says has changed", () => {
    expect(of({ a: 1, b: 1 }, { a: 2, b: 2 }, ["a"])).toEqual({ a: "update" });
  });
});
