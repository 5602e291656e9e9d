import { describeKills } from "./matrix.js";
import { buildEipOperations } from "./operations.js";

describeKills(buildEipOperations);
