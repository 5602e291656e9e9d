import { type Answer, type Call, placeOf } from "../../call.js";
import { diskCategories } from "../../placement/disks.js";
import { instanceTypeFamilies, instanceTypes } from "../../placement/instanceTypes.js";
import { zonesOf } from "../../placement/zones.js";
import { localName } from "../../undocumented.js";

export function describeZones(call: Call): Answer {
  const details = (call.parameters.flag("Verbose") ?? true) ? zoneDetails() : {};
  const zones = zonesOf(placeOf(call).regionId).map((zoneId) => ({
    ZoneId: zoneId,
    LocalName: localName(zoneId),
    ZoneType: "AvailabilityZone",
    ...details,
  }));
  return { Zones: { Zone: zones } };
}

function zoneDetails() {
  return {
    AvailableResourceCreation: { ResourceTypes: ["VSwitch", "IoOptimized", "Instance", "Disk"] },
    AvailableDiskCategories: { DiskCategories: diskCategories },
    AvailableInstanceTypes: { InstanceTypes: typeIds() },
    AvailableVolumeCategories: { VolumeCategories: [] },
    AvailableDedicatedHostTypes: { DedicatedHostType: [] },
    DedicatedHostGenerations: { DedicatedHostGeneration: [] },
    AvailableResources: { ResourcesInfo: [resources()] },
  };
}

function resources() {
  return {
    IoOptimized: true,
    NetworkTypes: { supportedNetworkCategory: ["vpc"] },
    InstanceGenerations: { supportedInstanceGeneration: ["ecs-7"] },
    InstanceTypeFamilies: { supportedInstanceTypeFamily: instanceTypeFamilies },
    InstanceTypes: { supportedInstanceType: typeIds() },
    SystemDiskCategories: { supportedSystemDiskCategory: diskCategories },
    DataDiskCategories: { supportedDataDiskCategory: diskCategories },
  };
}

function typeIds(): string[] {
  return instanceTypes.map(({ id }) => id);
}
