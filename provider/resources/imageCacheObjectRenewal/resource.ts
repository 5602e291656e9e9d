import { randomUUID } from "node:crypto";
import { hiddenInputs, storedHiddenInputs } from "../../core/hidden.js";
import type { Operation } from "../../core/operation.js";
import { shortHash } from "../../core/ownership.js";
import type { CheckResult, DiffResult, Properties, Resource } from "../../core/resource.js";
import { sameValue } from "../../core/schema/same.js";
import { namesOf } from "../../core/schema/table.js";
import { isUnknown } from "../../core/schema/unknown.js";
import { ClusterError } from "../../kubernetes/clusterError.js";
import { ImageCacheObjects, lookTimeoutMs } from "../../kubernetes/imageCacheObjects.js";
import { isDue, whyRenewed } from "../imageCache/renewal.js";
import { checkKubeconfig, withoutKubeconfig } from "../kubeconfigCheck.js";
import { checkRenewalOptions } from "./check.js";
import { imageCacheObjectRenewalArguments, renewalAnnotation } from "./schema.js";

const argumentNames = namesOf(imageCacheObjectRenewalArguments);

async function check(_: Operation, __: Properties, news: Properties): Promise<CheckResult> {
  const { failures, warnings } = checkRenewalOptions(news);
  if (failures.length === 0) failures.push(...(await checkKubeconfig(news)));
  return { inputs: { ...news }, failures: failures.map(withoutKubeconfig), warnings };
}

/** Time decides: a virtual node builds when an object is made, and never again, so that a due renewal needs another object. */
async function diff(
  operation: Operation,
  _: string,
  olds: Properties,
  news: Properties,
): Promise<DiffResult> {
  const expiry = await expiryOf(operation, olds.renewal, wayOf(olds, news));
  if (expiry !== undefined && isDue(expiry, news.renewBeforeDays, operation.clock.now())) {
    return { changes: true, replaces: [], reason: whyRenewed(expiry, operation.clock.now()) };
  }
  const changed = [...argumentNames, ...hiddenInputs].some((name) => !sameValue(olds[name], news[name]));
  return { changes: changed ? undefined : false, replaces: [] };
}

/** How the cluster is reached: as the program says now, unless a preview does not know that yet. */
function wayOf(olds: Properties, news: Properties): Properties {
  return isUnknown(news.kubeconfig) || isUnknown(news.context) ? olds : news;
}

/** When the youngest Ready cache of the objects with a text expires. Who cannot look only hears of it. */
async function expiryOf(
  { session, log }: Operation,
  renewal: unknown,
  { kubeconfig, context }: Properties,
): Promise<string | undefined> {
  try {
    const cluster = await ImageCacheObjects.open(
      kubeconfig as string | undefined,
      context as string | undefined,
      lookTimeoutMs,
    );
    const own = (await cluster.list()).filter(
      ({ metadata, status }) =>
        metadata.annotations?.[renewalAnnotation] === renewal && status?.phase === "Ready",
    );
    return own
      .flatMap(({ status }) => status?.expireDateTime ?? [])
      .sort((a, b) => Date.parse(a) - Date.parse(b))
      .at(-1);
  } catch (error) {
    if (!(error instanceof ClusterError)) throw error;
    if (!error.isUnknownKind && session.isNew(error.message))
      log.warning(`${error.message} Whether a cache in it has to be renewed is not known.`);
    return undefined;
  }
}

function renewalAt(now: number): string {
  return `${new Date(now).toISOString().slice(0, 10)}-${randomUUID().slice(0, 8)}`;
}

async function update(
  operation: Operation,
  _: string,
  olds: Properties,
  news: Properties,
): Promise<Properties> {
  const expiry = await expiryOf(operation, olds.renewal, news);
  const due = expiry !== undefined && isDue(expiry, news.renewBeforeDays, operation.clock.now());
  return { ...news, renewal: due ? renewalAt(operation.clock.now()) : olds.renewal };
}

async function read(
  _: Operation,
  __: string,
  state: Properties,
): Promise<{ outs: Properties; inputs: Properties }> {
  const given = Object.entries(state).filter(([name]) => (argumentNames as string[]).includes(name));
  return { outs: state, inputs: { ...storedHiddenInputs(state), ...Object.fromEntries(given) } };
}

/** Nothing in the cloud and nothing in the cluster: a text, and when it has to change. */
export const imageCacheObjectRenewalResource: Resource = {
  kind: "ImageCacheObjectRenewal",
  check,
  diff,
  create: async ({ clock, identity }, inputs) => ({
    id: `renewal-${shortHash([identity.organization, identity.urn], 16)}`,
    outs: { ...inputs, renewal: renewalAt(clock.now()) },
  }),
  read,
  update,
  delete: async () => {},
};
