import { type HttpRequest, sendHttp } from "../../cloud/http.js";
import { HttpFailure } from "../../cloud/httpFailure.js";
import { scrub, withShortKeyIds } from "../../cloud/scrub.js";
import type { Environment } from "../settings.js";
import { timeouts } from "./source.js";

type Request = Omit<HttpRequest, keyof typeof timeouts>;
type Fields = Record<string, unknown>;

const longestReason = 500;

/** The JSON object that a service of credentials answers with. An error quotes neither the URL nor one of the secrets. */
export async function ask(
  request: Request,
  environment: Environment,
  secrets: readonly string[] = [],
): Promise<Fields> {
  const answer = await sendHttp({ ...request, ...timeouts }, environment).catch((error: unknown) => {
    throw new Error(error instanceof HttpFailure ? `${error.code}: ${error.reason}` : "the call failed");
  });
  const body = parse(answer.text);
  if (answer.status >= 400)
    throw new Error(withShortKeyIds(scrub(refusalOf(answer.status, body), secrets)).slice(0, longestReason));
  if (body === undefined)
    throw new Error(
      `the answer is no JSON object (HTTP ${answer.status}, ${answer.text.length} characters); a proxy may have answered instead`,
    );
  return body;
}

function refusalOf(status: number, body: Fields | undefined): string {
  const first = (...names: string[]) =>
    names.map((name) => body?.[name]).find((value) => typeof value === "string");
  const words = [first("Code", "code", "error"), first("Message", "message", "error_description")];
  const requestId = first("RequestId", "requestId", "request_id");
  const where = `HTTP ${status}${requestId === undefined ? "" : `, request ${requestId}`}`;
  const reason = words
    .filter((word) => word !== undefined)
    .join(": ")
    .replace(/\.$/, "");
  return reason === "" ? where : `${reason} (${where})`;
}

function parse(text: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Fields)
      : undefined;
  } catch {
    return undefined;
  }
}
