import type { TestProject } from "vitest/node";
import { kubernetesPrograms } from "../../../tools/obtain/kubernetesPrograms.mts";
import { startCluster } from "./cluster.js";

/** One cluster for the whole layer. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const programs = await kubernetesPrograms(console.log);
  const cluster = await startCluster(programs);
  project.provide("kubeconfig", cluster.kubeconfig);
  project.provide("kubectl", programs.kubectl);
  return cluster.stop;
}
