import type { Answer, Call } from "../../call.js";
import { aboutRepository, describeRepository, success } from "../../containerRegistry/answers.js";

export function getRepository(call: Call): Answer {
  return aboutRepository(call, (repository, instance) => success(describeRepository(repository, instance)));
}
