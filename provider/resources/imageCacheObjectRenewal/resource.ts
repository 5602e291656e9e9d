import { randomUUID } from "node:crypto";
import { hiddenInputs, storedHiddenInputs } from "../../core/hidden.js";
import type { Operation } from "../../core/operation.js";
import { shortHash } from "../../core/ownership.js";
import type { CheckResult, DiffResult, Properties, Resource } from "../../core/resource.js";
import * as rules from "../../core/schema/rules.js";
import { sameValue } from "../../core/schema/same.js";
import { namesOf, rulesOf } from "../../core/schema/table.js";
import { ClusterError } from "../../kubernetes/clusterError.js";
import { ImageCacheObjects, lookTimeoutMs } from "../../kubernetes/imageCacheObjects.js";
import { checkRenewal, isDue, whyRenewed } from "../imageCache/renewal.js";
import { checkKubeconfig, withoutKubeconfig } from "../kubeconfigCheck.js";
import { imageCacheObjectRenewalArguments, renewalAnnotation } from "./schema.js";

const argumentNames = namesOf(imageCacheObjectRenewalArguments);
const inputRules = rulesOf(imageCacheObjectRenewalArguments);

async function check(_: Operation, __: Properties, news: Properties): Promise<CheckResult> {
  const { failures, warnings } = rules.applyRules(news, inputRules, "ImageCacheObjectRenewal");
  if (failures.length === 0) failures.push(...checkRenewal(news), ...(await checkKubeconfig(news)));
  return { inputs: { ...news }, failures: failures.map(withoutKubeconfig), warnings };
}

/** Time decides: a virtual node builds when an object is made, and never again, so that a due renewal needs another object. */
async function diff(
  operation: Operation,
  _: string,
  olds: Properties,
  news: Properties,
): Promise<DiffResult> {
  const expiry = await expiryOf(operation, olds);
  if (expiry !== undefined && isDue(expiry, news.renewBeforeDays, operation.clock.now())) {
    return { changes: true, replaces: [], reason: whyRenewed(expiry, operation.clock.now()) };
  }
  const changed = [...argumentNames, ...hiddenInputs].some((name) => !sameValue(olds[name], news[name]));
  return { changes: changed ? undefined : false, replaces: [] };
}

/** When the youngest cache of the objects with the stored text expires. Who cannot look only hears of it. */
async function expiryOf({ session, log }: Operation, olds: Properties): Promise<string | undefined> {
  try {
    const cluster = await ImageCacheObjects.open(
      olds.kubeconfig as string | undefined,
      olds.context as string | undefined,
      lookTimeoutMs,
    );
    const own = (await cluster.list()).filter(
      ({ metadata }) => metadata.annotations?.[renewalAnnotation] === olds.renewal,
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
  const expiry = await expiryOf(operation, olds);
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
