import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loaderText } from "../../../sdk/loader.js";
import { emptyFolder } from "../provider/accounts/folders.js";

it("is this text, for ever", () => {
  expect(loaderText("imageCache")).toBe(
    'exports.handler=()=>{const{createRequire}=require("module"),c=process.cwd();' +
      'for(const p of["/_","/node_modules/.pnpm/node_modules/_"])' +
      'try{return createRequire(c+p)("pulumi-eci/provider").imageCache()}' +
      `catch(e){if(e.code!=="MODULE_NOT_FOUND"||!e.message.includes("'pulumi-eci/provider'"))throw e}` +
      'throw Error("The package pulumi-eci is not installed for the program in "+c+". Run there: npm install pulumi-eci")}',
  );
  for (const name of ["eip", "imageCachesReady", "imageCacheObjectReady"] as const) {
    expect(loaderText(name)).toBe(loaderText("imageCache").replace("imageCache", name));
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

/** What the text does in a program's folder, in a process of its own as under the host. */
function evaluatedIn(cwd: string, name: "imageCache" | "eip" = "imageCache"): string {
  const script =
    `${loaderText(name)}\ntry{process.stdout.write(String(exports.handler()))}` +
    'catch(e){process.stdout.write("failed: "+e.message)}';
  return execFileSync(process.execPath, ["-e", script], { cwd, encoding: "utf8" });
}

describe("finds the package", () => {
  it("in the program's node_modules", () => {
    const program = emptyFolder();
    packageIn(join(program, "node_modules", "pulumi-eci"));
    expect(evaluatedIn(program)).toBe("found");
    expect(evaluatedIn(program, "eip")).toBe("found");
  });

  it("through a link", () => {
    const program = emptyFolder();
    mkdirSync(join(program, "node_modules"));
    symlinkSync(packageIn(join(emptyFolder(), "elsewhere")), join(program, "node_modules", "pulumi-eci"));
    expect(evaluatedIn(program)).toBe("found");
  });

  it("from a folder below the program's", () => {
    const program = emptyFolder();
    packageIn(join(program, "node_modules", "pulumi-eci"));
    mkdirSync(join(program, "infra", "prod"), { recursive: true });
    expect(evaluatedIn(join(program, "infra", "prod"))).toBe("found");
  });

  it("where pnpm hoists what only a dependency depends on", () => {
    const program = emptyFolder();
    packageIn(join(program, "node_modules", ".pnpm", "node_modules", "pulumi-eci"));
    expect(evaluatedIn(program)).toBe("found");
  });

  it("when the program is the package", () => {
    expect(evaluatedIn(packageIn(join(emptyFolder(), "pulumi-eci")))).toBe("found");
  });

  it("in a folder with a space and a quote in its name", () => {
    const program = join(emptyFolder(), `it's "here" now`);
    packageIn(join(program, "node_modules", "pulumi-eci"));
    expect(evaluatedIn(program)).toBe("found");
  });
});

describe("otherwise says what is wrong", () => {
  it("when the package is not installed", () => {
    const program = emptyFolder();
    expect(evaluatedIn(program)).toBe(
      `failed: The package pulumi-eci is not installed for the program in ${program}. Run there: npm install pulumi-eci`,
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
    const folder = packageIn(join(program, "node_modules", "pulumi-eci"));
    writeFileSync(join(folder, "package.json"), JSON.stringify({ ...manifest, exports: {} }));
    expect(evaluatedIn(program)).toContain("./provider");
  });

  it("when the copy that was found is the wrong one of two", () => {
    const program = emptyFolder();
    packageIn(join(program, "node_modules", "pulumi-eci"));
    cpSync(
      join(program, "node_modules", "pulumi-eci"),
      join(program, "node_modules", ".pnpm", "node_modules", "pulumi-eci"),
      {
        recursive: true,
      },
    );
    packageIn(
      join(program, "node_modules", ".pnpm", "node_modules", "pulumi-eci"),
      'throw new Error("second copy")',
    );
    expect(evaluatedIn(program)).toBe("found");
  });
});
