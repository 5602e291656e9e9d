import { scenario as cluster } from "./0.1.0/cluster/program.js";
import { scenario as killedCreate } from "./0.1.0/killed-create/program.js";
import { scenario as killedUpdate } from "./0.1.0/killed-update/program.js";
import { scenario as settled } from "./0.1.0/settled/program.js";
import { scenario as unsettled } from "./0.1.0/unsettled/program.js";
import type { Scenario } from "./support/scenario.js";

/** By the version that has recorded them, and their folder there. */
export const scenarios: Readonly<Record<string, Readonly<Record<string, Scenario>>>> = {
  "0.1.0": { settled, unsettled, cluster, "killed-create": killedCreate, "killed-update": killedUpdate },
};
