import type { PulumiCommand } from "@pulumi/pulumi/automation";

/** The Pulumi CLI on PATH. */
export async function findPulumi(): Promise<PulumiCommand> {
  const { PulumiCommand } = await import("@pulumi/pulumi/automation/index.js");
  return PulumiCommand.get().catch((error: Error) => {
    if (!error.message.includes("ENOENT")) throw error;
    throw new Error(
      "There is no pulumi on PATH, and this command needs the Pulumi CLI: install it as https://www.pulumi.com/docs/install/ says.",
    );
  });
}
