import type { CommandUnknownOpts } from "@commander-js/extra-typings";
import { expect, test } from "vitest";
import { runCommandLine } from "../../../cli/commandLine.js";
import { createProgram } from "../../../cli/program.js";
import { UsageError } from "../../../cli/usageError.js";

const commands: [string, CommandUnknownOpts][] = createProgram("1.2.3").commands.map((each) => [
  each.name(),
  each,
]);

const failureOf = async (...args: string[]): Promise<string> => {
  const error = await runCommandLine(createProgram("1.2.3"), args).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UsageError);
  return (error as UsageError).message;
};

const valueOptions = commands.flatMap(([name, { options }]) =>
  options.filter(({ required }) => required).map((option) => ({ name, flag: String(option.long), option })),
);
const once = valueOptions.filter(({ option }) => !option.description.includes("may be repeated"));

test.each([
  [[], "no command given (see pulumi-eci --help)"],
  [["helpp"], "unknown command 'helpp' (see pulumi-eci --help)"],
  [["emulater"], "unknown command 'emulater' (Did you mean emulator?) (see pulumi-eci --help)"],
  [["--colour"], "unknown option '--colour' (see pulumi-eci --help)"],
  [
    ["sweep", "--version"],
    expect.stringMatching(/^unknown option '--version'.* \(see pulumi-eci sweep --help\)$/),
  ],
  [["import", "--set", "x"], "--set takes name=value, not x (see pulumi-eci import --help)"],
  [
    ["import", "--set", "imageRegistryCredentials=hush"],
    expect.stringMatching(/^--set takes no secrets: (?!.*hush)/),
  ],
  [
    ["migrate", "--to", "plug-in"],
    "option '--to <host>' argument 'plug-in' is invalid. It must be npm or plugin (did you mean plugin?). (see pulumi-eci migrate --help)",
  ],
  [["import", "--to", "python"], expect.stringMatching(/It must be npm or plugin\. \(see/)],
])("refuses %j", async (args, told) => {
  expect(await failureOf(...args)).toEqual(told);
});

test.each(commands)("%s refuses what it does not know", async (name) => {
  const hint = `(see pulumi-eci ${name} --help)`;
  expect(await failureOf(name, "--colour")).toBe(`unknown option '--colour' ${hint}`);
  if (!["completion", "match", "measure"].includes(name))
    expect(await failureOf(name, "stray")).toBe(`unexpected argument 'stray' ${hint}`);
});

test.each(valueOptions)("$name $flag needs a value", async ({ name, flag, option: { flags } }) => {
  expect(await failureOf(name, flag)).toContain(`option '${flags}' argument missing (`);
  expect(await failureOf(name, flag, flag)).toMatch(
    new RegExp(`argument (missing before '${flag}'|'${flag}' is invalid)`),
  );
});

test.each(valueOptions)("$name $flag takes no empty value", async ({ name, flag }) => {
  expect(await failureOf(name, flag, " ")).toMatch(/has an empty value \(|is invalid\./);
});

test.each(once)("$name $flag stands once", async ({ name, flag, option: { flags, argChoices } }) => {
  const [value = "1"] = argChoices ?? [];
  expect(await failureOf(name, flag, value, flag, value)).toContain(`option '${flags}' is given twice`);
});

test.each([
  ["emulator", "--port", "1.5"],
  ["emulator", "--port", "65536"],
  ["emulator", "--speed", "fast"],
  ["emulator", "--speed", "0x10"],
  ["emulator", "--build-ms", "-1"],
  ["sweep", "--older-than", ""],
  ["sweep", "--older-than", "1e9"],
])("%s %s takes %j for no number", async (name, flag, value) => {
  expect(await failureOf(name, flag, value)).toMatch(
    /argument '.*' is invalid\. It must be a (whole )?number from 0 to \d+\. \(see/,
  );
});
