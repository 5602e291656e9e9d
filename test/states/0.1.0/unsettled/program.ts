import { Eip, ImageCache } from "pulumi-eci";
import { type Scenario, succeeded } from "../../support/scenario.js";
import { addressTroubles, cacheTroubles, type Trouble } from "./troubles.js";

const kinds = [
  { kind: "Eip", troubles: addressTroubles },
  { kind: "ImageCache", troubles: cacheTroubles },
];

/** The resources with these arguments; one without is not declared. */
function declare<Args>(
  Resource: new (name: string, args: Args, options?: object) => unknown,
  troubles: Readonly<Record<string, Trouble<Args>>>,
  argsOf: (trouble: Trouble<Args>) => Args | undefined,
): void {
  for (const [name, trouble] of Object.entries(troubles)) {
    const args = argsOf(trouble);
    if (args !== undefined) new Resource(name, args, trouble.options);
  }
}

async function program(): Promise<void> {
  declare(ImageCache, cacheTroubles, ({ declared }) => declared);
  declare(Eip, addressTroubles, ({ declared }) => declared);
}

async function earlier(): Promise<void> {
  declare(ImageCache, cacheTroubles, ({ before }) => before);
  declare(Eip, addressTroubles, ({ before }) => before);
}

/** What failures, broken updates and waits that ran out leave in a state, one resource for each. */
export const scenario: Scenario = {
  program,
  record: async (session) => {
    const { stack } = session;
    stack.declare(earlier);
    succeeded(await stack.up());
    stack.declare(program);
    for (const { kind, troubles } of kinds) {
      for (const [name, { bring, succeeds = false }] of Object.entries(troubles)) {
        bring?.(session);
        const run = await stack.up({
          target: [`urn:pulumi:dev::engine::pulumi-nodejs:dynamic/eci:${kind}::${name}`],
        });
        if (run.succeeded !== succeeds) throw new Error(`${name}: ${run.output}${run.errors}`);
        stack.emulator.faults.clear();
      }
    }
  },
  // What has failed is built the next time.
  emulatorLater: { failingImages: [] },
};
