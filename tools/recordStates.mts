// Writes the states that this version leaves, for all later ones: `npm run states`. Those that are there already stay.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const config = join("test", "states", "support", "vitest.config.mts");
const { status } = spawnSync(
  join(root, "node_modules", ".bin", "vitest"),
  ["run", "--config", config, "--reporter=verbose"],
  { cwd: root, stdio: "inherit" },
);
process.exitCode = status ?? 1;
