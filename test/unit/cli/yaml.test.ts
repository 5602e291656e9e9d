import { describe, expect, it } from "vitest";
import { fromYaml, toYaml } from "../../../cli/yaml.js";

/** Nine times nine times nine of the same. */
const bomb = ["a: &a [hush]", ..."bcdefghi"].reduce(
  (text, name, index) =>
    `${text}\n${name}: &${name} [${Array(9)
      .fill(`*${"abcdefgh"[index - 1]}`)
      .join(", ")}]`,
);

describe("toYaml", () => {
  it("keeps the order of the keys, and the lines whole", () => {
    const long = "word ".repeat(60).trim();
    expect(toYaml({ z: 1, a: [long], m: { q: true, b: "x" } })).toBe(
      `z: 1\na:\n  - ${long}\nm:\n  q: true\n  b: x\n`,
    );
  });

  it("repeats what is the same instead of naming it", () => {
    const shared = { a: ["b"] };
    expect(toYaml({ p: shared, o: shared })).toBe("p:\n  a:\n    - b\no:\n  a:\n    - b\n");
  });

  it.each(["true", "yes", "on", "y", "null", "~", "1", "1.0", "012", "0o14", "1e3", "1_000", "12:30", ".5"])(
    "quotes the text %s",
    (text) => {
      expect(toYaml({ text })).toBe(`text: "${text}"\n`);
      expect(toYaml({ [text]: 1 })).toBe(`"${text}": 1\n`);
    },
  );
});

describe("fromYaml", () => {
  it("reads YAML and JSON", () => {
    expect(fromYaml("- name: a\n  images: [nginx:1.29]\n")).toEqual([{ name: "a", images: ["nginx:1.29"] }]);
    expect(fromYaml('{\n\t"name": "a"\n}')).toEqual({ name: "a" });
  });

  it("takes several documents for a list", () => {
    expect(fromYaml("name: a\n---\n- name: b\n- name: c\n---\n")).toEqual([
      { name: "a" },
      { name: "b" },
      { name: "c" },
    ]);
  });

  it.each([
    ["a mapping that does not end", "password: {hush", "line 1"],
    ["a text in a wrong place", "a:\n  - b\n hush: 1\n", "line 3"],
    ["a text that starts with *", "password: *hush", "an alias"],
    ["a text that starts with !", "password: !hush x", "tag"],
    ["a key twice", "hush: 1\nhush: 2", "line 2"],
    ["a second document that is wrong", "a: hush\n---\nb: {hush\n", "line 4"],
    ["an empty text", "# hush\n", "it is empty"],
    ["a template", "a: 1\nb: {{ .Values.hush }}\n", "line 2 has a map or a list for a key"],
    ["a list for a key", "? [hush]\n: 1\n", "line 1 has a map or a list for a key"],
    ["aliases of aliases", bomb, "its aliases stand for far more than it holds"],
  ])("says where it cannot read %s, and quotes nothing", (_, text, told) => {
    const read = () => fromYaml(text);
    expect(read).toThrow(told);
    expect(read).not.toThrow("hush");
  });
});
