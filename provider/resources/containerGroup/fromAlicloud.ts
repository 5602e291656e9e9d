import { type Entry, entriesOf } from "../../cloud/answer.js";
import { isNotSet } from "../../core/schema/rules.js";

// What @pulumi/alicloud calls otherwise inside of containers and volumes: lists of one in the place of objects, flat volumes, other words.

type Rename = string | ((value: unknown) => Entry);

/** What a name of theirs is here; one that stands nowhere goes by its own. */
type Names = Readonly<Record<string, Rename>>;

function renamed(names: Names, entry: Entry): Entry {
  const own: Entry = {};
  for (const [theirs, value] of Object.entries(entry)) {
    if (isNotSet(value) || value === "" || (Array.isArray(value) && value.length === 0)) continue;
    const name = Object.hasOwn(names, theirs) ? names[theirs] : theirs;
    if (typeof name === "function") Object.assign(own, name(value));
    else if (name !== undefined) own[name] = value;
  }
  return own;
}

const first = (value: unknown): Entry => entriesOf(value)[0] ?? {};
const nothing = (): Entry => ({});

const probe: Names = {
  execs: (value) => ({ exec: { command: first(value).commands } }),
  httpGets: (value) => ({ httpGet: first(value) }),
  tcpSockets: (value) => ({ tcpSocket: first(value) }),
};

const securityContext: Names = {
  capabilities: (value) => ({ capabilities: { add: first(value).adds } }),
};

const variable: Names = {
  fieldReves: (value) => ({ fieldPath: first(value).fieldPath }),
};

/** An empty value is one. */
function variableOf(one: Entry): Entry {
  const own = renamed(variable, one);
  return own.fieldPath === undefined ? { value: "", ...own } : own;
}

const container: Names = {
  commands: "command",
  environmentVars: (value) => ({ environmentVars: entriesOf(value).map(variableOf) }),
  livenessProbes: (value) => ({ livenessProbe: renamed(probe, first(value)) }),
  readinessProbes: (value) => ({ readinessProbe: renamed(probe, first(value)) }),
  securityContexts: (value) => ({ securityContext: renamed(securityContext, first(value)) }),
  lifecyclePreStopHandlerExecs: (value) => ({ lifecycle: { preStop: { exec: { command: value } } } }),
  // What the cloud tells stands among their arguments.
  ready: nothing,
  restartCount: nothing,
};

/** Containers, or init containers, in this package's words. */
export function containersFromAlicloud(value: unknown): Entry[] {
  return entriesOf(value).map((one) => renamed(container, one));
}

/** Volumes in this package's words: the type says which of the flat fields count. */
export function volumesFromAlicloud(value: unknown): Entry[] {
  return entriesOf(value).map((volume) => ({ name: volume.name, ...volumeOf(volume) }));
}

function volumeOf(volume: Entry): Entry {
  const { nfsVolumeServer, nfsVolumePath, nfsVolumeReadOnly } = volume;
  const { flexVolumeDriver, flexVolumeFsType, flexVolumeOptions } = volume;
  switch (volume.type) {
    case "NFSVolume":
      return {
        nfs: renamed({}, { server: nfsVolumeServer, path: nfsVolumePath, readOnly: nfsVolumeReadOnly }),
      };
    case "ConfigFileVolume":
      return { configFile: { files: entriesOf(volume.configFileVolumeConfigFileToPaths) } };
    case "FlexVolume": {
      const options = optionsOf(flexVolumeOptions);
      return { flex: renamed({}, { driver: flexVolumeDriver, fsType: flexVolumeFsType, options }) };
    }
    case "DiskVolume":
      return {
        disk: renamed({}, { diskId: volume.diskVolumeDiskId, fsType: volume.diskVolumeFsType }),
      };
    default:
      return { emptyDir: {} };
  }
}

/** They are JSON in a text there. */
function optionsOf(text: unknown): unknown {
  if (typeof text !== "string" || text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
