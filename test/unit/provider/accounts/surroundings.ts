import { readSettings } from "../../../../provider/accounts/settings.js";
import { realClock } from "../../../../provider/clock.js";

/** Where credentials are put together, with nothing configured but this. */
export function surroundings(config: Record<string, string> = {}, environment: Record<string, string> = {}) {
  return {
    settings: readSettings((name) => config[name], environment),
    region: "cn-beijing",
    environment,
    clock: realClock(0.001),
    log: () => {},
  };
}
