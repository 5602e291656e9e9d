import { expect, it } from "vitest";
import { changelogSection } from "../../../../tools/release/changelogSection.mts";

const changelog = "# Changelog\n\n## 0.2.0 (unreleased)\n\n- One.\n- Two.\n\n## 0.1.0\n\n- Old.\n";

it("is what stands below the first version", () => {
  expect(changelogSection(changelog, "0.2.0")).toBe("- One.\n- Two.\n");
  expect(changelogSection("## 1.0.0\n\n- All.\n", "1.0.0")).toBe("- All.\n");
});

it("is refused for a version that the changelog does not begin with", () => {
  expect(() => changelogSection(changelog, "0.3.0")).toThrow(
    "begins with 0.2.0, and package.json says 0.3.0",
  );
  expect(() => changelogSection("", "0.3.0")).toThrow("no version");
});
