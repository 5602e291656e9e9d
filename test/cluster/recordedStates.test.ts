import { describeStates } from "../states/support/describeStates.js";
import { isMissing } from "../support/plugins.js";

const skip = isMissing("pulumi-resource-kubernetes", "the recorded states of a cluster");

describeStates(({ inCluster = false }) => inCluster, skip);
