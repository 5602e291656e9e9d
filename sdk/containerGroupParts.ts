import type * as containers from "../provider/resources/containerGroup/shapes/container.js";
import type * as variables from "../provider/resources/containerGroup/shapes/environmentVar.js";
import type * as lifecycles from "../provider/resources/containerGroup/shapes/lifecycle.js";
import type * as networks from "../provider/resources/containerGroup/shapes/network.js";
import type * as probes from "../provider/resources/containerGroup/shapes/probe.js";
import type * as volumes from "../provider/resources/containerGroup/shapes/volume.js";
import type { InputsOf } from "./input.js";

// What a container group is made of, as a program gives it.

/** A port of a container. */
export interface ContainerGroupPortArgs extends InputsOf<containers.ContainerGroupPortInputs> {}
/** Where a container sees a volume. */
export interface ContainerGroupVolumeMountArgs extends InputsOf<containers.ContainerGroupVolumeMountInputs> {}
/** Capabilities of Linux. */
export interface ContainerGroupCapabilitiesArgs
  extends InputsOf<containers.ContainerGroupCapabilitiesInputs> {}
/** What an init container may do. */
export interface ContainerGroupInitContainerSecurityContextArgs
  extends InputsOf<containers.ContainerGroupInitContainerSecurityContextInputs> {}
/** What a container may do. */
export interface ContainerGroupContainerSecurityContextArgs
  extends InputsOf<containers.ContainerGroupContainerSecurityContextInputs> {}
/** A container that runs to its end before the others start. */
export interface ContainerGroupInitContainerArgs
  extends InputsOf<containers.ContainerGroupInitContainerInputs> {}
/** A container of a group. */
export interface ContainerGroupContainerArgs extends InputsOf<containers.ContainerGroupContainerInputs> {}
/** An environment variable of a container. */
export interface ContainerGroupEnvironmentVarArgs
  extends InputsOf<variables.ContainerGroupEnvironmentVarInputs> {}
/** A header of a request. */
export interface ContainerGroupHttpHeaderArgs extends InputsOf<lifecycles.ContainerGroupHttpHeaderInputs> {}
/** A command that is run when a container starts or ends. */
export interface ContainerGroupHandlerExecArgs extends InputsOf<lifecycles.ContainerGroupHandlerExecInputs> {}
/** A request that is made when a container starts or ends. */
export interface ContainerGroupHandlerHttpGetArgs
  extends InputsOf<lifecycles.ContainerGroupHandlerHttpGetInputs> {}
/** A connection that is opened when a container starts or ends. */
export interface ContainerGroupHandlerTcpSocketArgs
  extends InputsOf<lifecycles.ContainerGroupHandlerTcpSocketInputs> {}
/** What is done at a moment in the life of a container. */
export interface ContainerGroupHandlerArgs extends InputsOf<lifecycles.ContainerGroupHandlerInputs> {}
/** What is done when a container starts, and before it ends. */
export interface ContainerGroupLifecycleArgs extends InputsOf<lifecycles.ContainerGroupLifecycleInputs> {}
/** An option of how names are resolved. */
export interface ContainerGroupDnsOptionArgs extends InputsOf<networks.ContainerGroupDnsOptionInputs> {}
/** How names are resolved. */
export interface ContainerGroupDnsConfigArgs extends InputsOf<networks.ContainerGroupDnsConfigInputs> {}
/** Names of an address, as in a hosts file. */
export interface ContainerGroupHostAliasArgs extends InputsOf<networks.ContainerGroupHostAliasInputs> {}
/** A setting of the kernel. */
export interface ContainerGroupSysctlArgs extends InputsOf<networks.ContainerGroupSysctlInputs> {}
/** Settings of the kernel for a whole group. */
export interface ContainerGroupSysctlsArgs extends InputsOf<networks.ContainerGroupSysctlsInputs> {}
/** How the vCPUs are laid out. */
export interface ContainerGroupCpuOptionsArgs extends InputsOf<networks.ContainerGroupCpuOptionsInputs> {}
/** A command that a probe runs. */
export interface ContainerGroupProbeExecArgs extends InputsOf<probes.ContainerGroupProbeExecInputs> {}
/** A request that a probe makes. */
export interface ContainerGroupProbeHttpGetArgs extends InputsOf<probes.ContainerGroupProbeHttpGetInputs> {}
/** A connection that a probe opens. */
export interface ContainerGroupProbeTcpSocketArgs
  extends InputsOf<probes.ContainerGroupProbeTcpSocketInputs> {}
/** How the cloud finds out whether a container is alive, or ready. */
export interface ContainerGroupProbeArgs extends InputsOf<probes.ContainerGroupProbeInputs> {}
/** A file of a volume. */
export interface ContainerGroupConfigFileArgs extends InputsOf<volumes.ContainerGroupConfigFileInputs> {}
/** A folder that lives as long as its group. */
export interface ContainerGroupEmptyDirArgs extends InputsOf<volumes.ContainerGroupEmptyDirInputs> {}
/** A folder of a file server. */
export interface ContainerGroupNfsArgs extends InputsOf<volumes.ContainerGroupNfsInputs> {}
/** Files that the group brings along. */
export interface ContainerGroupConfigFilesArgs extends InputsOf<volumes.ContainerGroupConfigFilesInputs> {}
/** A volume of a driver. */
export interface ContainerGroupFlexArgs extends InputsOf<volumes.ContainerGroupFlexInputs> {}
/** A disk. */
export interface ContainerGroupDiskArgs extends InputsOf<volumes.ContainerGroupDiskInputs> {}
/** A folder of the host. */
export interface ContainerGroupHostPathArgs extends InputsOf<volumes.ContainerGroupHostPathInputs> {}
/** A volume of a group. */
export interface ContainerGroupVolumeArgs extends InputsOf<volumes.ContainerGroupVolumeInputs> {}
