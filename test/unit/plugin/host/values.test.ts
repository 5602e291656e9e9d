import { Struct } from "google-protobuf/google/protobuf/struct_pb.js";
import { describe, expect, it } from "vitest";
import { open, seal, sealChecked } from "../../../../plugin/host/values.js";
import { UNKNOWN } from "../../../../provider/core/schema/unknown.js";

const signature = "4dabf18193072939515e22adb298388d";
const secret = (value: unknown) => ({ [signature]: "1b47061264138c4ac30d75fd1eb44270", value });
const output = (rest: object) => ({ [signature]: "d0e6a833031e9bbcd3f4e8bde6ca49a4", ...rest });
const struct = (value: object) => Struct.fromJavaScript(value as never);

describe("open", () => {
  it("hands out plain values and the names of those that hold a secret at any depth", () => {
    const { properties, secrets, paths } = open(
      struct({
        plain: [1, "two", null, true, { deep: "er" }],
        top: secret("a"),
        list: [{ password: secret("b") }, "c"],
        map: { inner: { most: secret({ of: secret("d") }) } },
      }),
    );
    expect(properties).toEqual({
      plain: [1, "two", null, true, { deep: "er" }],
      top: "a",
      list: [{ password: "b" }, "c"],
      map: { inner: { most: { of: "d" } } },
    });
    expect(secrets).toEqual(new Set(["top", "list", "map"]));
    expect(paths).toEqual([
      ["list", "0", "password"],
      ["map", "inner", "most"],
      ["map", "inner", "most", "of"],
      ["top"],
    ]);
  });

  it("opens output values: those without a value are unknown", () => {
    const { properties, secrets } = open(
      struct({
        known: output({ value: "a", dependencies: ["urn"] }),
        unknown: output({}),
        hidden: [output({ value: ["b"], secret: true })],
        both: output({ secret: true }),
      }),
    );
    expect(properties).toEqual({ known: "a", unknown: UNKNOWN, hidden: [["b"]], both: UNKNOWN });
    expect(secrets).toEqual(new Set(["hidden", "both"]));
  });

  it("leaves unknowns as they are, and takes nothing for nothing", () => {
    expect(open(struct({ id: UNKNOWN, list: [UNKNOWN] })).properties).toEqual({
      id: UNKNOWN,
      list: [UNKNOWN],
    });
    expect(open(undefined)).toEqual({ properties: {}, paths: [], secrets: new Set() });
  });
});

describe("seal", () => {
  it("marks each secret once, and drops what a message cannot hold", () => {
    const sealed = seal(
      { a: "x", b: [1, undefined, { c: undefined }], big: 7n, gone: undefined, none: null, s: { of: "y" } },
      ["s", "s", "gone", "none", "never"],
    );
    expect(sealed.toJavaScript()).toEqual({
      a: "x",
      b: [1, null, {}],
      big: 7,
      none: null,
      s: secret({ of: "y" }),
    });
  });

  it("leaves an unknown open: the engine knows it by its text", () => {
    expect(seal({ password: UNKNOWN }, ["password"]).toJavaScript()).toEqual({ password: UNKNOWN });
  });

  it("is the reverse of open", () => {
    const properties = { list: [{ password: "p" }], text: "t", number: 1.5, no: false };
    const opened = open(seal(properties, ["list"]));
    expect(opened).toEqual({ properties, paths: [["list"]], secrets: new Set(["list"]) });
  });
});

describe("sealChecked", () => {
  const given = open(
    struct({
      containers: [{ name: "web", environmentVars: [{ key: "A", value: secret("hush") }] }],
      vswitchIds: ["", secret("vsw-1")],
      name: secret("n"),
      map: { inner: secret({ most: secret("deep") }) },
      logins: [{ password: secret("p") }],
    }),
  );

  it("marks each secret where the program has it, and all of what always is one", () => {
    const { containers, name, map, logins } = given.properties;
    const [web] = containers as { name: string }[];
    const checked = { containers: [{ ...web, environmentVarHide: true }], name, map, logins };
    expect(sealChecked(checked, given, ["logins"]).toJavaScript()).toEqual({
      containers: [
        { name: "web", environmentVars: [{ key: "A", value: secret("hush") }], environmentVarHide: true },
      ],
      name: secret("n"),
      map: { inner: secret({ most: "deep" }) },
      logins: secret([{ password: "p" }]),
    });
  });

  it("marks all of an argument whose secret is not where it was", () => {
    const checked = { vswitchIds: ["vsw-1"], map: { inner: { most: "other" } }, containers: [] };
    expect(sealChecked(checked, given, []).toJavaScript()).toEqual({
      vswitchIds: secret(["vsw-1"]),
      map: secret({ inner: { most: "other" } }),
      containers: secret([]),
    });
  });
});
