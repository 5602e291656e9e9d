import { describeKills } from "./support/matrix.js";
import { eipOperations } from "./support/operations.js";

describeKills(eipOperations);
