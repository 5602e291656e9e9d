import type * as pulumi from "@pulumi/pulumi";

/** What an output comes to. */
export function settled<T>(output: pulumi.Output<T>): Promise<T> {
  return (output as unknown as { promise(): Promise<T> }).promise();
}
