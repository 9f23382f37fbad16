/** How pods get their addresses, from the configuration of the vpc-cni add-on and ENIConfig objects. */
import type { PlannedResource } from "@drydock/core/plan-record";
import { isKind, type KubernetesObject } from "../kubernetes/objects.ts";
import { at, entries, record, text, type Tree } from "../kubernetes/read.ts";

export interface CniSettings {
  /** False where nothing of the plan gives pods addresses of the VPC. */
  readonly vpcAddresses: boolean;
  readonly prefixDelegation: boolean;
  readonly customNetworking: boolean;
  readonly warmPrefixes: number;
  readonly warmInterfaces: number;
  /** Pods may have security groups of their own, on branch interfaces. */
  readonly podInterfaces: boolean;
  /** Ids of the subnets of pods, by zone; empty where pods share the nodes' subnets. */
  readonly podSubnets: Readonly<Record<string, string>>;
}

/** Defaults of https://github.com/aws/amazon-vpc-cni-k8s/blob/master/README.md */
const DEFAULT_WARM = 1;

export function cniSettings(
  cluster: PlannedResource | undefined,
  addons: readonly PlannedResource[],
  objects: readonly KubernetesObject[],
): CniSettings {
  const addon = addons.find(({ inputs }) => inputs["addonName"] === "vpc-cni");
  const configuration = parsed(addon?.inputs["configurationValues"]);
  const env = record(configuration["env"]);
  return {
    vpcAddresses: addon !== undefined || cluster?.inputs["bootstrapSelfManagedAddons"] !== false,
    prefixDelegation: isTrue(env["ENABLE_PREFIX_DELEGATION"]),
    customNetworking: isTrue(env["AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG"]),
    warmPrefixes: count(env["WARM_PREFIX_TARGET"]),
    warmInterfaces: count(env["WARM_ENI_TARGET"]),
    podInterfaces: isTrue(env["ENABLE_POD_ENI"]),
    podSubnets: { ...ofAddon(configuration), ...ofObjects(objects) },
  };
}

/** JSON of an add-on's configurationValues; what is not JSON is refused elsewhere. */
export function parsed(value: unknown): Tree {
  if (typeof value !== "string") return record(value);
  try {
    return record(JSON.parse(value));
  } catch {
    return {};
  }
}

const isTrue = (value: unknown): boolean => String(value) === "true";

function count(value: unknown): number {
  const written = Number(value);
  return value !== undefined && Number.isInteger(written) && written >= 0 ? written : DEFAULT_WARM;
}

function ofAddon(configuration: Tree): Record<string, string> {
  const subnets = entries(at(configuration, "eniConfig", "subnets"));
  return Object.fromEntries(subnets.map(([zone, subnet]) => [zone, text(record(subnet)["id"]) ?? ""]));
}

/** ENIConfig objects are named after their zone. */
function ofObjects(objects: readonly KubernetesObject[]): Record<string, string> {
  return Object.fromEntries(
    objects
      .filter((object) => isKind(object, "crd.k8s.amazonaws.com", "ENIConfig"))
      .map(({ name, tree }) => [name, text(at(tree, "spec", "subnet")) ?? ""]),
  );
}
