import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { externalProcess } from "../../../../../provider/accounts/sources/externalProcess.js";
import { surroundings } from "../surroundings.js";

const environment = { PATH: process.env.PATH ?? "" };

function keysOf(command: string) {
  return externalProcess(command, 'profile "p"', surroundings({}, environment)).provider.getCredentials();
}

function script(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), "pulumi-eci a process-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "keys.js");
  writeFileSync(path, text);
  return path;
}

it("hands out what a process prints, whose arguments may be quoted", async () => {
  const path = script(
    "console.log(JSON.stringify({ access_key_id: process.argv[2], access_key_secret: process.argv[3] }))",
  );
  expect(await keysOf(`"${process.execPath}" '${path}' "an \\"id\\"" a'b c'`)).toMatchObject({
    accessKeyId: 'an "id"',
    accessKeySecret: "ab c",
    securityToken: "",
  });
});

it.each([
  ["fails", "console.log('s3cret'); console.error('s3cret'); process.exit(3)", "failed (3)"],
  ["prints no JSON", "console.log('s3cret')", "printed no access_key_id and access_key_secret as JSON"],
  ["prints null", "console.log('null')", "printed no access_key_id and access_key_secret as JSON"],
  ["prints half a key", 'console.log(\'{"access_key_id":"s3cret"}\')', "printed no access_key_id"],
])("says so when the process %s, and quotes nothing of it", async (_, text, reason) => {
  const failure = keysOf(`node '${script(text)}' s3cret`);
  await expect(failure).rejects.toThrow(`The process of profile "p" gave no credentials: node ${reason}`);
  await expect(failure).rejects.toThrow(/^(?!.*s3cret)/);
});

it("says so when there is no such program", async () => {
  await expect(keysOf("no-such-program-at-all s3cret")).rejects.toThrow(
    'The process of profile "p" gave no credentials: no-such-program-at-all failed (ENOENT).',
  );
});
