import { createHash } from "node:crypto";
import { ApiError } from "../apiError.js";
import type { Answer } from "../call.js";
import type { Parameters } from "../parameters.js";

const maxTokenLength = 64;

interface Remembered {
  readonly at: number;
  readonly fingerprint: string;
  readonly answer: Answer;
}

/** Answers of creating calls by ClientToken. They outlive the objects that the calls made. */
export class ClientTokens {
  private readonly remembered = new Map<string, Remembered>();

  constructor(private readonly memoryMs: number) {}

  /** Runs the call once for each token; a repetition gets the first answer. Refusals are not remembered. */
  once(scope: string, parameters: Parameters, now: number, run: () => Answer): Answer {
    const token = parameters.filled("ClientToken");
    if (token === undefined) return run();
    if (token.length > maxTokenLength || !/^[\x20-\x7e]+$/.test(token)) {
      throw new ApiError(400, "InvalidParameter", "ClientToken takes at most 64 ASCII characters.");
    }
    const key = `${scope} ${token}`;
    const fingerprint = fingerprintOf(parameters);
    const earlier = this.remembered.get(key);
    if (earlier && now - earlier.at < this.memoryMs) {
      if (earlier.fingerprint === fingerprint) return earlier.answer;
      throw new ApiError(
        400,
        "IdempotentParameterMismatch",
        "The ClientToken was used before with other parameters.",
      );
    }
    const answer = run();
    this.remembered.set(key, { at: now, fingerprint, answer });
    return answer;
  }

  forget(): void {
    this.remembered.clear();
  }
}

function fingerprintOf(parameters: Parameters): string {
  const entries = [...parameters.all()].filter(([name]) => name !== "ClientToken").sort();
  return createHash("sha256").update(JSON.stringify(entries)).digest("hex");
}
