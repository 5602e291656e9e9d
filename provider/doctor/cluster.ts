import type { V1ConfigMap, V1Node } from "@kubernetes/client-node";
import { type ClusterClient, openClient } from "../kubernetes/client.js";
import { ClusterError } from "../kubernetes/clusterError.js";
import { type Finding, note, ok, reasonOf, wrong } from "./finding.js";
import { inTime, patienceMs } from "./patience.js";

const objects = { group: "eci.alibabacloud.com", version: "v1", plural: "imagecaches", limit: 1 };
const profile = { namespace: "kube-system", name: "eci-profile" };

/** Whether a cluster answers, and has what turns ImageCache objects into caches. */
export async function clusterFindings(
  kubeconfig: string | undefined,
  context: string | undefined,
): Promise<Finding[]> {
  const about = "cluster";
  try {
    const who = "A look at the cluster";
    const client = await openClient(kubeconfig, context, { who, timeoutMs: patienceMs });
    const looks = Promise.all([definition(client), nodes(client), profileMap(client)]);
    return [ok(about, `${client.server} answers`), ...(await inTime(client.server, looks))];
  } catch (error) {
    return [wrong(about, reasonOf(error))];
  }
}

async function definition(client: ClusterClient): Promise<Finding> {
  const api = client.api(client.kubernetes.CustomObjectsApi);
  return tried("ImageCache objects", async () => {
    await client.call(() => api.listClusterCustomObject(objects));
    return ok("ImageCache objects", "the cluster knows them, and shows them");
  });
}

async function nodes(client: ClusterClient): Promise<Finding> {
  const about = "virtual node";
  const api = client.api(client.kubernetes.CoreV1Api);
  return tried(about, async () => {
    const { items } = await client.call<{ items: V1Node[] }>(() =>
      api.listNode({ labelSelector: "type=virtual-kubelet" }),
    );
    const names = items.map(({ metadata }) => metadata?.name ?? "");
    if (names.length === 0)
      return wrong(
        about,
        "there is no node with the label type=virtual-kubelet",
        "Install the virtual node (ack-virtual-node): without it nothing builds ImageCache objects.",
      );
    const ready = items.filter(isReady).map(({ metadata }) => metadata?.name ?? "");
    return ready.length > 0
      ? ok(about, `ready: ${ready.join(", ")}`)
      : wrong(about, `not ready: ${names.join(", ")}`, "Look at the node's conditions and its logs.");
  });
}

function isReady({ status }: V1Node): boolean {
  return status?.conditions?.some(({ type, status }) => type === "Ready" && status === "True") ?? false;
}

async function profileMap(client: ClusterClient): Promise<Finding> {
  const about = "eci-profile";
  const api = client.api(client.kubernetes.CoreV1Api);
  return tried(about, async () => {
    const map = await client.callUnlessGone<V1ConfigMap>(() => api.readNamespacedConfigMap(profile));
    const { vSwitchIds, securityGroupId } = map?.data ?? {};
    if (map === undefined)
      return note(
        about,
        "kube-system has no ConfigMap of this name",
        "Caches and pods that name no network get that of the virtual node itself.",
      );
    return ok(
      about,
      `vSwitchIds ${vSwitchIds || "not set"}, securityGroupId ${securityGroupId || "not set"}`,
    );
  });
}

async function tried(about: string, look: () => Promise<Finding>): Promise<Finding> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof ClusterError && concernsAll(error)) throw error;
    return wrong(about, reasonOf(error));
  }
}

/** No answer, or nobody who may ask anything: once is enough to say so. */
function concernsAll({ status }: ClusterError): boolean {
  return status === undefined || status === 401;
}
