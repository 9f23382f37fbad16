/** Proves requirement rows NET-01 to NET-04 on the plans of the shipped environments, value by value. */
import assert from "node:assert/strict";
import { cidrContains, usableAddresses } from "@drydock/core/cidr";
import { type Environment, loadEnvironment } from "@drydock/core/environment";
import type { PlannedResource } from "@drydock/core/plan-record";
import { type Planned, planned, plannedResources } from "../support/plan.ts";

const SUBNET = "aws:ec2/subnet:Subnet";
const ROUTE = "aws:ec2/route:Route";
const ROUTE_TABLE = "aws:ec2/routeTable:RouteTable";
const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
const SHIPPED = ["dev", "staging", "prod", "prod-dr"] as const;

type Tags = Record<string, string>;
type Kind = "Public" | "Private" | "Pod";

function tagsOf({ inputs }: PlannedResource): Tags {
  return (inputs["tags"] ?? {}) as Tags;
}

/** Subnets or route tables of a kind, in the order of their names. */
function ofKind(plan: Planned, type: string, kind: Kind): PlannedResource[] {
  return plan
    .all(type)
    .filter((resource) => tagsOf(resource)["SubnetType"] === kind)
    .sort((a, b) => a.name.localeCompare(b.name));
}

function blocks(plan: Planned, kind: Kind): unknown {
  return ofKind(plan, SUBNET, kind).map(({ inputs }) => [inputs["availabilityZone"], inputs["cidrBlock"]]);
}

/** How a route table leaves the VPC: names of the NAT gateways that its routes lead to. */
function natGatewaysOf(plan: Planned, { id }: PlannedResource): string[] {
  return plan
    .all(ROUTE)
    .filter(({ inputs }) => inputs["routeTableId"] === id)
    .map(({ inputs }) => inputs["natGatewayId"])
    .map(
      (gateway) =>
        plan.all("aws:ec2/natGateway:NatGateway").find((nat) => nat.id === gateway)?.name ?? "none",
    );
}

describe("NET-01 prod VPC over three zones", () => {
  let prod: Planned;
  let environment: Environment;
  before(async () => {
    [prod, environment] = [await plannedResources("prod"), await loadEnvironment("prod")];
  });

  it("NET-01 has the range 10.0.0.0/16", () => {
    assert.equal(prod.get("aws:ec2/vpc:Vpc").inputs["cidrBlock"], "10.0.0.0/16");
  });

  it("NET-01 has public subnets 10.0.1-3.0/24 and private subnets 10.0.10/20/30.0/24 in us-east-1a, b and c", () => {
    assert.deepEqual(blocks(prod, "Public"), [
      ["us-east-1a", "10.0.1.0/24"],
      ["us-east-1b", "10.0.2.0/24"],
      ["us-east-1c", "10.0.3.0/24"],
    ]);
    assert.deepEqual(blocks(prod, "Private"), [
      ["us-east-1a", "10.0.10.0/24"],
      ["us-east-1b", "10.0.20.0/24"],
      ["us-east-1c", "10.0.30.0/24"],
    ]);
  });

  it("NET-01 carries a pod range with a subnet in each zone", () => {
    const range = prod.get("aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation");
    assert.equal(range.inputs["vpcId"], prod.get("aws:ec2/vpc:Vpc").id);
    const pods = ofKind(prod, SUBNET, "Pod");
    assert.deepEqual(
      pods.map(({ inputs }) => inputs["availabilityZone"]),
      ["us-east-1a", "us-east-1b", "us-east-1c"],
    );
    for (const { inputs, dependsOn } of pods) {
      assert.ok(cidrContains(String(range.inputs["cidrBlock"]), String(inputs["cidrBlock"])));
      assert.ok(dependsOn.includes(range.urn));
    }
  });

  it("NET-01 has room for every pool at its maximum in the pod range, and would not have it in the private subnets", () => {
    const addresses = (kind: Kind): number =>
      ofKind(prod, SUBNET, kind).reduce(
        (sum, { inputs }) => sum + usableAddresses(String(inputs["cidrBlock"])),
        0,
      );
    const pods = Object.values(environment.nodePools).reduce(
      (sum, { maxSize, kubelet }) => sum + maxSize * kubelet.maxPods,
      0,
    );
    assert.equal(pods, 13_200);
    assert.ok(addresses("Private") < pods);
    assert.ok(addresses("Pod") >= pods);
  });
});

