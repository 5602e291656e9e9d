import { type IncomingHttpHeaders, type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { PullFailure } from "./pullFailure.js";

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface Question {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** As messages show it: the address may be another one than the image's registry has. */
  readonly shownAs: string;
  /** Takes any certificate. */
  readonly insecure: boolean;
}

/** The vendor's clients wait three seconds for an answer of the API itself. */
const answerMs = 2_000;
const mostBytes = 4 * 1_024 * 1_024;
const mostRedirects = 5;

/** Asks by GET, and follows redirects; whoever is redirected to another origin takes no login there. */
export async function exchange(question: Question, redirects = 0): Promise<Answer> {
  const answer = await askOnce(question);
  const { location } = answer.headers;
  if (answer.status < 300 || answer.status >= 400 || location === undefined) return answer;
  if (redirects === mostRedirects) throw failed(question, `stopped after ${mostRedirects} redirects`);
  const url = new URL(location, question.url);
  const { authorization, ...others } = question.headers;
  const headers = url.origin === question.url.origin ? question.headers : others;
  return exchange({ ...question, url, headers }, redirects + 1);
}

function askOnce(question: Question): Promise<Answer> {
  const { url, headers, insecure } = question;
  const options = { headers, timeout: answerMs, rejectUnauthorized: !insecure };
  return new Promise((resolve, reject) => {
    const request = url.protocol === "https:" ? requestHttps(url, options) : requestHttp(url, options);
    const fail = (error: NodeJS.ErrnoException) => reject(failureOf(question, error));
    request.on(
      "response",
      (response) => void bodyOf(response).then((body) => resolve(answerOf(response, body)), fail),
    );
    request.on("timeout", () => request.destroy(Object.assign(new Error(), { code: "ETIMEDOUT" })));
    request.on("error", fail);
    request.end();
  });
}

function answerOf({ statusCode = 0, headers }: IncomingMessage, body: Buffer): Answer {
  return { status: statusCode, headers, body };
}

async function bodyOf(response: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > mostBytes) throw Object.assign(new Error(), { code: "EMSGSIZE" });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const words: Readonly<Record<string, string>> = {
  ECONNREFUSED: "connect: connection refused",
  ECONNRESET: "read: connection reset by peer",
  EHOSTUNREACH: "connect: no route to host",
  ENETUNREACH: "connect: network is unreachable",
  ENOTFOUND: "lookup: no such host",
  EAI_AGAIN: "lookup: Temporary failure in name resolution",
  ETIMEDOUT: "i/o timeout",
};

function failureOf(question: Question, { code = "" }: NodeJS.ErrnoException): PullFailure {
  const known = words[code];
  if (known !== undefined)
    return failed(question, `dial tcp ${question.url.host}: ${known}`, code === "ETIMEDOUT");
  if (/CERT|SIGNATURE|ALTNAME/.test(code))
    return failed(
      question,
      `tls: failed to verify certificate: x509: ${code.toLowerCase().replaceAll("_", " ")}`,
    );
  if (code === "EPROTO") return failed(question, "http: server gave HTTP response to HTTPS client");
  return failed(question, code === "EMSGSIZE" ? "failed size validation" : "EOF");
}

function failed({ shownAs }: Question, why: string, hangs = false): PullFailure {
  return new PullFailure(`failed to do request: Head "${shownAs}": ${why}`, hangs);
}
