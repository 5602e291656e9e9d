import { describeKills } from "./support/matrix.js";
import { imageCacheOperations } from "./support/operations.js";

describeKills(imageCacheOperations);
