import type { Answer, Call } from "../call.js";
import type { Settings } from "../options.js";
import { crMissing } from "../undocumented.js";
import { type CrInstance, type CrRepository, repositoriesOf } from "./crInstance.js";

/** The instances that a call may see. */
export function instancesSeenBy({ cloud: { settings }, account, parameters }: Call): CrInstance[] {
  const regionId = parameters.filled("RegionId");
  return settings.crInstances.filter(
    (each) => ownerOf(each, settings) === account.accountId && (regionId ?? each.regionId) === each.regionId,
  );
}

/** The account that an instance belongs to. */
export function ownerOf({ accountId }: CrInstance, { accounts }: Settings): string | undefined {
  return accountId ?? accounts[0]?.accountId;
}

/** This product says in its answer how a call went. */
export function success(body: Answer): Answer {
  return { Code: "success", IsSuccess: true, ...body };
}

/** The answer about the instance that a call names. */
export function aboutInstance(call: Call, answer: (instance: CrInstance) => Answer): Answer {
  const id = call.parameters.required("InstanceId");
  const instance = instancesSeenBy(call).find(({ instanceId }) => instanceId === id);
  return instance === undefined ? crMissing("INSTANCE") : answer(instance);
}

/** The answer about the repository that a call names, by its id or by its name. */
export function aboutRepository(
  call: Call,
  answer: (repository: CrRepository, instance: CrInstance) => Answer,
): Answer {
  const { parameters } = call;
  return aboutInstance(call, (instance) => {
    const id = parameters.filled("RepoId");
    const namespace = id ?? parameters.required("RepoNamespaceName");
    const name = id ?? parameters.required("RepoName");
    const found = repositoriesOf(instance).find((each) =>
      id === undefined ? each.namespace === namespace && each.name === name : each.repoId === id,
    );
    return found === undefined ? crMissing("REPO") : answer(found, instance);
  });
}

export function describeRepository({ repoId, namespace, name }: CrRepository, { instanceId }: CrInstance) {
  return {
    InstanceId: instanceId,
    RepoId: repoId,
    RepoNamespaceName: namespace,
    RepoName: name,
    RepoStatus: "NORMAL",
    RepoType: "PRIVATE",
  };
}

/** The page that PageNo and PageSize ask for. */
export function pageOf<T>({ parameters }: Call, found: readonly T[]) {
  const PageNo = parameters.integer("PageNo", { min: 1, max: 1_000_000 }) ?? 1;
  const PageSize = parameters.integer("PageSize", { min: 1, max: 100 }) ?? 30;
  const items = found.slice((PageNo - 1) * PageSize, PageNo * PageSize);
  return { items, page: { PageNo, PageSize, TotalCount: found.length } };
}
