/** Services of AWS in the VPC that pods call: which port they answer on, and whom their security groups let in. */
import type { PlannedResource } from "@drydock/core/plan-record";
import { isKind } from "../kubernetes/objects.ts";
import { at, entries, list, number, record, records, text, texts, type Tree } from "../kubernetes/read.ts";
import { parsed } from "../platform/cni.ts";
import { ADDON, LAUNCH_TEMPLATE, type Platform, SUBNET } from "../platform/platform.ts";
import { type Addresses, addressesOf, meets } from "./addresses.ts";

export interface Service {
  readonly resource: PlannedResource;
  readonly port: number;
  readonly addresses: Addresses;
  /** Rules of its security groups that let pods in. */
  readonly open: readonly Tree[];
}

/** Ports of engines where the plan names none. */
const ENGINE_PORTS: Readonly<Record<string, number>> = { postgres: 5432, mysql: 3306, mariadb: 3306 };
const CACHE_PORT = 6379;

const INGRESS_RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const SECURITY_GROUP = "aws:ec2/securityGroup:SecurityGroup";

export function servicesOf(platform: Platform, pods: Addresses): Service[] {
  const { of } = platform;
  const callers = groupsOfPods(platform);
  const service = (
    resource: PlannedResource,
    port: number,
    groups: unknown,
    subnetGroup: readonly [string, unknown],
  ): Service => ({
    resource,
    port,
    addresses: addressesOf(blocksOf(platform, ...subnetGroup)),
    open: rulesOf(platform, texts(groups)).filter((rule) => letsIn(rule, callers, pods)),
  });
  return [
    ...of("aws:rds/instance:Instance").map((one) =>
      service(
        one,
        number(one.inputs["port"]) ?? ENGINE_PORTS[text(one.inputs["engine"]) ?? ""] ?? 0,
        one.inputs["vpcSecurityGroupIds"],
        ["aws:rds/subnetGroup:SubnetGroup", one.inputs["dbSubnetGroupName"]],
      ),
    ),
    ...of("aws:elasticache/replicationGroup:ReplicationGroup").map((one) =>
      service(one, number(one.inputs["port"]) ?? CACHE_PORT, one.inputs["securityGroupIds"], [
        "aws:elasticache/subnetGroup:SubnetGroup",
        one.inputs["subnetGroupName"],
      ]),
    ),
  ];
}

function blocksOf({ of, withId }: Platform, type: string, name: unknown): string[] {
  const group = of(type).find(
    ({ id, inputs }) => name !== undefined && (id === name || inputs["name"] === name),
  );
  return texts(group?.inputs["subnetIds"]).flatMap(
    (id) => text(withId(SUBNET, id)?.inputs["cidrBlock"]) ?? [],
  );
}

/** Groups that pods' interfaces have: of ENIConfigs where pods have their own subnets, of the nodes otherwise. */
function groupsOfPods({ of, objects }: Platform): ReadonlySet<string> {
  const cni = of(ADDON).find(({ inputs }) => inputs["addonName"] === "vpc-cni");
  const configs = entries(at(parsed(cni?.inputs["configurationValues"]), "eniConfig", "subnets"));
  return new Set([
    ...configs.flatMap(([, config]) => texts(record(config)["securityGroups"])),
    ...of(LAUNCH_TEMPLATE).flatMap(({ inputs }) => [
      ...texts(inputs["vpcSecurityGroupIds"]),
      ...records(inputs["networkInterfaces"]).flatMap(([one]) => texts(one["securityGroups"])),
    ]),
    ...objects
      .filter((object) => isKind(object, "karpenter.k8s.aws", "EC2NodeClass"))
      .flatMap(({ tree }) => records(at(tree, "spec", "securityGroupSelectorTerms")))
      .flatMap(([{ id }]) => text(id) ?? []),
  ]);
}

function rulesOf({ of }: Platform, groups: readonly string[]): Tree[] {
  const own = of(INGRESS_RULE).filter(({ inputs }) => groups.includes(text(inputs["securityGroupId"]) ?? ""));
  const inline = of(SECURITY_GROUP)
    .filter(({ id }) => id !== undefined && groups.includes(id))
    .flatMap(({ inputs }) => records(inputs["ingress"]))
    .map(([rule]): Tree => ({ ...rule, ipProtocol: rule["protocol"] }));
  return [...own.map(({ inputs }) => record(inputs)), ...inline];
}

/** The group that EKS makes is not in the plan: where none of the pods' groups is known, any other group may be theirs. */
function letsIn(rule: Tree, callers: ReadonlySet<string>, pods: Addresses): boolean {
  const blocks = texts([rule["cidrIpv4"], ...list(rule["cidrBlocks"])]);
  if (meets(addressesOf(blocks), pods)) return true;
  const groups = texts([rule["referencedSecurityGroupId"], ...list(rule["securityGroups"])]);
  return groups.some((group) => callers.size === 0 || callers.has(group));
}

export function covers(rule: Tree, port: number): boolean {
  if (String(rule["ipProtocol"]) === "-1") return true;
  return (number(rule["fromPort"]) ?? Infinity) <= port && port <= (number(rule["toPort"]) ?? -Infinity);
}
