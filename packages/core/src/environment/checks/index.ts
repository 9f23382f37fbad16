/** Every check of an environment, one line each. */
import { deployerAccount, policiesUnique, principalsUnique } from "./access.ts";
import { addonsForCni, addonVersions } from "./addons.ts";
import { appFlowEnds, appFlowHttp, appFlowIdentity, appFlowPorts, appFlowsOnce } from "./app-flows.ts";
import { appFaults, appImages, appNames, appNamespaces, appSecrets, appTriggers } from "./apps.ts";
import { autoscalerInstalled, autoscalerUsed, karpenterUsed, oneAutoscalerForAPod } from "./autoscaling.ts";
import type { Check } from "./check.ts";
import {
  backupsElsewhere,
  databaseGrowth,
  dataCpuLimits,
  dataVolumes,
  productionDatabase,
  globalDatastoreNodes,
} from "./data.ts";
import {
  backedUpNamespaces,
  backupElsewhere,
  copiesInAnotherRegion,
  recoveryPointsOutlastLock,
} from "./backup.ts";
import { argoCdNamespace, tenantNames } from "./delivery.ts";
import { disks } from "./disks.ts";
import {
  edgeEntranceNamespace,
  edgeHealthReachable,
  edgeHostApps,
  edgeHostsInMesh,
  edgeHostsInZones,
  edgeHostsUnique,
  edgeProtectsProduction,
  edgeRegionsWithDns,
  edgeReplicas,
} from "./edge.ts";
import { endpointsUnique, endpointsWithoutNat } from "./endpoints.ts";
import { publicBlocks, publicEndpoint } from "./exposure.ts";
import { namedAsFile, standbyElsewhere } from "./identity.ts";
import { instanceArchitectures, knownInstanceTypes } from "./instance-types.ts";
import { budgetWindows, requirementValues } from "./karpenter.ts";
import {
  karpenterSupportsVersion,
  knownVersion,
  notNewest,
  stagingNotBehind,
  supported,
} from "./kubernetes-version.ts";
import {
  egressFromMesh,
  egressHostsUnique,
  faultsOutsideProduction,
  meshControlPlane,
  meshReplicas,
} from "./mesh.ts";
import { limitRangesInOrder, namespaceNames, quotaRequestsWithinLimits } from "./namespaces.ts";
import {
  costReportIsRead,
  objectivesCanFire,
  objectivesRemembered,
  productionPages,
  teamNamespaces,
} from "./observability.ts";
import { podLimits } from "./pod-limits.ts";
import { noClusterAdmin, productionLayered, productionProtected } from "./production.ts";
import { podRange, serviceRange, serviceRangeApart, vpcRangeSizes } from "./ranges.ts";
import { requestsWithinLimits } from "./resources.ts";
import {
  enforcedNamespacesExist,
  hostedZonesUnique,
  identityNamespaceExists,
  ownRegistryAllowed,
  productionEnforces,
  vaultStoreHasVault,
  vaultVolumeHoldsIops,
} from "./security.ts";
import { sizes, updates } from "./sizes.ts";
import {
  followedDatabasePassword,
  standbyAlarms,
  standbyFollowsDatabase,
  standbyInAccount,
  standbyNamesPrimary,
  standbyRangesApart,
} from "./standby.ts";
import { copiesAreMade, standbyImages, standbySecrets, standbyVersions } from "./standby-versions.ts";
import { hostApps, objectiveServices } from "./routes.ts";
import { fastVolumes } from "./storage.ts";
import { podSubnets, subnetsApart, subnetsInRange, subnetSizes } from "./subnets.ts";
import { systemPool } from "./system-pool.ts";
import { karpenterTaints, poolTaints } from "./taints.ts";
import { poolZones, zonesOfRegion, zonesUnique, zonesWithoutGap } from "./zones.ts";

export const CHECKS: Readonly<Record<string, Check>> = {
  namedAsFile,
  standbyElsewhere,
  standbyNamesPrimary,
  standbyInAccount,
  standbyRangesApart,
  standbyVersions,
  standbyImages,
  standbySecrets,
  standbyAlarms,
  standbyFollowsDatabase,
  followedDatabasePassword,
  copiesAreMade,
  vpcRangeSizes,
  podRange,
  serviceRange,
  serviceRangeApart,
  subnetSizes,
  subnetsInRange,
  subnetsApart,
  podSubnets,
  zonesOfRegion,
  zonesUnique,
  zonesWithoutGap,
  poolZones,
  endpointsWithoutNat,
  endpointsUnique,
  knownVersion,
  notNewest,
  supported,
  stagingNotBehind,
  addonsForCni,
  addonVersions,
  publicEndpoint,
  publicBlocks,
  deployerAccount,
  principalsUnique,
  policiesUnique,
  noClusterAdmin,
  productionProtected,
  productionLayered,
  systemPool,
  sizes,
  updates,
  knownInstanceTypes,
  instanceArchitectures,
  poolTaints,
  podLimits,
  disks,
  autoscalerInstalled,
  autoscalerUsed,
  karpenterUsed,
  oneAutoscalerForAPod,
  karpenterSupportsVersion,
  karpenterTaints,
  requirementValues,
  budgetWindows,
  requestsWithinLimits,
  namespaceNames,
  limitRangesInOrder,
  quotaRequestsWithinLimits,
  fastVolumes,
  meshControlPlane,
  faultsOutsideProduction,
  meshReplicas,
  egressFromMesh,
  egressHostsUnique,
  edgeHostApps,
  edgeHostsInMesh,
  edgeHostsUnique,
  edgeHostsInZones,
  edgeEntranceNamespace,
  edgeReplicas,
  edgeRegionsWithDns,
  edgeHealthReachable,
  edgeProtectsProduction,
  enforcedNamespacesExist,
  productionEnforces,
  ownRegistryAllowed,
  vaultStoreHasVault,
  identityNamespaceExists,
  vaultVolumeHoldsIops,
  hostedZonesUnique,
  objectivesCanFire,
  objectivesRemembered,
  productionPages,
  teamNamespaces,
  costReportIsRead,
  backedUpNamespaces,
  backupElsewhere,
  recoveryPointsOutlastLock,
  copiesInAnotherRegion,
  dataVolumes,
  dataCpuLimits,
  databaseGrowth,
  backupsElsewhere,
  productionDatabase,
  globalDatastoreNodes,
  argoCdNamespace,
  tenantNames,
  appNamespaces,
  appNames,
  appImages,
  appSecrets,
  appTriggers,
  appFaults,
  appFlowEnds,
  appFlowPorts,
  appFlowsOnce,
  appFlowHttp,
  appFlowIdentity,
  hostApps,
  objectiveServices,
};
