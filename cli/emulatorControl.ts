import { UsageError } from "./usageError.js";

/** So long an emulator on this machine may think. */
const timeoutMs = 30_000;

/** The URL of a server as an option gives it, without a slash at its end. */
export function serverUrl(given: string): string {
  const endpoint = given.replace(/\/+$/, "");
  if (/^https?:\/\/[^/?#@]+$/.test(endpoint) && URL.canParse(endpoint)) return endpoint;
  throw new UsageError(`--endpoint: "${given}" is no URL of a server, such as http://127.0.0.1:8686`);
}

/** What the control path of a running emulator answers; `source` is where the body is from, in the words of a message. */
export async function askControl(
  endpoint: string,
  method: "GET" | "POST",
  path: string,
  body?: string,
  source = "it",
): Promise<unknown> {
  const signal = AbortSignal.timeout(timeoutMs);
  const request = { method, signal, ...(body !== undefined && { body }) };
  const answer = await fetch(`${endpoint}/_emulator/${path}`, request)
    .then(async (response) => ({ isFine: response.ok, content: (await response.json()) as unknown }))
    .catch(() => undefined);
  if (answer === undefined)
    throw new Error(
      `no emulator answers at ${endpoint}. Start one (npx pulumi-eci emulator --port 8686), or say where it is (--endpoint).`,
    );
  if (!answer.isFine)
    throw new Error(`the emulator at ${endpoint} refuses ${source}: ${messageIn(answer.content)}`);
  return answer.content;
}

function messageIn(content: unknown): string {
  const { Message } = (content ?? {}) as { Message?: unknown };
  return typeof Message === "string" ? Message : "it does not say why";
}
