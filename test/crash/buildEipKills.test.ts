import { describeKills } from "./support/matrix.js";
import { buildEipOperations } from "./support/operations.js";

describeKills(buildEipOperations);
