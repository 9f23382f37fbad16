/** What the cluster component refuses about its arguments, as the real one does. */
import type * as eks from "@pulumi/eks";
import { supportsAccessEntries, supportsConfigMap } from "./authentication.ts";

type ClusterArgs = eks.ClusterArgs;

const MODES = ["CONFIG_MAP", "API_AND_CONFIG_MAP", "API"];

/** Arguments of the default node group that `nodeGroupOptions` takes the place of. */
const NODE_ARGUMENTS = [
  "nodeSubnetIds",
  "nodeAssociatePublicIpAddress",
  "instanceType",
  "instanceProfileName",
  "nodePublicKey",
  "nodeRootVolumeSize",
  "nodeUserData",
  "minSize",
  "maxSize",
  "desiredCapacity",
  "nodeAmiId",
  "gpu",
] as const satisfies readonly (keyof ClusterArgs)[];

/** Every reason why the arguments cannot be used; an empty list accepts. */
export function clusterProblems(args: ClusterArgs): string[] {
  return [...contradictions(args), ...authenticationProblems(args)];
}

function contradictions(args: ClusterArgs): string[] {
  const singular = NODE_ARGUMENTS.filter((argument) => Boolean(args[argument]));
  return [
    ...problem(args.instanceRole && args.instanceRoles, "instanceRole and instanceRoles: give one of them"),
    ...problem(
      args.subnetIds && (args.publicSubnetIds || args.privateSubnetIds),
      "subnetIds excludes publicSubnetIds and privateSubnetIds: give one kind",
    ),
    ...problem(
      args.nodeGroupOptions && singular.length > 0,
      `nodeGroupOptions excludes ${singular.join(", ")}: write them inside it`,
    ),
    ...problem(
      args.creationRoleProvider,
      "creationRoleProvider works in Node programs of the old package only: use providerCredentialOpts",
    ),
    ...problem(
      args.endpointPublicAccess === false && args.publicAccessCidrs,
      "publicAccessCidrs needs endpointPublicAccess true",
    ),
    ...problem(
      args.vpcCniOptions?.externalSnat && args.vpcCniOptions.cniExternalSnat,
      "vpcCniOptions.externalSnat and cniExternalSnat: give one of them",
    ),
  ];
}

function authenticationProblems(args: ClusterArgs): string[] {
  const { authenticationMode: mode } = args;
  if (mode !== undefined && !MODES.includes(mode)) {
    return [`authenticationMode ${String(mode)} is none of ${MODES.join(", ")}`];
  }
  const given = (keys: readonly (keyof ClusterArgs)[]): string[] =>
    keys.filter((key) => args[key] !== undefined && !(Array.isArray(args[key]) && args[key].length === 0));
  const mappings = supportsConfigMap(mode) ? [] : given(["roleMappings", "userMappings", "instanceRoles"]);
  const entries = supportsAccessEntries(mode) ? [] : given(["accessEntries"]);
  return [
    ...mappings.map(
      (key) => `${key} has no effect with authenticationMode ${String(mode)}: use accessEntries`,
    ),
    ...entries.map((key) => `${key} needs authenticationMode API or API_AND_CONFIG_MAP`),
    ...problem(
      args.autoMode?.enabled && !supportsAccessEntries(mode),
      "autoMode needs authenticationMode API or API_AND_CONFIG_MAP",
    ),
  ];
}

function problem(found: unknown, message: string): string[] {
  return found ? [message] : [];
}
