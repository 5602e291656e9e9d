import type { Answer, Call } from "../../call.js";

export function getCallerIdentity({ account }: Call): Answer {
  const { accountId } = account;
  return {
    IdentityType: "Account",
    AccountId: accountId,
    UserId: accountId,
    PrincipalId: accountId,
    Arn: `acs:ram::${accountId}:root`,
  };
}
