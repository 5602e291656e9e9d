import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { CredentialsProvider } from "@alicloud/credentials";
import { childEnvironment } from "../../childEnvironment.js";
import type { Source, Surroundings } from "./source.js";

const start = promisify(execFile);
const timeoutMs = 60_000;
const aheadMs = 3 * 60_000;

interface Printed {
  access_key_id?: unknown;
  access_key_secret?: unknown;
  sts_token?: unknown;
  expiration?: unknown;
}

/** A program that prints keys. The SDK would start it with all of the environment. */
export function externalProcess(command: string, from: string, { environment }: Surroundings): Source {
  let keys: { accessKeyId: string; accessKeySecret: string; securityToken: string } | undefined;
  let renewAt = 0;
  const provider: CredentialsProvider = {
    getProviderName: () => "external",
    getCredentials: async () => {
      if (keys === undefined || Date.now() >= renewAt) {
        const printed = await run(command, from, environment);
        keys = { ...printed };
        renewAt = printed.expiresAt - aheadMs;
      }
      return { ...keys, providerName: "external" };
    },
  };
  return { provider, from };
}

/** Neither the command nor what it prints is quoted: both may hold secrets. */
async function run(command: string, from: string, environment: NodeJS.ProcessEnv) {
  const [program = "", ...args] = wordsOf(command);
  const failed = (why: string) => new Error(`The process of ${from} gave no credentials: ${program} ${why}.`);
  const { stdout } = await start(program, args, {
    timeout: timeoutMs,
    env: childEnvironment(environment),
  }).catch((error: { code?: string | number; killed?: boolean }) => {
    throw failed(error.killed ? "did not end in time" : `failed (${error.code ?? "killed"})`);
  });
  const { access_key_id, access_key_secret, sts_token, expiration } = parse(stdout) ?? {};
  if (typeof access_key_id !== "string" || typeof access_key_secret !== "string" || access_key_id === "")
    throw failed("printed no access_key_id and access_key_secret as JSON");
  return {
    accessKeyId: access_key_id,
    accessKeySecret: access_key_secret,
    securityToken: typeof sts_token === "string" ? sts_token : "",
    expiresAt: Date.parse(String(expiration)) || Date.now() + 2 * aheadMs,
  };
}

/** Words as a shell would read them, quoted ones as one. */
function wordsOf(command: string): string[] {
  const words = command.match(/(?:"(?:\\.|[^"\\])*"|'[^']*'|[^\s"'])+/g) ?? [];
  return words.map((word) =>
    word.replace(/"((?:\\.|[^"\\])*)"|'([^']*)'/g, (_, double?: string, single?: string) =>
      double === undefined ? (single ?? "") : double.replace(/\\(["\\])/g, "$1"),
    ),
  );
}

function parse(text: string): Printed | undefined {
  try {
    return JSON.parse(text) as Printed;
  } catch {
    return undefined;
  }
}
