import type { Client } from "./client.js";

/** The id of the account whose credentials sign the calls. Needs no permission. */
export async function getCallerAccountId(client: Client, deadline: number): Promise<string> {
  const reply = await client.call("GetCallerIdentity", {}, deadline);
  if (typeof reply.AccountId !== "string" || reply.AccountId === "") {
    throw new Error("GetCallerIdentity answered without an account id.");
  }
  return reply.AccountId;
}
