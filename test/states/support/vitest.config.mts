import { defineConfig } from "vitest/config";

/** For the recorder alone: `npm test` does not know it. */
export default defineConfig({
  test: {
    include: ["test/states/support/*.test.ts"],
    globalSetup: ["test/engine/support/globalSetup.ts"],
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
