import type { Answer, Call } from "../../call.js";
import { aboutInstance, success } from "../../containerRegistry/answers.js";
import { loginOf } from "../../containerRegistry/crInstance.js";

const hourMs = 3_600_000;

export function getAuthorizationToken(call: Call): Answer {
  return aboutInstance(call, (instance) => {
    const { userName, password } = loginOf(instance);
    const hours = call.parameters.integer("ExpiresInHours", { min: 1, max: 24 }) ?? 1;
    return success({
      TempUsername: userName,
      AuthorizationToken: password,
      ExpireTime: call.now + hours * hourMs,
    });
  });
}
