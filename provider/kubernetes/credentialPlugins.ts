import { type SpawnOptions, spawn } from "node:child_process";
import type { KubeConfig } from "@kubernetes/client-node";
import { childEnvironment } from "../childEnvironment.js";

type Start = (command: string, args: readonly string[], options: SpawnOptions) => unknown;

/** What of a configuration starts programs. The client offers no option for their environment. */
interface Starters {
  authenticators?: { execFn?: Start }[];
}

/** Has the credential plugins of a kubeconfig start without what is Pulumi's. */
export function shieldPlugins(config: KubeConfig): void {
  const user = config.getCurrentUser();
  const { name, config: provider } = user?.authProvider ?? {};
  if (user?.exec === undefined && provider === undefined) return;
  if (provider?.["cmd-path"] !== undefined)
    throw new Error(
      `The kubeconfig's user has the auth provider ${name}, which kubectl 1.26 has dropped: give it an exec plugin instead.`,
    );
  const starters = (config as unknown as Starters).authenticators?.filter(
    ({ execFn }) => execFn !== undefined,
  );
  if (starters === undefined || starters.length === 0)
    throw new Error(
      "The installed @kubernetes/client-node starts credential plugins in a way that this version does not know: install 1.4.0.",
    );
  for (const starter of starters) {
    starter.execFn = (command, args, options) =>
      spawn(command, args ?? [], { ...options, env: childEnvironment(options.env ?? process.env) });
  }
}
