import * as pulumi from "@pulumi/pulumi";

/** Whether the program runs in a test with `pulumi.runtime.setMocks`, which makes up ids. */
export function isMocked(): boolean {
  const monitor: object | undefined = pulumi.runtime.getMonitor();
  return monitor !== undefined && "mocks" in monitor;
}
