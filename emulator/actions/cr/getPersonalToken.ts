import type { Answer, Call } from "../../call.js";
import { madeUpLogin } from "../../containerRegistry/personal.js";

const hourMs = 3_600_000;

/** GetAuthorizationToken of the Personal Edition, whose names begin with small letters. */
export function getPersonalToken({ cloud, now }: Call): Answer {
  const { userName, password } = cloud.settings.personalRegistryLogin ?? madeUpLogin;
  return { data: { tempUserName: userName, authorizationToken: password, expireDate: now + hourMs } };
}
