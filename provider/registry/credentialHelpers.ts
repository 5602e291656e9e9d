import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { childEnvironment } from "../childEnvironment.js";
import { identityToken, type LeftToHelper } from "./dockerConfig.js";
import type { Login } from "./login.js";

const helperTimeoutMs = 15_000;
/** Some hand out passwords that are good for an hour. */
const keptMs = 10 * 60_000;

interface Answer {
  Username?: unknown;
  Secret?: unknown;
}

/** Docker's credential helpers, each asked once for a server and a while, whoever wants to know. */
export class CredentialHelpers {
  private readonly answers = new Map<string, { login: Promise<Login>; askedAt: number }>();

  login({ helper, server }: LeftToHelper): Promise<Login> {
    const key = JSON.stringify([helper, server]);
    const known = this.answers.get(key);
    if (known !== undefined && performance.now() - known.askedAt < keptMs) return known.login;
    const login = ask(helper, server);
    this.answers.set(key, { login, askedAt: performance.now() });
    return login;
  }
}

/** What a helper prints is never quoted: it may be a password. */
async function ask(name: string, server: string): Promise<Login> {
  const program = `docker-credential-${name}`;
  if (!/^[\w.-]+$/.test(name)) throw new Error("the name of the credential helper is not one.");
  const answer = await answerOf(program, server);
  if (answer?.Username === "<token>") throw identityToken(program, server);
  if (typeof answer?.Username !== "string" || typeof answer.Secret !== "string" || answer.Secret === "")
    throw new Error(`${program} gave no login for ${server}.`);
  return { userName: answer.Username, password: answer.Secret };
}

async function answerOf(program: string, server: string): Promise<Answer> {
  try {
    const options = { timeout: helperTimeoutMs, env: childEnvironment(process.env) };
    const running = promisify(execFile)(program, ["get"], options);
    // One that ends without reading is judged by what it says.
    running.child.stdin?.on("error", () => {}).end(server);
    return JSON.parse((await running).stdout) as Answer;
  } catch (error) {
    const { code, signal } = error as { code?: string | number | null; signal?: string };
    const why = typeof code === "number" ? `exit code ${code}` : (code ?? signal ?? "no JSON");
    throw new Error(`${program} gave no login for ${server} (${why}).`);
  }
}
