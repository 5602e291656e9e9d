import { Option } from "@commander-js/extra-typings";

/** The options by which several commands find the stack and what is around it. */

export const stackOption = new Option("--stack <name>", "Name of the stack (default: the selected one)");

export const cwdOption = new Option("--cwd <folder>", "The project's folder").default(".", "this one");

export const regionOption = new Option("--region <id>", "Region to look in (default: the stack's)");

export const endpointOption = new Option(
  "--endpoint <url>",
  "Where the API is, such as http://127.0.0.1:8686 for an emulator",
);

export const organizationOption = new Option(
  "--organization <name>",
  'Organization of the stack (default: its own, or "organization" for a self-managed backend)',
);
