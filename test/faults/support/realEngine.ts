import { ContainerGroup, Eip, ImageCache } from "pulumi-eci";
import { identityOfUrn } from "../../../provider/core/identity.js";
import { ownerOf } from "../../../provider/core/owner.js";
import type { TestStack } from "../../engine/support/stack.js";
import type { Engine, Run, Stored } from "./engine.js";
import type { Declared, Program } from "./program.js";

/** The real engine with a stack of its own. */
export class RealEngine implements Engine {
  state: Stored[] = [];

  constructor(private readonly stack: TestStack) {}

  async up(program: Program, { refresh }: Pick<Run, "refresh">): Promise<string | undefined> {
    this.stack.declare(async () => declare(program));
    return this.outcome(await this.stack.up({ refresh }));
  }

  async destroy(): Promise<string | undefined> {
    return this.outcome(await this.stack.destroy());
  }

  find({ kind, name }: Pick<Declared, "kind" | "name">): Stored | undefined {
    return this.state.find((one) => one.kind === kind && one.name === name && !one.isReplaced);
  }

  ownerOf({ kind, name }: Declared): string {
    const urn = `urn:pulumi:dev::engine::pulumi-nodejs:dynamic/eci:${kind}::${name}`;
    return ownerOf(identityOfUrn(urn, "organization"), { ownerInTags: true }).tag;
  }

  private async outcome(run: { succeeded: boolean; output: string }): Promise<string | undefined> {
    this.state = (await this.stack.resources()).map((stored) => ({
      ...stored,
      kind: stored.type.split(":").at(-1) as Declared["kind"],
      name: stored.urn.split("::").at(-1) ?? "",
      isReplaced: stored.delete === true,
    }));
    return run.succeeded ? undefined : run.output;
  }
}

function declare(program: Program): void {
  const addresses = new Map<string, Eip>();
  for (const declared of program) {
    if (declared.kind === "Eip") {
      addresses.set(declared.name, new Eip(declared.name, declared.args));
      continue;
    }
    if (declared.kind === "ContainerGroup") {
      new ContainerGroup(declared.name, declared.args);
      continue;
    }
    const address = declared.through === undefined ? undefined : addresses.get(declared.through);
    const { images = [], ...args } = declared.args;
    new ImageCache(declared.name, { ...args, images, eipInstanceId: address?.allocationId });
  }
}
