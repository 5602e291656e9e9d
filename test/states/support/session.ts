import { join } from "node:path";
import { startVirtualNode, type VirtualNode } from "pulumi-eci/emulator";
import { type Cluster, startCluster } from "../../cluster/support/cluster.js";
import { defineImageCaches } from "../../cluster/support/definition.js";
import { TestStack } from "../../engine/support/stack.js";
import { storeObjects } from "./objects.js";
import type { Recording } from "./recording.js";
import type { Scenario } from "./scenario.js";
import { importState } from "./state.js";
import { Time } from "./time.js";

/** The stack of a scenario on an empty backend, with an emulator and where it is needed a cluster of its own. */
export class Session {
  private node: VirtualNode | undefined;

  private constructor(
    readonly stack: TestStack,
    readonly time: Time,
    readonly cluster: Cluster | undefined,
  ) {}

  /** With a recording, the cloud is as it was then. */
  static async open(scenario: Scenario, recording?: Pick<Recording, "seed">): Promise<Session> {
    const time = new Time();
    const later = recording === undefined ? {} : { ...scenario.emulatorLater, seed: recording.seed };
    const cluster = scenario.inCluster ? await startCluster() : undefined;
    if (cluster !== undefined) await defineImageCaches(cluster.kubectl);
    const stack = await TestStack.create({
      emulator: { clock: time.clock, ...scenario.emulator, ...later },
      environment: {
        ALICLOUD_SHARED_CREDENTIALS_FILE: join(__dirname, "profiles.json"),
        ...(cluster !== undefined && { KUBECONFIG: cluster.kubeconfig }),
        ...scenario.environment,
      },
      ...(scenario.config !== undefined && { config: scenario.config }),
    });
    stack.declare(scenario.program);
    return new Session(stack, time, cluster);
  }

  /** From here on somebody builds and deletes the objects of the cluster, where there is one. */
  async startNode(): Promise<void> {
    if (this.cluster === undefined) return;
    const { kubeconfig } = this.cluster;
    this.node = await startVirtualNode({ endpoint: this.stack.emulator.url, kubeconfig, intervalMs: 50 });
  }

  /** State, cloud and cluster are those of the recording. */
  async restore({ state, objects = [] }: Pick<Recording, "state" | "objects">): Promise<void> {
    this.stack.emulator.reset();
    if (this.cluster !== undefined) await storeObjects(this.cluster, objects);
    await importState(this.stack, state);
  }

  async close(): Promise<void> {
    await this.node?.close();
    await this.stack.close();
    await this.cluster?.stop();
  }
}