describe("NET-02 NAT strategy", () => {
  it("NET-02 prod: OnePerAz, and each zone's nodes and pods use the gateway of their zone", async () => {
    const prod = await plannedResources("prod");
    const gateways = prod.all("aws:ec2/natGateway:NatGateway");
    const zones = gateways.map(
      ({ inputs }) =>
        prod.all(SUBNET).find(({ id }) => id === inputs["subnetId"])?.inputs["availabilityZone"],
    );
    assert.deepEqual(zones.sort(), ["us-east-1a", "us-east-1b", "us-east-1c"]);
    for (const kind of ["Private", "Pod"] as const) {
      const used = ofKind(prod, ROUTE_TABLE, kind).map((table) => natGatewaysOf(prod, table));
      assert.deepEqual(used, [["network-vpc-1"], ["network-vpc-2"], ["network-vpc-3"]]);
    }
  });

  it("NET-02 dev: Single, shared by all zones", async () => {
    const dev = await plannedResources("dev");
    assert.equal(dev.all("aws:ec2/natGateway:NatGateway").length, 1);
    for (const kind of ["Private", "Pod"] as const) {
      const used = ofKind(dev, ROUTE_TABLE, kind).map((table) => natGatewaysOf(dev, table));
      assert.deepEqual(used, [["network-vpc-1"], ["network-vpc-1"]]);
    }
  });

  it("NET-02 None can be written: no gateway, and no route out for nodes and pods", async () => {
    const prod = await loadEnvironment("prod");
    const plan = await planned({ ...prod, network: { ...prod.network, natGateways: { strategy: "None" } } });
    assert.deepEqual(plan.all("aws:ec2/natGateway:NatGateway"), []);
    for (const kind of ["Private", "Pod"] as const) {
      const used = ofKind(plan, ROUTE_TABLE, kind).map((table) => natGatewaysOf(plan, table));
      assert.deepEqual(used, [[], [], []]);
    }
  });
});

for (const name of SHIPPED) {
  describe(`NET-03 ${name} network hardening`, () => {
    let plan: Planned;
    let environment: Environment;
    before(async () => {
      [plan, environment] = [await plannedResources(name), await loadEnvironment(name)];
    });

    it("NET-03 logs the VPC's flows, encrypted with its own rotating key and with a retention", () => {
      const { inputs } = plan.get("aws:ec2/flowLog:FlowLog");
      const group = plan.get("aws:cloudwatch/logGroup:LogGroup", "network-vpc-flow-logs-log-group");
      const key = plan.get("aws:kms/key:Key", "network-flow-logs-key");
      assert.equal(inputs["vpcId"], plan.get("aws:ec2/vpc:Vpc").id);
      assert.equal(inputs["trafficType"], "ALL");
      assert.ok(String(inputs["logDestination"]).endsWith(`:log-group:${String(group.inputs["name"])}`));
      assert.ok(String(group.inputs["kmsKeyId"]).endsWith(`:key/${key.id}`));
      assert.equal(key.inputs["enableKeyRotation"], true);
      assert.equal(group.inputs["retentionInDays"], environment.network.flowLogs.retentionDays);
    });

    it("NET-03 leaves the default security group without a rule", () => {
      const { inputs } = plan.get("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup");
      assert.equal(inputs["vpcId"], plan.get("aws:ec2/vpc:Vpc").id);
      assert.deepEqual([inputs["ingress"], inputs["egress"]], [[], []]);
    });

    it("NET-03 gives no instance a public address on launch", () => {
      const subnets = plan.all(SUBNET);
      assert.equal(subnets.length, 3 * environment.network.availabilityZones.length);
      for (const { inputs, urn } of subnets) assert.equal(inputs["mapPublicIpOnLaunch"], false, urn);
    });

    it("NET-03 has DNS hostnames on", () => {
      const { inputs } = plan.get("aws:ec2/vpc:Vpc");
      assert.deepEqual([inputs["enableDnsHostnames"], inputs["enableDnsSupport"]], [true, true]);
    });

    it("NET-03 tags subnets for internet-facing and internal load balancers and for node discovery", () => {
      const kubernetes = (kind: Kind): Tags[] =>
        ofKind(plan, SUBNET, kind).map((subnet) =>
          Object.fromEntries(Object.entries(tagsOf(subnet)).filter(([key]) => key.includes("/"))),
        );
      const each = (tags: Tags): Tags[] => environment.network.availabilityZones.map(() => tags);
      assert.deepEqual(kubernetes("Public"), each({ "kubernetes.io/role/elb": "1" }));
      assert.deepEqual(
        kubernetes("Private"),
        each({ "kubernetes.io/role/internal-elb": "1", "karpenter.sh/discovery": `drydock-${name}` }),
      );
      assert.deepEqual(kubernetes("Pod"), each({ "kubernetes.io/role/cni": "1" }));
    });

    it("NET-03 is planned without a finding", () => {
      assert.deepEqual(
        plan.record.preflight.filter(({ layer, status }) => layer === "network" && status === "fail"),
        [],
      );
    });
  });
}

