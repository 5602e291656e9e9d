import { execFile, execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { run } from "../support/command.js";
import { emptyFolder } from "../unit/provider/accounts/folders.js";

const execute = promisify(execFile);

function isMissing(shell: string): boolean {
  try {
    execFileSync(shell, ["-c", "exit 0"], { stdio: "ignore" });
    return false;
  } catch {
    console.warn(`SKIPPED: completion for ${shell}, because there is no ${shell}.`);
    return true;
  }
}

/** A folder in which there is something to complete. */
function folder(): string {
  const cwd = emptyFolder();
  mkdirSync(join(cwd, "manifests"));
  writeFileSync(join(cwd, "my seed.json"), "{}");
  return cwd;
}

const lines = (text: string) => text.split("\n").filter((line) => line !== "");

describe.skipIf(isMissing("bash"))("bash", () => {
  const printed = async () => (await run("completion", "bash")).stdout;

  /** What the completion function offers for the last word. */
  async function offered(...words: string[]): Promise<string[]> {
    const ask = `${await printed()}
COMP_WORDS=(pulumi-eci "$@"); COMP_CWORD=$#; _pulumi_eci; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout, stderr } = await execute("bash", ["--norc", "-c", ask, "bash", ...words], {
      cwd: folder(),
    });
    expect(stderr).toBe("");
    return lines(stdout).sort();
  }

  test.each([
    [["st"], ["status"]],
    [["m"], ["manifests", "match", "measure", "migrate"]],
    [["--v"], ["--version"]],
    [["sweep", "--re"], ["--region"]],
    [
      ["sweep", "--account", "--un"],
      ["--unowned", "--unused-for"],
    ],
    [["emulator", "e"], ["env"]],
    [["emulator", "env", "--re"], ["--region"]],
    [["emulator", "env", "--se"], ["--security-token"]],
    [
      ["completion", ""],
      ["--help", "-h", "bash", "fish", "zsh"],
    ],
    [["completion", "z"], ["zsh"]],
    [
      ["emulator", "--seed", "m"],
      ["manifests", "my seed.json"],
    ],
    [["manifests", "--out", "m"], ["manifests"]],
    [["emulator", "save", "my"], ["my seed.json"]],
    [["sweep", "--region", ""], []],
    [
      ["migrate", "--to", ""],
      ["npm", "plugin"],
    ],
    [["import", "--all", "--to", "pl"], ["plugin"]],
    [["status", "--region", "sweep", "--ch"], ["--check"]],
    [["nonsense", "--x"], []],
  ])("offers for %j", async (words, expected) => {
    expect(await offered(...words)).toEqual(expected);
  });

  test("completes the name of the program", async () => {
    const { stdout } = await execute("bash", ["--norc", "-c", `${await printed()}\ncomplete -p pulumi-eci`]);
    expect(stdout).toBe("complete -F _pulumi_eci pulumi-eci\n");
  });

  test("offers every command and every option that there is", async () => {
    const help = (await run("--help")).stdout;
    const commands = [...help.matchAll(/^ {2}(\w+) +\S/gm)].map(([, name = ""]) => name);
    expect(commands.length).toBeGreaterThan(8);
    expect(await offered("")).toEqual(expect.arrayContaining(commands));
    const flags = [...(await run("measure", "--help")).stdout.matchAll(/^ {2}(--[\w-]+)/gm)].map(
      ([, flag = ""]) => flag,
    );
    expect(flags.length).toBeGreaterThan(10);
    expect(await offered("measure", "--")).toEqual(expect.arrayContaining(flags));
  });
});

describe.skipIf(isMissing("fish"))("fish", () => {
  test.each([
    ["st", ["status"]],
    ["sweep --re", ["--region"]],
    ["emulator e", ["env"]],
    ["emulator env --se", ["--security-token"]],
    ["completion z", ["zsh"]],
    ["emulator --seed m", ["manifests/", "my seed.json"]],
    ["sweep --region ", []],
    ["migrate --to ", ["npm", "plugin"]],
  ])("offers for %j", async (typed, expected) => {
    const { stdout: script } = await run("completion", "fish");
    const ask = `${script}\ncomplete -C ${JSON.stringify(`pulumi-eci ${typed}`)}`;
    const { stdout } = await execute("fish", ["--no-config", "-c", ask], { cwd: folder() });
    expect(lines(stdout).map((line) => line.split("\t")[0])).toEqual(expected);
  });
});

describe.skipIf(isMissing("zsh"))("zsh", () => {
  test("takes the script, and completes the name of the program with it", async () => {
    const { stdout: script } = await run("completion", "zsh");
    const ask = `autoload -U compinit; compinit -D -u\n${script}\nprint -r -- $_comps[pulumi-eci]`;
    const { stdout, stderr } = await execute("zsh", ["-f", "-c", ask]);
    expect({ stdout, stderr }).toEqual({ stdout: "_pulumi_eci\n", stderr: "" });
  });
});

test("another shell is refused", async () => {
  expect(await run("completion", "tcsh")).toMatchObject({
    stderr: expect.stringContaining("Allowed choices are bash, zsh, fish."),
    exitCode: 2,
  });
});
