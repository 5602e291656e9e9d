import type { Answer, Call } from "../../call.js";
import { aboutRepository, success } from "../../containerRegistry/answers.js";
import { crMissing } from "../../undocumented.js";

export function getRepoTag(call: Call): Answer {
  const tag = call.parameters.required("Tag");
  call.parameters.required("RepoId");
  return aboutRepository(call, ({ tags }) => {
    const image = Object.hasOwn(tags, tag) ? tags[tag] : undefined;
    if (image === undefined) return crMissing("REPO_TAG");
    return success({
      Tag: tag,
      Digest: image.digest.replace(/^sha256:/, ""),
      ImageSize: image.sizeBytes,
      Status: "NORMAL",
    });
  });
}
