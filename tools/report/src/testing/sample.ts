/** A small record that has something on every page: two zones, a cluster, two layers, findings, capacity, cost. */
import {
  type PlannedResource,
  type PlanRecord,
  planRecordSchema,
  type PreflightCheck,
} from "@drydock/core/plan-record";

type Sample = Partial<PlannedResource> & Pick<PlannedResource, "name" | "type">;

export function resource({ name, type, layer = "network", ...rest }: Sample): PlannedResource {
  return {
    urn: `urn:pulumi:sample::drydock-${layer}::${type}::${name}`,
    type,
    name,
    layer,
    parent: null,
    component: null,
    inputs: {},
    dependsOn: [],
    ...rest,
  };
}

export function finding(subject: PlannedResource, rest: Partial<PreflightCheck> = {}): PreflightCheck {
  return {
    id: "addresses/SubnetTooSmall",
    status: "fail",
    subject: subject.urn,
    message: "needs 300 addresses and has 251",
    remediation: "give the subnet a larger range",
    layer: subject.layer,
    environmentPath: "network.availabilityZones[0].privateSubnetCidrBlock",
    ...rest,
  };
}

const ENVIRONMENT = `# A sample.
network:
  vpcCidrBlock: 10.0.0.0/16
  availabilityZones:
    - name: us-east-1a
      privateSubnetCidrBlock: 10.0.10.0/24
nodePools:
  data:
    instanceTypes: [r5.xlarge]
    maxSize: 6
`;

const vpc = resource({
  name: "network-vpc",
  type: "aws:ec2/vpc:Vpc",
  id: "vpc-0123456789",
  inputs: { cidrBlock: "10.0.0.0/16" },
});

const subnets = ["us-east-1a", "us-east-1b"].map((zone, i) =>
  resource({
    name: `network-vpc-private-${zone}`,
    type: "aws:ec2/subnet:Subnet",
    id: `subnet-000000${i}`,
    inputs: { availabilityZone: zone, cidrBlock: `10.0.${(i + 1) * 10}.0/24`, vpcId: vpc.id },
    dependsOn: [vpc.urn],
  }),
);

const cluster = resource({
  name: "cluster",
  type: "aws:eks/cluster:Cluster",
  layer: "cluster",
  id: "drydock-sample",
  inputs: { name: "drydock-sample", version: "1.35" },
  dependsOn: subnets.map(({ urn }) => urn),
});

const pools = resource({ name: "nodepools", type: "drydock:nodepools:NodePools", layer: "nodepools" });

const pool = resource({
  name: "nodepools-data-node-group",
  type: "aws:eks/nodeGroup:NodeGroup",
  layer: "nodepools",
  parent: pools.urn,
  inputs: {
    instanceTypes: ["r5.xlarge"],
    scalingConfig: { minSize: 1, maxSize: 6 },
    subnetIds: ["subnet-0000000"],
  },
  dependsOn: [cluster.urn],
});

const release = resource({
  name: "mesh-istiod-release",
  type: "kubernetes:helm.sh/v3:Release",
  layer: "mesh",
  inputs: { name: "istiod", chart: "istiod", version: "1.30.3" },
  dependsOn: [pool.urn],
});

const range = (typical: number) => ({ minimum: typical / 2, typical, maximum: typical * 2 });

