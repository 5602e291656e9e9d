import * as pulumi from "@pulumi/pulumi";

const withoutStack = {};

/** The run of the program, of which one process can make several. */
export function currentRun(): object {
  return pulumi.runtime.getStackResource() ?? pulumi.runtime.getMonitor() ?? withoutStack;
}
