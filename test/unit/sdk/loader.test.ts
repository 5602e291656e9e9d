import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loaderText } from "../../../sdk/loader.js";
import { emptyFolder } from "../provider/accounts/folders.js";

/** Every text that a version has written. */
const texts = {
  "0.1.0":
    'exports.handler=()=>{const{createRequire}=require("module"),c=process.cwd();' +
    'for(const p of["/_","/node_modules/.pnpm/node_modules/_"])' +
    'try{return createRequire(c+p)("pulumi-eci/provider").imageCache()}' +
    `catch(e){if(e.code!=="MODULE_NOT_FOUND"||!e.message.includes("'pulumi-eci/provider'"))throw e}` +
    'throw Error("The package pulumi-eci is not installed for the program in "+c+". Run there: npm install pulumi-eci")}',
  "0.2.0":
    'exports.handler=_=>{const{existsSync:e,readdirSync:l}=require("fs"),k="pulumi-eci",c=process.cwd(),' +
    'r=d=>require("module").createRequire(d+"/_"),' +
    'b=r(c).resolve.paths(k).flatMap(n=>["..",".pnpm",".bun",".store"].map(s=>n+"/"+s)).filter(e)' +
    '.flatMap(s=>[s,...l(s).map(x=>x.indexOf(k+"@")?s:s+"/"+x)]).find(d=>e(d+"/node_modules/"+k));' +
    'try{return r(b||c)(k+"/provider").imageCache()}' +
    'catch(x){throw b?x:Error(k+" is missing in "+c+": "+' +
    '(/(pnpm|yarn|bun).lock|$/.exec(l(c))[1]||"npm")+" add "+k)}}',
};

type Version = keyof typeof texts;

it("is this text, for ever", () => {
  expect(loaderText("imageCache")).toBe(texts["0.2.0"]);
  for (const name of ["eip", "imageCachesReady", "imageCacheObjectReady"] as const) {
    expect(loaderText(name)).toBe(loaderText("imageCache").replace("imageCache", name));
    expect(loaderText(name).length).toBeLessThan(500);
  }
});

const manifest = {
  name: "pulumi-eci",
  version: "0.0.0",
  exports: { "./provider": { default: "./provider.js" } },
};

/** A package as installed, whose provider says what it is; `source` replaces its code. */
function packageIn(
  folder: string,
  source = 'exports.imageCache=()=>"found";exports.eip=()=>"found";',
): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
  writeFileSync(join(folder, "provider.js"), source);
  return folder;
}

/** What a text does in a program's folder, in a process of its own as under the host. */
function evaluatedIn(cwd: string, version: Version = "0.2.0"): string {
  const script =
    `${texts[version]}\ntry{process.stdout.write(String(exports.handler()))}` +
    'catch(e){process.stdout.write("failed: "+e.message)}';
  return execFileSync(process.execPath, ["-e", script], { cwd, encoding: "utf8" });
}

function folder(...parts: string[]): string {
  const path = join(...parts);
  mkdirSync(path, { recursive: true });
  return path;
}

/** The layouts in which each manager puts a package below a program's folder, and which texts find it there. */
const layouts: Record<string, { at: string; by: Version[] }> = {
  "npm and Yarn": { at: "pulumi-eci", by: ["0.1.0", "0.2.0"] },
  "pnpm, of a library": { at: ".pnpm/node_modules/pulumi-eci", by: ["0.1.0", "0.2.0"] },
  "pnpm without hoisting": {
    at: ".pnpm/pulumi-eci@0.2.0_@pulumi+pulumi@3.1.0/node_modules/pulumi-eci",
    by: ["0.2.0"],
  },
  "Bun's isolated linker": { at: ".bun/node_modules/pulumi-eci", by: ["0.2.0"] },
  "Bun without hoisting": { at: ".bun/pulumi-eci@0.2.0+411ad0f1/node_modules/pulumi-eci", by: ["0.2.0"] },
  "npm's linked strategy": { at: ".store/pulumi-eci@0.2.0-oHghf5Ip/node_modules/pulumi-eci", by: ["0.2.0"] },
};

