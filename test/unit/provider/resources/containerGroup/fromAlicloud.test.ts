import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { argsOfAlicloud } from "../../../../../cli/stack/alicloudState.js";
import { containerGroupKind } from "../../../../../provider/resources/containerGroup/kind.js";

const folder = join(__dirname, "..", "..", "..", "..", "..", "node_modules", "@pulumi", "alicloud");

/** The interfaces of a file that begin so, by their names. */
function interfacesIn(file: string, beginning: string): Map<string, ts.InterfaceDeclaration> {
  const text = readFileSync(join(folder, file), "utf8");
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found = new Map<string, ts.InterfaceDeclaration>();
  const walk = (node: ts.Node) => {
    if (ts.isInterfaceDeclaration(node) && node.name.text.startsWith(beginning))
      found.set(node.name.text, node);
    node.forEachChild(walk);
  };
  walk(source);
  return found;
}

const nested = interfacesIn(join("types", "input.d.ts"), "ContainerGroup");
const whole = interfacesIn(join("eci", "containerGroup.d.ts"), "ContainerGroupArgs").get(
  "ContainerGroupArgs",
);

/** A value of each field, which names the field, so that it is found again. */
function exampleOf(declaration: ts.InterfaceDeclaration, path = ""): Record<string, unknown> {
  const members = declaration.members.filter(ts.isPropertySignature);
  return Object.fromEntries(
    members.map((member) => {
      const name = member.name.getText();
      const type = member.type?.getText() ?? "";
      return [name, exampleValue(type, `${path}${name}`)];
    }),
  );
}

function exampleValue(type: string, path: string): unknown {
  const inner = /inputs\.eci\.(\w+)/.exec(type)?.[1];
  const declared = inner === undefined ? undefined : nested.get(inner);
  const one = declared === undefined ? scalarOf(type, path) : exampleOf(declared, `${path}.`);
  return type.includes("[]") ? [one] : type.includes("[key: string]") ? { [path]: path } : one;
}

function scalarOf(type: string, path: string): unknown {
  if (path.endsWith("flexVolumeOptions")) return JSON.stringify({ path });
  return type.includes("boolean") ? true : type.includes("number") ? path.length : path;
}

if (whole === undefined) throw new Error("@pulumi/alicloud declares no ContainerGroupArgs.");
const theirs = exampleOf(whole);

describe("all fields that @pulumi/alicloud declares", () => {
  test("are taken over under names that this package knows", () => {
    const types = ["EmptyDirVolume", "NFSVolume", "ConfigFileVolume", "FlexVolume", "DiskVolume"];
    const [volume] = theirs.volumes as Record<string, unknown>[];
    const volumes = types.map((type) => ({ ...volume, type, name: type }));
    const args = argsOfAlicloud(containerGroupKind, { ...theirs, volumes });
    expect(Object.keys(args).filter((name) => !Object.hasOwn(containerGroupKind.arguments, name))).toEqual(
      [],
    );
    const { failures } = judged(args);
    // The examples are no good values; what counts is that every name is known.
    expect(failures.filter((reason) => reason.includes("not known here"))).toEqual([]);
    const taken = JSON.stringify(args);
    expect(textsIn({ ...theirs, volumes }).filter((text) => !taken.includes(text))).toEqual([]);
    expect(args).toMatchObject({
      containers: [
        {
          command: ["containers.commands"],
          livenessProbe: { httpGet: { path: "containers.livenessProbes.httpGets.path" } },
          lifecycle: { preStop: { exec: { command: ["containers.lifecyclePreStopHandlerExecs"] } } },
          securityContext: { privileged: true },
        },
      ],
      vswitchIds: ["vswitchId"],
      instanceTypes: ["instanceType"],
      plainHttpRegistries: ["plainHttpRegistry"],
    });
    expect(Object.keys((args.containers as object[])[0] ?? {})).not.toContain("ready");
  });
});

/** The examples, which are the paths of their fields; the type of a volume is told by which field is there. */
function textsIn(value: unknown, name = ""): string[] {
  if (typeof value === "string") return name === "type" ? [] : [value.replace(/^\{"path":"|"\}$/g, "")];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, held]) => textsIn(held, key));
}

function judged(args: Record<string, unknown>) {
  const failures: string[] = [];
  const fail = (property: string, reason: string) => void failures.push(`${property} ${reason}`);
  for (const [name, value] of Object.entries(args))
    containerGroupKind.arguments[name]?.rule(value, name, fail, () => {});
  return { failures };
}
