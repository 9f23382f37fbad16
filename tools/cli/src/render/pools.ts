/** Node pools of a plan: managed node groups, and Karpenter's node pools. */
import type { PlannedResource, PlanRecord } from "@drydock/core/plan-record";
import { table } from "./table.ts";

interface NodeGroupInputs {
  readonly instanceTypes?: readonly string[];
  readonly capacityType?: string;
  readonly scalingConfig?: { readonly minSize: number; readonly maxSize: number };
  readonly subnetIds?: readonly string[];
  readonly launchTemplate?: { readonly id?: string };
  readonly taints?: readonly { key: string; value?: string; effect: string }[];
}

interface LaunchTemplateInputs {
  readonly blockDeviceMappings?: readonly {
    readonly ebs?: { readonly volumeSize?: number; readonly volumeType?: string; readonly iops?: number };
  }[];
}

interface NodePoolInputs {
  readonly metadata?: { readonly name?: string };
  readonly spec?: {
    readonly limits?: Readonly<Record<string, string>>;
    readonly template?: {
      readonly spec?: {
        readonly requirements?: readonly { key: string; values?: readonly string[] }[];
        readonly taints?: readonly { key: string; value?: string; effect: string }[];
      };
    };
  };
}

export function renderPools(record: PlanRecord): string {
  const byId = new Map(
    record.resources.flatMap((r) => (r.id === undefined ? [] : [[`${r.type} ${r.id}`, r]])),
  );
  const byUrn = new Map(record.resources.map((resource) => [resource.urn, resource]));
  const managed = record.resources
    .filter(({ type }) => type === "aws:eks/nodeGroup:NodeGroup")
    .map((resource) => managedRow(resource, byId, byUrn));
  const karpenter = record.resources
    .filter(({ type }) => type.startsWith("kubernetes:karpenter.sh/") && type.endsWith(":NodePool"))
    .map(karpenterRow);
  if (managed.length + karpenter.length === 0) return "";
  return table(["POOL", "TYPE", "CAPACITY", "SIZE", "ZONES", "DISK", "TAINT"], [...managed, ...karpenter]);
}

function managedRow(
  resource: PlannedResource,
  byId: ReadonlyMap<string, PlannedResource>,
  byUrn: ReadonlyMap<string, PlannedResource>,
): string[] {
  const inputs = resource.inputs as NodeGroupInputs;
  const { minSize, maxSize } = inputs.scalingConfig ?? { minSize: 0, maxSize: 0 };
  const zones = (inputs.subnetIds ?? []).map(
    (id) => byId.get(`aws:ec2/subnet:Subnet ${id}`)?.inputs["availabilityZone"] as string | undefined,
  );
  const template = byId.get(`aws:ec2/launchTemplate:LaunchTemplate ${inputs.launchTemplate?.id ?? ""}`);
  return [
    poolName(resource, byUrn),
    (inputs.instanceTypes ?? []).join(", "),
    inputs.capacityType ?? "ON_DEMAND",
    `${minSize} to ${maxSize}`,
    zoneLetters(zones),
    diskOf(template),
    taintsOf(inputs.taints),
  ];
}

/** The pool's name as the environment has it: the component around the group is named after layer and pool. */
function poolName(resource: PlannedResource, byUrn: ReadonlyMap<string, PlannedResource>): string {
  const { name } = byUrn.get(resource.parent ?? "") ?? resource;
  const prefix = `${resource.layer}-`;
  return name.startsWith(prefix) ? name.slice(prefix.length) : name;
}

function zoneLetters(zones: readonly (string | undefined)[]): string {
  const known = zones.filter((zone) => zone !== undefined);
  if (known.length === 0) return "-";
  const region = known[0]?.replace(/[a-z]$/, "") ?? "";
  return `${region}${[...new Set(known.map((zone) => zone.slice(-1)))].sort().join(",")}`;
}

function diskOf(template: PlannedResource | undefined): string {
  const volumes = ((template?.inputs ?? {}) as LaunchTemplateInputs).blockDeviceMappings ?? [];
  return volumes
    .map(
      ({ ebs }) =>
        `${ebs?.volumeSize ?? "?"} GiB ${ebs?.volumeType ?? ""}${(ebs?.iops ?? 3000) > 3000 ? ` ${ebs?.iops} IOPS` : ""}`,
    )
    .join(" + ");
}

function taintsOf(taints: readonly { key: string; value?: string; effect: string }[] = []): string {
  return taints.map(({ key, value, effect }) => `${key}=${value ?? ""}:${effect}`).join(", ") || "-";
}

function karpenterRow(resource: PlannedResource): string[] {
  const { metadata, spec } = resource.inputs as NodePoolInputs;
  const requirements = spec?.template?.spec?.requirements ?? [];
  const values = (key: string): string =>
    requirements.find((one) => one.key === key)?.values?.join(", ") ?? "any";
  const limits = Object.entries(spec?.limits ?? {}).map(
    ([resourceName, limit]) => `${limit} ${resourceName}`,
  );
  return [
    `${metadata?.name ?? resource.name} (Karpenter)`,
    `${values("karpenter.k8s.aws/instance-category")} families`,
    values("karpenter.sh/capacity-type"),
    `up to ${limits.join(", ")}`,
    values("topology.kubernetes.io/zone") === "any" ? "all" : values("topology.kubernetes.io/zone"),
    "-",
    taintsOf(spec?.template?.spec?.taints),
  ];
}
