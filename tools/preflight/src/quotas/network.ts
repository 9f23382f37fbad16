/** Quotas of the network: addresses, gateways, endpoints, security groups. */
import type { PlannedResource } from "@drydock/core/plan-record";
import { balanced } from "../addresses/fixed.ts";
import { at, list, records, text, texts } from "../kubernetes/read.ts";
import {
  CLUSTER,
  LAUNCH_TEMPLATE,
  NAT_GATEWAY,
  type Platform,
  SUBNET,
  VPC_ENDPOINT,
} from "../platform/platform.ts";
import { inRegion, type Measure, perKey, type Use } from "./measure.ts";

const INGRESS = ["aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "ingress"] as const;
const EGRESS = ["aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", "egress"] as const;

const kindOf = ({ inputs }: PlannedResource): string => text(inputs["vpcEndpointType"]) ?? "Gateway";

function endpointsPerVpc({ of }: Platform): Use[] {
  const inVpc = of(VPC_ENDPOINT).filter((endpoint) => kindOf(endpoint) !== "Gateway");
  return perKey(inVpc, ({ inputs }) => text(inputs["vpcId"]), "interface endpoints");
}

function policyLengths({ of }: Platform): Use[] {
  return of(VPC_ENDPOINT).map((subject) => {
    const used = (text(subject.inputs["policy"]) ?? "").length;
    return { subject, used, evidence: `policy of ${used} characters` };
  });
}

function natPerZone({ of, withId }: Platform): Use[] {
  const zone = ({ inputs }: PlannedResource): string | undefined =>
    text(withId(SUBNET, inputs["subnetId"])?.inputs["availabilityZone"]);
  return perKey(of(NAT_GATEWAY), zone, "NAT gateways");
}

/** Lists of groups that end on one interface. */
function groupsOf({ type, inputs }: PlannedResource): unknown {
  if (type === LAUNCH_TEMPLATE) {
    const [first] = records(inputs["networkInterfaces"]);
    return first?.[0]["securityGroups"] ?? inputs["vpcSecurityGroupIds"];
  }
  return inputs["securityGroupIds"] ?? inputs["securityGroups"] ?? inputs["vpcSecurityGroupIds"];
}

function groupsPerInterface({ of }: Platform): Use[] {
  const types = [
    LAUNCH_TEMPLATE,
    VPC_ENDPOINT,
    "aws:lb/loadBalancer:LoadBalancer",
    "aws:efs/mountTarget:MountTarget",
    "aws:rds/instance:Instance",
    "aws:elasticache/replicationGroup:ReplicationGroup",
  ];
  return types.flatMap(of).map((subject) => {
    const groups = texts(groupsOf(subject));
    return { subject, used: groups.length, evidence: groups.join(", ") };
  });
}

function rules({ of }: Platform): Use[] {
  return [INGRESS, EGRESS].flatMap(([type, field]) => [
    ...perKey(of(type), ({ inputs }) => text(inputs["securityGroupId"]), `${field} rules`),
    ...of("aws:ec2/securityGroup:SecurityGroup").map((subject) => {
      const used = list(subject.inputs[field]).length;
      return { subject, used, evidence: `${used} ${field} rules` };
    }),
  ]);
}

function ofCluster({ of }: Platform, field: string): Use[] {
  return of(CLUSTER).map((subject) => {
    const values = texts(at(subject.inputs, "vpcConfig", field));
    return { subject, used: values.length, evidence: values.join(", ") };
  });
}

const LOAD_BALANCER = "aws:lb/loadBalancer:LoadBalancer";

/** Of the plan, and those that the controller makes for Services (network) and Ingresses (application). */
function loadBalancers(platform: Platform, kind: "application" | "network"): Use[] {
  const own = platform
    .of(LOAD_BALANCER)
    .filter(({ inputs }) => (text(inputs["loadBalancerType"]) ?? "application") === kind);
  const { services, ingresses } = balanced(platform);
  const made = (kind === "network" ? services : ingresses).flatMap(({ urn }) => platform.byUrn(urn) ?? []);
  return inRegion([...own, ...made], `${kind} load balancers`);
}

export const NETWORK: readonly Measure[] = [
  {
    quota: "elasticAddresses",
    instead: "use fewer NAT gateways",
    environmentPath: "network.natGateways",
    uses: ({ of }) => inRegion(of("aws:ec2/eip:Eip"), "Elastic IP addresses"),
  },
  {
    quota: "natGatewaysPerZone",
    instead: "use one for each zone",
    environmentPath: "network.natGateways",
    uses: natPerZone,
  },
  {
    quota: "interfaceEndpointsPerVpc",
    instead: "leave endpoints of rarely called services out",
    environmentPath: "network.vpcEndpoints.interface",
    uses: endpointsPerVpc,
  },
  {
    quota: "gatewayEndpoints",
    instead: "share endpoints between route tables",
    environmentPath: "network.vpcEndpoints.gateway",
    uses: ({ of }) =>
      inRegion(
        of(VPC_ENDPOINT).filter((endpoint) => kindOf(endpoint) === "Gateway"),
        "gateway endpoints",
      ),
  },
  {
    quota: "applicationLoadBalancers",
    instead: "put Ingresses into one group",
    uses: (platform) => loadBalancers(platform, "application"),
  },
  {
    quota: "networkLoadBalancers",
    instead: "put Services behind one gateway",
    uses: (platform) => loadBalancers(platform, "network"),
  },
  { quota: "endpointPolicyCharacters", instead: "shorten the policy", uses: policyLengths },
  { quota: "securityGroupsPerInterface", instead: "put rules into fewer groups", uses: groupsPerInterface },
  {
    quota: "rulesPerSecurityGroup",
    instead: "use a prefix list, or name groups in place of CIDR blocks",
    uses: rules,
  },
  {
    quota: "controlPlaneSecurityGroups",
    instead: "put rules into fewer groups",
    uses: (platform) => ofCluster(platform, "securityGroupIds"),
  },
  {
    quota: "publicAccessCidrs",
    instead: "put ranges together",
    environmentPath: "cluster.endpointPublicAccess",
    uses: (platform) => ofCluster(platform, "publicAccessCidrs"),
  },
];
