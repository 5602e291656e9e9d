import { describeKills } from "./support/matrix.js";
import { containerGroupOperations } from "./support/operations.js";

describeKills(containerGroupOperations);
