import type { Caller } from "./client.js";

/** The id of the account whose credentials sign the calls. Needs no permission. */
export async function getCallerAccountId(caller: Caller): Promise<string> {
  const reply = await caller.call("GetCallerIdentity", {});
  if (typeof reply.AccountId !== "string" || reply.AccountId === "") {
    throw new Error("GetCallerIdentity answered without an account id.");
  }
  return reply.AccountId;
}
