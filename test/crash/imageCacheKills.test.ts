import { describeKills } from "./matrix.js";
import { imageCacheOperations } from "./operations.js";

describeKills(imageCacheOperations);
