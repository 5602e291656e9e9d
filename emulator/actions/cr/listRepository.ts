import type { Answer, Call } from "../../call.js";
import { aboutInstance, describeRepository, pageOf, success } from "../../containerRegistry/answers.js";
import { repositoriesOf } from "../../containerRegistry/crInstance.js";

export function listRepository(call: Call): Answer {
  const namespaceName = call.parameters.filled("RepoNamespaceName");
  const repoName = call.parameters.filled("RepoName") ?? "";
  return aboutInstance(call, (instance) => {
    const found = repositoriesOf(instance).filter(
      ({ namespace, name }) => (namespaceName ?? namespace) === namespace && name.includes(repoName),
    );
    const { items, page } = pageOf(call, found);
    const Repositories = items.map((repository) => describeRepository(repository, instance));
    // A number everywhere else.
    return success({ Repositories, ...page, TotalCount: String(page.TotalCount) });
  });
}