describe.each(Object.entries(layouts))("in the layout of %s", (_, { at, by }) => {
  it.each(Object.keys(texts) as Version[])(
    "the text of %s finds the package or says that it is none",
    (version) => {
      const program = emptyFolder();
      packageIn(join(program, "node_modules", at));
      const found = evaluatedIn(program, version);
      if (by.includes(version)) expect(found).toBe("found");
      else expect(found).toContain("failed: The package pulumi-eci is not installed for the program in");
    },
  );

  it("from a folder below the program's, and from a member of a workspace", () => {
    const root = emptyFolder();
    packageIn(join(root, "node_modules", at));
    expect(evaluatedIn(folder(root, "packages", "infra", "prod"))).toBe("found");
    folder(root, "packages", "infra", "node_modules", "some-library");
    expect(evaluatedIn(join(root, "packages", "infra"))).toBe("found");
  });
});

describe("finds the package", () => {
  it.each(Object.keys(texts) as Version[])("by the text of %s through a link", (version) => {
    const program = emptyFolder();
    folder(program, "node_modules");
    symlinkSync(packageIn(join(emptyFolder(), "elsewhere")), join(program, "node_modules", "pulumi-eci"));
    expect(evaluatedIn(program, version)).toBe("found");
  });

  it.each(Object.keys(texts) as Version[])("by the text of %s when the program is the package", (version) => {
    expect(evaluatedIn(packageIn(join(emptyFolder(), "pulumi-eci")), version)).toBe("found");
  });

  it("in a folder with a space and a quote in its name", () => {
    const program = join(emptyFolder(), `it's "here" now`);
    packageIn(join(program, "node_modules", "pulumi-eci"));
    expect(evaluatedIn(program)).toBe("found");
  });

  it("in the nearest of two places", () => {
    const root = emptyFolder();
    packageIn(join(root, "node_modules", "pulumi-eci"), 'throw new Error("farther")');
    const program = folder(root, "infra");
    packageIn(join(program, "node_modules", ".pnpm", "node_modules", "pulumi-eci"));
    expect(evaluatedIn(program)).toBe("found");
    packageIn(join(program, "node_modules", "pulumi-eci"), 'exports.imageCache=()=>"nearer"');
    expect(evaluatedIn(program)).toBe("nearer");
  });

  it("of a library that npm installs by its linked strategy", () => {
    const program = emptyFolder();
    const library = folder(emptyFolder(), "library");
    const dependencies = { "pulumi-eci": `file:${packed(packageIn(join(emptyFolder(), "package")))}` };
    writeFileSync(
      join(library, "package.json"),
      JSON.stringify({ name: "library", version: "1.0.0", dependencies }),
    );
    const wanted = { dependencies: { library: `file:${packed(library)}` } };
    writeFileSync(join(program, "package.json"), JSON.stringify(wanted));
    npm(program, "install", "--install-strategy=linked", "--offline", "--no-audit", "--no-fund");
    expect(evaluatedIn(program)).toBe("found");
  }, 60_000);
});

function packed(folder: string): string {
  const [{ filename }] = JSON.parse(npm(folder, "pack", "--json")) as [{ filename: string }];
  return join(folder, filename);
}

function npm(cwd: string, ...args: string[]): string {
  return execFileSync("npm", args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

describe("otherwise says what is wrong", () => {
  it.each([
    ["package-lock.json", "npm"],
    ["pnpm-lock.yaml", "pnpm"],
    ["yarn.lock", "yarn"],
    ["bun.lock", "bun"],
    ["bun.lockb", "bun"],
  ])("beside %s with the command of %s", (lockfile, manager) => {
    const program = emptyFolder();
    writeFileSync(join(program, lockfile), "");
    expect(evaluatedIn(program)).toBe(
      `failed: pulumi-eci is missing in ${program}: ${manager} add pulumi-eci`,
    );
  });

  it("when the package lacks one of its own dependencies", () => {
    const program = emptyFolder();
    packageIn(join(program, "node_modules", "pulumi-eci"), 'require("missing-dependency")');
    expect(evaluatedIn(program)).toMatch(/^failed: Cannot find module 'missing-dependency'/);
  });

  it("when the package fails to load", () => {
    const program = emptyFolder();
    packageIn(join(program, "node_modules", "pulumi-eci"), 'throw new Error("broken install")');
    expect(evaluatedIn(program)).toBe("failed: broken install");
  });

  it("when another package of that name has no provider", () => {
    const program = emptyFolder();
    const strange = packageIn(join(program, "node_modules", "pulumi-eci"));
    writeFileSync(join(strange, "package.json"), JSON.stringify({ ...manifest, exports: {} }));
    expect(evaluatedIn(program)).toContain("./provider");
  });
});
