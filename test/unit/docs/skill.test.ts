import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { createProgram } from "../../../cli/program.js";
import { configurationKeys } from "../../../provider/accounts/configurationTable.js";
import { imageCacheArguments, sizes } from "../../../provider/resources/imageCache/schema.js";

const root = join(__dirname, "..", "..", "..");
const text = readFileSync(join(root, "skills", "pulumi-eci", "SKILL.md"), "utf8");
const schema = JSON.parse(readFileSync(join(root, "plugin", "schema.json"), "utf8"));
const facts = text.slice(text.indexOf("## Facts"));
const named = [...facts.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name);

describe("what is told to tools that write programs", () => {
  it("names arguments, fields and classes that there are", () => {
    const cache = schema.resources["eci:index:ImageCache"];
    const login = schema.types["eci:index:ImageRegistryCredential"];
    const known = new Set([
      ...[cache, login].flatMap(({ properties }) => Object.keys(properties)),
      ...Object.keys(schema.functions).map((token) => token.split(":").at(-1)),
      ...Object.keys(schema.resources).map((token) => token.split(":").at(-1)),
      "@pulumi/alicloud",
    ]);
    const words = named
      .map((name) => name.replace(/: (?:true|false)$/, ""))
      .filter((name) => !/[ :]/.test(name));
    expect(words.length).toBeGreaterThan(15);
    expect(words.filter((word) => !known.has(word))).toEqual([]);
  });

  it("says what must be given, and how large a cache may be", () => {
    expect(schema.resources["eci:index:ImageCache"].requiredInputs).toEqual(["images"]);
    expect(facts).toContain(`${sizes.least} to ${sizes.most} GiB`);
    const failures: string[] = [];
    const many = Array.from({ length: 21 }, (_, index) => `r.example.com/a:${index}`);
    imageCacheArguments.images.rule(
      many,
      "images",
      (_, reason) => void failures.push(reason),
      () => {},
    );
    expect(failures.join()).toContain("20");
  });

  it("names keys of the configuration that there are", () => {
    const keys = named.filter((name) => /^(alicloud|eci):\w+$/.test(name)).map((key) => key.split(":")[1]);
    const known = configurationKeys.map((key) => key.split(":")[1]);
    expect(keys.filter((key) => !known.includes(key))).toEqual([]);
    expect(keys.length).toBe(2);
  });

  it("names commands that there are", () => {
    const commands = [...facts.matchAll(/npx pulumi-eci (\w+)/g)].map(([, command]) => command);
    const known = createProgram("0").commands.map((command) => command.name());
    expect(commands.filter((command) => !known.includes(command ?? ""))).toEqual([]);
    expect(commands.length).toBeGreaterThan(1);
  });

  it("shows a program that compiles", () => {
    const [, source = ""] = /```typescript\n([\s\S]*?)```/.exec(text) ?? [];
    const file = join(root, "examples", "quickstart", "skill.ts");
    const options = { strict: true, noEmit: true, skipLibCheck: true, module: ts.ModuleKind.NodeNext };
    const host = ts.createCompilerHost(options);
    const { getSourceFile, fileExists, readFile } = host;
    host.getSourceFile = (name, ...rest) =>
      name === file
        ? ts.createSourceFile(name, source, ts.ScriptTarget.ES2022)
        : getSourceFile(name, ...rest);
    host.fileExists = (name) => name === file || fileExists(name);
    host.readFile = (name) => (name === file ? source : readFile(name));
    const diagnostics = ts.getPreEmitDiagnostics(ts.createProgram([file], options, host));
    expect(diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "))).toEqual(
      [],
    );
  }, 60_000);
});
