import { ApiError } from "../../apiError.js";
import { matchesWildcards } from "../../wildcards.js";

/** One statement of a policy. Resources are not told apart here: only `*` is taken. */
export interface Statement {
  readonly Effect: "Allow" | "Deny";
  /** Such as `eci:CreateImageCache` or `vpc:Describe*`. */
  readonly Action: string | readonly string[];
  readonly Resource: "*" | readonly "*"[];
}

/** A RAM policy, as the console takes it. */
export interface Policy {
  readonly Version: "1";
  readonly Statement: readonly Statement[];
}

/** GetCallerIdentity needs no permission. */
const free = "sts:getcalleridentity";

/** Refuses what the policy does not allow; a Deny wins. */
export function authorize(policy: Policy, product: string, action: string): void {
  const name = `${product}:${action}`.toLowerCase();
  const effects = policy.Statement.filter((statement) => covers(statement, name)).map(({ Effect }) => Effect);
  if (!effects.includes("Deny") && (effects.includes("Allow") || name === free)) return;
  throw new ApiError(
    403,
    "Forbidden.RAM",
    "User not authorized to operate on the specified resource, or this API doesn't support RAM.",
  );
}

function covers({ Action }: Statement, name: string): boolean {
  return asList(Action).some((pattern) => matchesWildcards(pattern.toLowerCase(), name));
}

/** Refuses what would be obeyed otherwise than it reads. */
export function checkPolicy(policy: Policy): void {
  const { Statement } = policy ?? {};
  if (!Array.isArray(Statement)) throw new Error("A policy needs a list of statements.");
  for (const statement of Statement as Record<string, unknown>[]) {
    const { Effect, Action, Resource, ...rest } = statement;
    const [unknown] = Object.keys(rest);
    if (unknown !== undefined)
      throw new Error(`The emulator does not know ${unknown} in a statement of a policy.`);
    if (Effect !== "Allow" && Effect !== "Deny")
      throw new Error("Effect of a statement must be Allow or Deny.");
    if (!asList(Action).every((action) => typeof action === "string"))
      throw new Error("Action of a statement must be a text or a list of texts.");
    if (!asList(Resource).every((resource) => resource === "*"))
      throw new Error('The emulator takes no other Resource than "*" in a policy.');
  }
}

function asList<T>(value: T | readonly T[]): readonly T[] {
  return Array.isArray(value) ? (value as readonly T[]) : [value as T];
}
