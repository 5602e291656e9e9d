import type { ConfigMap, PulumiFn } from "@pulumi/pulumi/automation/index.js";
import type { EmulatorOptions } from "pulumi-eci/emulator";
import type { Run } from "../../engine/support/stack.js";
import type { Session } from "./session.js";

/** A stack as some version of this package has left it. Its program never changes once its state is recorded. */
export interface Scenario {
  /** What is declared when the recording ends, and what every later version must understand. */
  readonly program: PulumiFn;
  /** Runs that lead to the state. Default: one `pulumi up` of the program. */
  readonly record?: (session: Session) => Promise<void>;
  /** What the cloud is like; it makes the recording and each run on it. */
  readonly emulator?: EmulatorOptions;
  /** What is different about the cloud once the state is there. */
  readonly emulatorLater?: EmulatorOptions;
  /** Needs a cluster with a virtual node, and the plugin of @pulumi/kubernetes. */
  readonly inCluster?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
  readonly config?: ConfigMap;
}

/** A run that a recording needs to go well. */
export function succeeded(run: Run): void {
  if (!run.succeeded) throw new Error(`The run failed.\n${run.output}\n${run.errors}`);
}
