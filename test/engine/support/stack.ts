import { execFile } from "node:child_process";
import { copyFile, cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import {
  type ConfigMap,
  type EngineEvent,
  LocalWorkspace,
  PulumiCommand,
  type PulumiFn,
  type Stack,
} from "@pulumi/pulumi/automation/index.js";
import * as settings from "@pulumi/pulumi/runtime/settings.js";
import { type Emulator, type EmulatorOptions, startEmulator, steppedClock } from "pulumi-eci/emulator";

// All runs of a process share gRPC's pool of connections, and an engine may get the port of one that has gone. Its program would
// then be told "14 UNAVAILABLE: No connection established", or pass for one that declares nothing.
const { grpcClientOptions } = settings as unknown as { grpcClientOptions: Record<string, unknown> };
Object.assign(grpcClientOptions, { "grpc.use_local_subchannel_pool": 1 });

/** What every run needs, wherever its backend and its cloud are. */
export const engineVariables = {
  PULUMI_CONFIG_PASSPHRASE: "engine tests",
  PULUMI_SKIP_UPDATE_CHECK: "true",
  PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
  PULUMI_ECI_WAIT_FACTOR: "0.01",
  ALICLOUD_ACCESS_KEY: "test",
  ALICLOUD_SECRET_KEY: "test",
  ALICLOUD_REGION: "cn-hangzhou",
};

export interface Run {
  /** All that the command has printed. */
  output: string;
  /** What it has printed on stderr, and why it failed. */
  errors: string;
  /** What the engine did to which resource, the stack itself left out. */
  steps: Step[];
  /** How many resources saw which operation. */
  changes: Record<string, number>;
  /** The properties that the engine says differ, such as `images[0]`. */
  differing: string[];
  succeeded: boolean;
}

function newRun(): Run {
  return { output: "", errors: "", steps: [], changes: {}, differing: [], succeeded: true };
}

interface Step {
  name: string;
  operation: string;
  differing: string[];
}

/** Asked for its version once, and not for each stack. */
let command: Promise<PulumiCommand> | undefined;

/** One stack on the real engine, with an emulator of its own as the cloud. */
export class TestStack {
  private program: PulumiFn = async () => {};

  private constructor(
    readonly emulator: Emulator,
    private readonly stack: Stack,
    private readonly folder: string,
  ) {}

  static async create(
    options: { emulator?: EmulatorOptions; environment?: Record<string, string>; config?: ConfigMap } = {},
  ): Promise<TestStack> {
    const emulator = await startEmulator({ clock: steppedClock({ stepMs: 10_000 }), ...options.emulator });
    const folder = await mkdtemp(join(tmpdir(), "pulumi-eci-engine-"));
    const holder: { test?: TestStack } = {};
    command ??= PulumiCommand.get();
    const stack = await LocalWorkspace.createStack(
      {
        stackName: "dev",
        projectName: "engine",
        program: () => holder.test?.program() ?? Promise.resolve({}),
      },
      {
        pulumiCommand: await command,
        pulumiHome: join(folder, "home"),
        envVars: {
          PULUMI_BACKEND_URL: `file://${folder}`,
          XDG_CACHE_HOME: join(folder, "cache"),
          ...engineVariables,
          ECI_ENDPOINT: emulator.url,
          VPC_ENDPOINT: emulator.url,
          STS_ENDPOINT: emulator.url,
          ...options.environment,
        },
      },
    );
    if (options.config !== undefined) await stack.setAllConfig(underHost(options.config));
    const test = new TestStack(emulator, withoutSummary(stack), folder);
    holder.test = test;
    return test;
  }

  /** What the next runs declare. */
  declare(program: PulumiFn): void {
    this.program = program;
  }

  environment(variables: Record<string, string>): void {
    this.stack.workspace.envVars = { ...this.stack.workspace.envVars, ...variables };
  }

  configure(config: ConfigMap): Promise<void> {
    return this.stack.setAllConfig(underHost(config));
  }

  /** Where registries are asked from now on: by host, with `*` for all others. */
  askRegistriesAt(endpoints: Readonly<Record<string, string>>): Promise<void> {
    return this.configure({ "pulumi-eci:registryEndpoints": { value: JSON.stringify(endpoints) } });
  }

  /** With `plan`, what the preview has seen is kept in that file; with `diff` false, what providers print is shown. */
  preview(options: { plan?: string; diff?: boolean } = {}): Promise<Run> {
    return this.run((watch) => this.stack.preview({ ...watch, diff: true, ...options }));
  }

  /** With `plan`, only what the preview has seen may happen. */
  up(
    options: {
      refresh?: boolean;
      replace?: string[];
      target?: string[];
      plan?: string;
      policyPacks?: string[];
    } = {},
  ): Promise<Run> {
    return this.run((watch) => this.stack.up({ ...watch, ...options }), options.refresh);
  }

  refresh(options: { target?: string[] } = {}): Promise<Run> {
    return this.run((watch) => this.stack.refresh({ ...watch, ...options }), true);
  }

  /** An engine that has nothing to destroy is not started for that. */
  async destroy(): Promise<Run> {
    const { resources = [], pending_operations = [] } = await this.deployment();
    if (resources.length + pending_operations.length === 0) return newRun();
    return this.run((watch) => this.stack.destroy(watch));
  }

  /** Takes the lock off that a killed run has left. */
  cancel(): Promise<void> {
    return this.stack.cancel();
  }

  /** Where the stack's Pulumi.yaml lies. */
  get projectFolder(): string {
    return this.stack.workspace.workDir;
  }

  /** Where the file backend keeps its things. */
  get backendFolder(): string {
    return this.folder;
  }

  /** The engine asks the project's language even where it prints no program: a copy of the project is in YAML. */
  async import(file: string): Promise<void> {
    const copy = join(this.folder, "in-yaml");
    await cp(this.projectFolder, copy, { recursive: true });
    const project = await readFile(join(copy, "Pulumi.yaml"), "utf8");
    await writeFile(join(copy, "Pulumi.yaml"), project.replace(/^runtime:.*$/m, "runtime: yaml"));
    const given = ["--file", file, "--yes", "--generate-code=false", "--stack", "dev"];
    await this.execute("pulumi", ["import", ...given], copy);
  }

  /** Runs the Pulumi CLI itself in the stack's project. */
  pulumi(...args: string[]): Promise<string> {
    return this.execute("pulumi", args);
  }

  /** Runs a command of the package in the stack's project. */
  command(...args: string[]): Promise<string> {
    return this.script(join(__dirname, "..", "..", "..", "dist", "cli", "index.js"), ...args);
  }

  /** How a command of the package fails. */
  commandFailure(...args: string[]): Promise<{ stderr: string; code: number }> {
    return this.command(...args).then(
      () => {
        throw new Error("The command succeeded.");
      },
      ({ stderr, code }: { stderr: string; code: number }) => ({ stderr, code }),
    );
  }

  /** Runs a script in the stack's project, in a process of its own. */
  script(file: string, ...args: string[]): Promise<string> {
    return this.execute(process.execPath, [file, ...args]);
  }

  private async execute(program: string, args: string[], folder?: string): Promise<string> {
    const { workDir, envVars } = this.stack.workspace;
    const { stdout } = await promisify(execFile)(program, args, {
      cwd: folder ?? workDir,
      env: { ...process.env, ...envVars, PULUMI_HOME: join(this.folder, "home") },
    });
    return stdout;
  }

  /** The stack's outputs, secrets still encrypted. */
  async outputs(): Promise<Record<string, unknown>> {
    const root = (await this.stored()).find(({ type }) => type === "pulumi:pulumi:Stack");
    return root?.outputs ?? {};
  }

  /** The state file as it lies on the disk. */
  storedState(): Promise<string> {
    return readFile(this.stateFile, "utf8");
  }

  /** An engine that is killed while it saves can leave an empty file, of the state or beside it, next to what it saved before. */
  async mendState(): Promise<void> {
    for (const kind of ["", ".attrs"]) {
      const file = `${this.stateFile}${kind}`;
      if ((await readFile(file, "utf8")) === "") await copyFile(`${this.stateFile}.bak${kind}`, file);
    }
  }

  private get stateFile(): string {
    return join(this.folder, ".pulumi", "stacks", "engine", "dev.json");
  }

  /** Every file of backend, history, backups, home and project, by its path. */
  async storedFiles(): Promise<Map<string, string>> {
    const files = new Map<string, string>();
    for (const folder of [this.folder, this.projectFolder]) {
      for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
        const path = join(entry.parentPath, entry.name);
        if (entry.isFile()) files.set(path, await readFile(path, "utf8"));
      }
    }
    return files;
  }

  /** The resources of this package in the state, secrets still encrypted. */
  async resources(): Promise<StoredResource[]> {
    return (await this.stored()).filter(({ type }) => isOwn(type));
  }

  private async stored(): Promise<StoredResource[]> {
    return (await this.deployment()).resources ?? [];
  }

  private async deployment(): Promise<Deployment> {
    const { checkpoint } = JSON.parse(await this.storedState()) as { checkpoint: { latest?: Deployment } };
    return checkpoint.latest ?? {};
  }

  async close(): Promise<void> {
    await this.emulator.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  private async run(
    operation: (watch: {
      onOutput: (text: string) => void;
      onError: (text: string) => void;
      onEvent: (event: EngineEvent) => void;
      color: "never";
    }) => Promise<unknown>,
    isRefresh = false,
  ): Promise<Run> {
    const run = newRun();
    const watch = {
      color: "never" as const,
      onOutput: (text: string) => {
        run.output += text;
      },
      onError: (text: string) => {
        run.errors += text;
      },
      onEvent: (event: EngineEvent) => note(event, run, isRefresh),
    };
    try {
      await operation(watch).finally(() => {
        run.output = inWordsOfDynamic(run.output);
      });
    } catch (error) {
      run.succeeded = false;
      run.errors += String(error);
      if (run.output === "") throw error;
    }
    return run;
  }
}

interface Deployment {
  resources?: StoredResource[];
  pending_operations?: unknown[];
}

export interface StoredResource {
  type: string;
  urn: string;
  id: string;
  inputs: Record<string, unknown>;
  outputs: Record<string, unknown>;
  /** The line of the program that declares it. */
  sourcePosition?: string;
  /** Its replacement is there already. */
  delete?: boolean;
}

/** Whether the resources of this process are those of the plugin. */
export const isPluginHost = process.env.PULUMI_ECI_TEST_HOST === "plugin";

/** The same configuration under the names that it has for the plugin. */
function underHost(config: ConfigMap): ConfigMap {
  if (!isPluginHost) return config;
  const renamed = Object.entries(config).map(([key, value]) => [
    key.replace(/^(alicloud|pulumi-eci):/, "eci:"),
    value,
  ]);
  return { ...config, ...(Object.fromEntries(renamed) as ConfigMap) };
}

/** The plugin's lines stand beside their resource: the same text as that of the dynamic host, which says the resource first. */
function inWordsOfDynamic(output: string): string {
  let subject: string | undefined;
  const said = output.split("\n").flatMap((line) => {
    const [, type, name] = /^ {2}eci:index:(\w+) \((.*)\):$/.exec(line) ?? [];
    if (type !== undefined) subject = `${type} ${name}`;
    else if (!line.startsWith("    ")) subject = undefined;
    else if (subject !== undefined) return [`${subject}: ${line.trim()}`];
    const [, rowType, rowName, text] =
      /eci:index:(\w+) (\S+) (?:\*\*)?(?:creating|updating|deleting|replacing)[^)]*\) (.*)$/.exec(line) ?? [];
    return rowType === undefined ? [] : [`${rowType} ${rowName}: ${text?.split("; ").at(-1)}`];
  });
  return said.length === 0 ? output : `${output}\n${said.join("\n")}`;
}

