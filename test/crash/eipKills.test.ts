import { describeKills } from "./matrix.js";
import { eipOperations } from "./operations.js";

describeKills(eipOperations);
