import { expect, test } from "vitest";
import { version } from "../../package.json";
import { run } from "../support/command.js";

test.each([
  "completion",
  "doctor",
  "emulator",
  "import",
  "manifests",
  "match",
  "measure",
  "migrate",
  "status",
  "sweep",
])("%s explains itself", async (name) => {
  const { stdout, stderr, exitCode } = await run(name, "--help");
  expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
  expect(stdout).toMatch(
    new RegExp(
      `^Usage: pulumi-eci ${name} \\[options\\](?: \\[command\\])?( [<[](?:image\\.\\.\\.|shell)[>\\]])?\n\n[A-Z]`,
    ),
  );
  expect(await run(name, "-h")).toMatchObject({ stdout });
  expect((await run("--help")).stdout).toContain(`\n  ${name} `);
  const [, examples = ""] = stdout.split("\nExamples:\n");
  const lines = examples.split("\n").filter((line) => line.includes(`pulumi-eci ${name}`));
  expect(lines.length).toBeGreaterThan(1);
  const flags = lines
    .filter((line) => !line.includes(" env"))
    .flatMap((line) => line.match(/--[a-z-]+/g) ?? []);
  expect(flags.filter((flag) => !new RegExp(`^ {2}(-\\w, )?${flag}\\b`, "m").test(stdout))).toEqual([]);
});

test("tells its version", async () => {
  expect(await run("--version")).toEqual({ stdout: `${version}\n`, stderr: "", exitCode: 0 });
});

test("ends with one line and code 2 for a wrong command line", async () => {
  expect(await run("sweep", "--stak", "dev")).toEqual({
    stdout: "",
    stderr: "pulumi-eci: unknown option '--stak' (Did you mean --stack?) (see pulumi-eci sweep --help)\n",
    exitCode: 2,
  });
});

test("help is another word for --help", async () => {
  expect(await run("help", "sweep")).toEqual(await run("sweep", "--help"));
  expect(await run("help")).toEqual(await run("--help"));
});