/** Whether a resource is this package's, under either host. */
function isOwn(type: string): boolean {
  return /dynamic\/|^eci:index:(?!(?:ImageCacheSet|ClusterImageCache)$)/.test(type);
}

/** After each run the Automation API starts the CLI three times more, for a summary that nothing here reads. */
function withoutSummary(stack: Stack): Stack {
  return Object.assign(stack, { outputs: () => Promise.resolve({}), info: () => Promise.resolve(undefined) });
}

function note(event: EngineEvent, run: Run, isRefresh: boolean): void {
  const metadata = event.resourcePreEvent?.metadata;
  if (
    metadata === undefined ||
    metadata.type === "pulumi:pulumi:Stack" ||
    !/\/|^eci:(?!index:(?:ImageCacheSet|ClusterImageCache)$)/.test(metadata.type)
  )
    return;
  const { op: operation, urn } = metadata;
  // The engine tells a replacement in three steps; the first two belong to the third.
  if (operation === "create-replacement" || operation === "delete-replaced") return;
  // The plugin has what can have moved by itself looked at first.
  if (operation === "refresh" && !isRefresh && isOwn(metadata.type) && metadata.type.startsWith("eci:"))
    return;
  const differing = Object.keys(metadata.detailedDiff ?? {});
  run.steps.push({ name: urn.split("::").at(-1) ?? "", operation, differing });
  run.changes[operation] = (run.changes[operation] ?? 0) + 1;
  run.differing.push(...differing);
}
