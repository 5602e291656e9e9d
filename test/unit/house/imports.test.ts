import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(__dirname, "..", "..", "..");

interface Room {
  /** The other rooms that it may import. */
  rooms: string[];
  /** The packages that it must not import. */
  never?: RegExp;
}

/** An emulator that shared code with the provider would agree with its mistakes. */
const rooms: Record<string, Room> = {
  provider: { rooms: [], never: /^@pulumi\// },
  sdk: { rooms: ["provider"] },
  emulator: { rooms: ["virtualNode"], never: /^(?!node:)/ },
  virtualNode: { rooms: ["provider"], never: /^@pulumi\// },
  cli: { rooms: ["provider", "sdk", "emulator"] },
  plugin: { rooms: ["provider", "sdk"] },
};

function importsOf(file: string, text: string): string[] {
  const specifiers = [...text.matchAll(/\b(?:from|import|import\(|require\()\s*"([^"]+)"/g)];
  return specifiers.map(([, name = ""]) =>
    name.startsWith(".") ? normalize(join(dirname(file), name)) : name,
  );
}

function forbidden(room: string, file: string, text: string): string[] {
  const { rooms: others = [], never = /^$/ } = rooms[room] ?? {};
  const isOurs = (name: string) => /^(?!google-protobuf\/).*\.[cm]?js$/.test(name);
  const near = [room, ...others].map((name) => `${name}/`);
  return importsOf(file, text).filter((name) =>
    isOurs(name) && !name.startsWith("@")
      ? !near.some((folder) => name.startsWith(folder))
      : never.test(name),
  );
}

describe.each(Object.keys(rooms))("%s/", (room) => {
  it("imports only what stands below it", () => {
    const files = execFileSync("git", ["ls-files", room], { cwd: root, encoding: "utf8" }).trim().split("\n");
    expect(files.length).toBeGreaterThan(3);
    const wrong = files.flatMap((file) =>
      forbidden(room, file, readFileSync(join(root, file), "utf8")).map((name) => `${file}: ${name}`),
    );
    expect(wrong).toEqual([]);
  });
});

const shared = ["provider/clock.js", "provider/childEnvironment.js", "provider/nearestName.js"];

/** What each room of the provider may know, beside itself and what all share. */
const within: Record<string, string[]> = {
  cloud: [],
  registry: ["cloud"],
  accounts: ["cloud", "registry"],
  kubernetes: ["cloud"],
  core: ["accounts", "cloud", "registry"],
  prices: ["cloud"],
  resources: ["accounts", "cloud", "core", "kubernetes", "prices", "registry"],
  hosts: ["accounts", "cloud", "core"],
};

function strayIn(room: string, file: string, text: string): string[] {
  const near = [room, ...(within[room] ?? [])].map((name) => `provider/${name}/`);
  return importsOf(file, text).filter(
    (name) =>
      name.startsWith("provider/") &&
      !shared.includes(name) &&
      !near.some((folder) => name.startsWith(folder)),
  );
}

describe.each(Object.keys(within))("provider/%s/", (room) => {
  it("knows nothing of the rooms above it", () => {
    const list = execFileSync("git", ["ls-files", `provider/${room}`], { cwd: root, encoding: "utf8" });
    const files = list.trim().split("\n");
    const stray = files.flatMap((file) => strayIn(room, file, readFileSync(join(root, file), "utf8")));
    expect(files.length).toBeGreaterThan(1);
    expect(stray).toEqual([]);
  });
});

it("would see what the cloud knows of core", () => {
  const text = 'import { shortHash } from "../core/ownership.js";';
  expect(strayIn("cloud", "provider/cloud/file.ts", text)).toHaveLength(1);
});

it.each([
  ["emulator", 'import { tags } from "../provider/cloud/tags.js";'],
  ["emulator", 'import("yaml")'],
  ["provider", 'export * from "@pulumi/pulumi";'],
  ["sdk", 'import "../test/support/command.js";'],
])("would see in %s/ the import of %s", (room, text) => {
  expect(forbidden(room, `${room}/file.ts`, text)).toHaveLength(1);
});
