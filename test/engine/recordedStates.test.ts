import { describeStates } from "../states/support/describeStates.js";

describeStates(({ inCluster = false }) => !inCluster);