export function sampleRecord(rest: Partial<PlanRecord> = {}): PlanRecord {
  const [first] = subnets as [PlannedResource, ...PlannedResource[]];
  return planRecordSchema.parse({
    schemaVersion: 1,
    environment: "sample",
    topology: "layered",
    layers: [
      { name: "network", upstream: [], resources: 3 },
      { name: "cluster", upstream: ["network"], resources: 1 },
      { name: "nodepools", upstream: ["network", "cluster"], resources: 2 },
      { name: "mesh", upstream: ["network", "cluster", "nodepools"], resources: 1 },
    ],
    resources: [vpc, ...subnets, cluster, pools, pool, release],
    policy: {
      evaluated: 40,
      violations: [
        {
          policy: "cluster-private-endpoint",
          pack: "hardening",
          level: "advisory",
          severity: "high",
          urn: cluster.urn,
          path: "vpcConfig",
          message: "must be private",
          remediation: "set endpointPublicAccess.enabled to false",
          environmentPath: null,
          frameworks: ["CIS EKS 5.4.2"],
        },
      ],
      exempted: [
        {
          policy: "release-namespace",
          urn: release.urn,
          path: "namespace",
          message: "must be set",
          reason: "A sample.",
          owner: "nobody",
          expires: "2027-01-31",
        },
      ],
    },
    preflight: [finding(first)],
    capacity: {
      pools: [
        {
          name: "data",
          urn: pool.urn,
          kind: "nodeGroup",
          instanceType: "r5.xlarge",
          zones: ["us-east-1a", "us-east-1b"],
          nodes: { minimum: 1, typical: 1, maximum: 6 },
          perNode: { cpu: 3.9, memoryGiB: 29, pods: 110, ephemeralGiB: 90, volumes: 25 },
          used: { nodes: 4, cpu: 12.5, memoryGiB: 90, pods: 40, cpuShare: 0.8, memoryShare: 0.78 },
        },
      ],
      placements: [
        {
          workload: "chart istiod: Deployment istio-system/istiod",
          urn: release.urn,
          source: "chart",
          replicas: 3,
          requests: { cpu: 0.5, memoryGiB: 2 },
          on: [{ pool: "data", perZone: { "us-east-1a": 1, "us-east-1b": 1 } }],
          pending: { count: 1, reason: "no node of data has 2 GiB left" },
        },
      ],
      atMinimum: [],
      zoneLoss: [
        { zone: "us-east-1a", pending: [] },
        {
          zone: "us-east-1b",
          pending: [{ workload: "istiod", urn: release.urn, count: 2, reason: "data is full" }],
        },
      ],
      leavesOut: ["Pods that operators start."],
    },
    network: {
      subnets: subnets.map(({ name, urn, inputs }, i) => ({
        name,
        urn,
        zone: String(inputs["availabilityZone"]),
        cidr: String(inputs["cidrBlock"]),
        addresses: 251,
        needed: i === 0 ? 300 : 120,
        fixed: { endpoints: 16 },
        nodes: 6,
        fullAtNodes: i === 0 ? 4 : null,
      })),
      reachability: [
        ["gateway", "frontend", "8080", true, true],
        ["frontend", "database", "5432", true, false],
        ["prometheus", "frontend", "9090", false, true],
      ].map(([from, to, port, reachable, declared]) => ({
        from,
        to,
        port,
        protocol: "TCP",
        reachable,
        declared,
        level: "networkPolicy",
        why: `${String(from)} calls ${String(to)}`,
      })),
      leavesOut: ["Pods on the host network."],
    },
    cost: {
      monthlyUsd: 300,
      byLayer: { nodepools: 250, cluster: 50 },
      byPool: { data: 250 },
      priceTableDate: "2026-11-21",
      region: "us-east-1",
      range: range(300),
      layers: { nodepools: range(250), cluster: range(50) },
      pools: { data: range(250) },
      workloads: [],
      unverifiedUsd: 20,
      lines: [
        {
          urn: pool.urn,
          layer: "nodepools",
          item: "r5.xlarge on demand",
          unit: "hour",
          quantity: range(730),
          priceUsd: 0.252,
          monthlyUsd: range(250),
          verified: true,
          assumed: false,
        },
      ],
      noPrice: [{ type: "aws:dlm/lifecyclePolicy:LifecyclePolicy", count: 1, reason: "by what changes" }],
      free: [],
      notes: ["No taxes."],
      assumptions: [{ id: "hours", value: 730, unit: "hours", meaning: "length of a month", source: "" }],
    },
    requirements: [
      { id: "NET-01", title: "A VPC", state: "covered", resources: ["Vpc network-vpc"] },
      { id: "EDG-01", title: "A content delivery network", state: "missing", resources: [] },
      { id: "OPS-01", title: "A drill", state: "beyond", resources: [] },
    ],
    environmentFile: {
      name: "sample.yaml",
      text: ENVIRONMENT,
      values: [
        { path: "network.vpcCidrBlock", line: 3, value: "10.0.0.0/16" },
        { path: "network.availabilityZones[0].name", line: 5, value: "us-east-1a" },
        { path: "network.availabilityZones[0].privateSubnetCidrBlock", line: 6, value: "10.0.10.0/24" },
        { path: "nodePools.data.instanceTypes[0]", line: 9, value: "r5.xlarge" },
        { path: "nodePools.data.maxSize", line: 10, value: "6" },
      ],
    },
    ...rest,
  });
}