describe("NET-04 prod endpoints", () => {
  /** Who calls each is in docs/layers/network.md. */
  const CALLED = [
    "autoscaling",
    "ec2",
    "ecr.api",
    "ecr.dkr",
    "eks",
    "eks-auth",
    "elasticfilesystem",
    "elasticloadbalancing",
    "kms",
    "logs",
    "monitoring",
    "secretsmanager",
    "sqs",
    "ssm",
    "sts",
  ];
  let prod: Planned;
  before(async () => {
    prod = await plannedResources("prod");
  });

  function ids(kind: Kind, type: string): unknown[] {
    return ofKind(prod, type, kind).map(({ id }) => id);
  }

  it("NET-04 leads every node and pod subnet to S3 through a gateway endpoint", () => {
    const { inputs } = prod.get(ENDPOINT, "network-endpoint-s3");
    assert.equal(inputs["vpcEndpointType"], "Gateway");
    assert.equal(inputs["serviceName"], "com.amazonaws.us-east-1.s3");
    assert.deepEqual(inputs["routeTableIds"], [...ids("Private", ROUTE_TABLE), ...ids("Pod", ROUTE_TABLE)]);
  });

  it("NET-04 has an interface endpoint, under the service's own name and in every zone, for every API that is called", () => {
    const interfaces = prod.all(ENDPOINT).filter(({ inputs }) => inputs["vpcEndpointType"] === "Interface");
    assert.deepEqual(
      interfaces.map(({ inputs }) => inputs["serviceName"]).sort(),
      CALLED.map((service) => `com.amazonaws.us-east-1.${service}`),
    );
    for (const { inputs } of interfaces) {
      assert.equal(inputs["privateDnsEnabled"], true);
      assert.deepEqual(inputs["subnetIds"], ids("Private", SUBNET));
    }
  });

  it("NET-04 opens the interface endpoints to HTTPS from nodes and pods only", () => {
    const group = prod.get("aws:ec2/securityGroup:SecurityGroup", "network-endpoint-security-group");
    const rules = prod
      .all("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule")
      .filter(({ inputs }) => inputs["securityGroupId"] === group.id)
      .map(({ inputs }) => [inputs["cidrIpv4"], inputs["ipProtocol"], inputs["fromPort"], inputs["toPort"]]);
    assert.deepEqual(rules.sort(), [
      ["10.0.0.0/16", "tcp", 443, 443],
      ["100.64.0.0/16", "tcp", 443, 443],
    ]);
  });

  it("NET-04 bounds every endpoint to principals and resources of prod's account", () => {
    for (const { inputs, name } of prod.all(ENDPOINT)) {
      const { Statement } = JSON.parse(String(inputs["policy"])) as {
        Statement: { Resource: unknown; Condition?: { StringEquals?: Record<string, string> } }[];
      };
      const [own, ...exceptions] = Statement;
      assert.deepEqual(
        own?.Condition,
        { StringEquals: { "aws:PrincipalAccount": "111111111111", "aws:ResourceAccount": "111111111111" } },
        name,
      );
      for (const { Resource } of exceptions) assert.notEqual(Resource, "*", name);
    }
  });

  it("NET-04 keeps the cluster's API endpoint private", () => {
    const config = prod.get("aws:eks/cluster:Cluster").inputs["vpcConfig"] as Record<string, unknown>;
    assert.deepEqual([config["endpointPrivateAccess"], config["endpointPublicAccess"]], [true, false]);
  });
});
