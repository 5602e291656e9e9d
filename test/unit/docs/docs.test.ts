import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import * as configurationTable from "../../../provider/accounts/configurationTable.js";
import { environmentNames } from "../../../provider/accounts/names.js";
import * as actions from "../../../provider/cloud/actions.js";
import { causes } from "../../../provider/cloud/causes/causeOf.js";
import { containerGroupArguments } from "../../../provider/resources/containerGroup/schema.js";
import { eipArguments } from "../../../provider/resources/eip/schema.js";
import { imageCacheArguments } from "../../../provider/resources/imageCache/schema.js";
import { imageCacheAnnotationNames } from "../../../sdk/kubernetes/imageCacheAnnotations.js";
import { podAnnotationNames } from "../../../sdk/kubernetes/podAnnotationOptions.js";
import { argumentsPage } from "../../../tools/docs/argumentsPage.mts";
import { between } from "../../../tools/docs/between.mts";
import { causesTable } from "../../../tools/docs/causesTable.mts";
import { configurationPage } from "../../../tools/docs/configurationPage.mts";
import { ramPolicyPage } from "../../../tools/docs/ramPolicyPage.mts";

const root = join(__dirname, "..", "..", "..");
const pages = [
  "README.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  "SECURITY.md",
  "AGENTS.md",
  "llms.txt",
  join("skills", "pulumi-eci", "SKILL.md"),
  ...["docs", join("docs", "adr")].flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith(".md"))
      .map((name) => join(folder, name)),
  ),
];
const textOf = (page: string) => readFileSync(join(root, page), "utf8");

describe("the documents", () => {
  it.each(pages)("%s links only to what is there", (page) => {
    const links = [...textOf(page).matchAll(/\]\(([^)#\s]+)(#[^)]*)?\)/g)].map(([, link = ""]) => link);
    const broken = links.filter(
      (link) => !/^https?:/.test(link) && !existsSync(join(root, dirname(page), link)),
    );
    expect(broken).toEqual([]);
  });

  it("list the permissions of today: else run npm run docs:ram", () => {
    expect(textOf(join("docs", "ram-policy.md"))).toBe(ramPolicyPage(actions));
  });

  it("list arguments and outputs as editors show them: else run npm run docs:arguments", () => {
    const entry = join(root, "dist", "sdk", "index.d.ts");
    expect(textOf(join("docs", "arguments.md"))).toBe(argumentsPage(entry));
  });

  it("tell the causes of failures as messages do: else run npm run docs:causes", () => {
    const page = textOf(join("docs", "troubleshooting.md"));
    expect(page).toBe(between(page, "causes", causesTable(causes)));
  });

  it("list the configuration of the plugin as its schema does: else run npm run plugin:schema", () => {
    const page = textOf(join("docs", "installation-configuration.md"));
    expect(page).toBe(configurationPage(page, configurationTable));
  });

  it("has each key of the configuration in that table", () => {
    const keys = Object.keys(environmentNames).map((key) => key.replace(/\..*/, ""));
    expect(new Set(configurationTable.configurationKeys)).toEqual(new Set([...keys, "alicloud:endpoints"]));
  });

  it("name every configuration key with all its variables", () => {
    const text = textOf(join("docs", "configuration.md"));
    const names = Object.entries(environmentNames).flatMap(([key, variables]) => [
      key.replace(/\..*/, ""),
      ...variables,
    ]);
    expect(names.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  });

  it("say of every argument what the alicloud provider calls it", () => {
    const text = textOf(join("docs", "moving-over.md"));
    const tables = [imageCacheArguments, containerGroupArguments, eipArguments];
    const names = tables.flatMap((table) => Object.keys(table));
    const untold = names.filter((name) => !text.includes(`\`${name}\``));
    expect(untold.filter((name) => !/^eip[A-Z]/.test(name))).toEqual([]);
  });

  it("name every annotation with the option that makes it", () => {
    const text = textOf(join("docs", "kubernetes.md"));
    const names = [...imageCacheAnnotationNames, ...podAnnotationNames];
    expect(names.length).toBeGreaterThan(35);
    expect(names.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  });

  it("say of every argument what a change of it does", () => {
    const untold = (page: string, names: string[]) => {
      const text = textOf(join("docs", page));
      return names.filter((name) => !text.includes(`\`${name}\``) && !/^eip[A-Z]/.test(name));
    };
    expect(untold("image-cache.md", Object.keys(imageCacheArguments))).toEqual([]);
    expect(untold("eip.md", Object.keys(eipArguments))).toEqual([]);
  });
});
