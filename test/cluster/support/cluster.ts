import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type KubernetesPrograms, kubernetesPrograms } from "../../../tools/obtain/kubernetesPrograms.mts";
import { type ApiServer, has, startApiServer } from "./apiServer.js";
import { ControlPlane } from "./controlPlane.js";
import { type Kubectl, kubectlOf } from "./kubectl.js";
import { until } from "./until.js";

/** A cluster of its own: an API server and controllers, no nodes. A pod of it waits for ever. */
export interface Cluster {
  /** The file that clients find the cluster by. */
  kubeconfig: string;
  kubeconfigText: string;
  url: string;
  kubectl: Kubectl;
  stop(): Promise<void>;
}

export async function startCluster(programs?: KubernetesPrograms): Promise<Cluster> {
  const plane = await ControlPlane.create(programs ?? (await kubernetesPrograms(console.log)));
  try {
    return await assemble(plane);
  } catch (error) {
    await plane.stop();
    throw error;
  }
}

async function assemble(plane: ControlPlane): Promise<Cluster> {
  const store = `unix://${join(plane.folder, "etcd.sock")}`;
  const etcd = plane.start("etcd", [
    `--data-dir=${join(plane.folder, "etcd")}`,
    `--listen-client-urls=${store}`,
    `--listen-peer-urls=unix://${join(plane.folder, "peers.sock")}`,
    // It has to be host and port; nobody is told.
    "--advertise-client-urls=http://127.0.0.1:2379",
    "--unsafe-no-fsync",
    "--log-level=warn",
  ]);
  const server = await startApiServer(plane, etcd, store);
  const kubeconfig = join(plane.folder, "kubeconfig");
  const kubeconfigText = await describe(server);
  await writeFile(kubeconfig, kubeconfigText);
  await startControllers(plane, server, kubeconfig);
  return {
    kubeconfig,
    kubeconfigText,
    url: server.url,
    kubectl: kubectlOf(plane.programs.kubectl, kubeconfig),
    stop: () => plane.stop(),
  };
}

const controllers = [
  "cronjob",
  "daemonset",
  "deployment",
  "garbage-collector",
  "job",
  "namespace",
  "replicaset",
  "replicationcontroller",
  "root-ca-certificate-publisher",
  "statefulset",
];

async function startControllers(plane: ControlPlane, server: ApiServer, kubeconfig: string): Promise<void> {
  const program = plane.start("kube-controller-manager", [
    `--kubeconfig=${kubeconfig}`,
    `--controllers=${controllers.map((name) => `${name}-controller`).join()}`,
    `--root-ca-file=${server.authority}`,
    "--leader-elect=false",
    "--secure-port=0",
  ]);
  // The controllers serve nothing to ask whether they are at work; this map is a work of theirs.
  const sign = "/api/v1/namespaces/default/configmaps/kube-root-ca.crt";
  await until(() => has(server, sign), [server.program, program]);
}

async function describe({ url, token, authority }: ApiServer): Promise<string> {
  const certificates = await readFile(authority, "base64");
  const name = "pulumi-eci";
  return JSON.stringify({
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name, cluster: { server: url, "certificate-authority-data": certificates } }],
    users: [{ name, user: { token } }],
    contexts: [{ name, context: { cluster: name, user: name } }],
    "current-context": name,
  });
}
