/** Proves what AWS resources cost, each figure worked out by hand from the price table and 730 hours a month. */
import assert from "node:assert/strict";
import type { PlannedResource } from "@drydock/core/plan-record";
import { charges, estimate, gaps, resource } from "../testing/plan.ts";

const SUBNETS = ["subnet-a", "subnet-b", "subnet-c"];
const DATABASE = { engine: "postgres", instanceClass: "db.r6g.large", storageType: "gp3" };

const CASES: readonly (readonly [what: string, resource: PlannedResource, expected: readonly string[]])[] = [
  [
    "a NAT gateway: 730 * 0.045, and 10, 100 or 1000 GB at 0.045",
    resource("aws:ec2/natGateway:NatGateway", "nat"),
    ["NAT gateway: 32.85 / 32.85 / 32.85", "data through the NAT gateway: 0.45 / 4.5 / 45"],
  ],
  ["an address: 730 * 0.005", resource("aws:ec2/eip:Eip", "ip"), ["public IPv4 address: 3.65 / 3.65 / 3.65"]],
  [
    "an endpoint in three zones: 3 * 730 * 0.01, and 3 * 1, 10 or 100 GB at 0.01",
    resource("aws:ec2/vpcEndpoint:VpcEndpoint", "ec2", { vpcEndpointType: "Interface", subnetIds: SUBNETS }),
    ["data through the endpoint: 0.03 / 0.3 / 3", "interface endpoint in 3 zones: 21.9 / 21.9 / 21.9"],
  ],
  [
    "a network load balancer: 730 * 0.0225, and 0, 1 or 10 units at 730 * 0.006",
    resource("aws:lb/loadBalancer:LoadBalancer", "nlb", { loadBalancerType: "network" }),
    [
      "capacity units of the network load balancer: 0 / 4.38 / 43.8",
      "network load balancer: 16.43 / 16.43 / 16.43",
    ],
  ],
  [
    "an application load balancer: units at 730 * 0.008",
    resource("aws:lb/loadBalancer:LoadBalancer", "alb"),
    [
      "application load balancer: 16.43 / 16.43 / 16.43",
      "capacity units of the application load balancer: 0 / 5.84 / 58.4",
    ],
  ],
  [
    "a gp3 volume of 100 GiB with 6000 IOPS and 250 MiB/s: 8, 3000 * 0.005, 125 * 0.04",
    resource("aws:ebs/volume:Volume", "disk", { type: "gp3", size: 100, iops: 6000, throughput: 250 }),
    [
      "gp3 IOPS of disk: 15 / 15 / 15",
      "gp3 throughput of disk: 5 / 5 / 5",
      "gp3 volume, 100 GiB, of disk: 8 / 8 / 8",
    ],
  ],
  [
    "a gp3 volume with what is included, and less, only for its size",
    resource("aws:ebs/volume:Volume", "disk", { type: "gp3", size: 50, iops: 3000, throughput: 125 }),
    ["gp3 volume, 50 GiB, of disk: 4 / 4 / 4"],
  ],
  [
    "an io1 volume, every one of its IOPS: 30 * 0.125, 300 * 0.065",
    resource("aws:ebs/volume:Volume", "disk", { type: "io1", size: 30, iops: 300 }),
    ["io1 IOPS of disk: 19.5 / 19.5 / 19.5", "io1 volume, 30 GiB, of disk: 3.75 / 3.75 / 3.75"],
  ],
  [
    "a file system with elastic throughput: 0, 50 or 500 GB at 0.30, read at 0.03, written at 0.06",
    resource("aws:efs/fileSystem:FileSystem", "files", { throughputMode: "elastic" }),
    [
      "content of the file system: 0 / 15 / 150",
      "data read, elastic throughput: 0 / 1.5 / 15",
      "data written, elastic throughput: 0 / 3 / 30",
    ],
  ],
  [
    "a file system with 10 MiB/s provisioned: 10 * 6",
    resource("aws:efs/fileSystem:FileSystem", "files", {
      throughputMode: "provisioned",
      provisionedThroughputInMibps: 10,
    }),
    ["content of the file system: 0 / 15 / 150", "provisioned throughput: 60 / 60 / 60"],
  ],
  [
    "a bucket: 1, 50 or 500 GB at 0.023",
    resource("aws:s3/bucket:Bucket", "b"),
    ["content of the bucket: 0.02 / 1.15 / 11.5"],
  ],
  [
    "a repository: 1, 5 or 20 GB at 0.10",
    resource("aws:ecr/repository:Repository", "r"),
    ["images: 0.1 / 0.5 / 2"],
  ],
  [
    "a key: 1, and 1, 10 or 100 times 10,000 requests at 0.03",
    resource("aws:kms/key:Key", "k"),
    ["customer managed key: 1 / 1 / 1", "requests to the key: 0.03 / 0.3 / 3"],
  ],
  [
    "a log group kept a year: 1, 30 or 150 GB at 0.50, twelve times as much at 0.03",
    resource("aws:cloudwatch/logGroup:LogGroup", "l", { retentionInDays: 365 }),
    ["logs kept: 0.36 / 10.8 / 54", "logs received: 0.5 / 15 / 75"],
  ],
  ["a secret: 0.40", resource("aws:secretsmanager/secret:Secret", "s"), ["secret: 0.4 / 0.4 / 0.4"]],
  ["an alarm: 0.10", resource("aws:cloudwatch/metricAlarm:MetricAlarm", "a"), ["alarm: 0.1 / 0.1 / 0.1"]],
  ["a zone: 0.50", resource("aws:route53/zone:Zone", "z"), ["hosted zone: 0.5 / 0.5 / 0.5"]],
  [
    "a queue: 0, 1 or 10 million requests at 0.40",
    resource("aws:sqs/queue:Queue", "q"),
    ["requests to the queue: 0 / 0.4 / 4"],
  ],
  [
    "a web ACL of two rules: 5, 2 * 1, and 1, 10 or 100 million requests at 0.60",
    resource("aws:wafv2/webAcl:WebAcl", "w", { rules: [{}, {}] }),
    ["requests through the web ACL: 0.6 / 6 / 60", "rules of the web ACL: 2 / 2 / 2", "web ACL: 5 / 5 / 5"],
  ],
  [
    "a database in two zones that may grow: 2 * 730 * 0.225, 2 * 100 (1000) * 0.115, a secret",
    resource("aws:rds/instance:Instance", "db", {
      ...DATABASE,
      multiAz: true,
      allocatedStorage: 100,
      maxAllocatedStorage: 1000,
      manageMasterUserPassword: true,
    }),
    [
      "database db.r6g.large in two zones: 328.5 / 328.5 / 328.5",
      "gp3 storage of the database in two zones: 23 / 23 / 230",
      "secret of the master user: 0.4 / 0.4 / 0.4",
    ],
  ],
  [
    "a database in one zone with 14000 IOPS: 730 * 0.225, 500 * 0.115, 2000 * 0.02",
    resource("aws:rds/instance:Instance", "db", { ...DATABASE, allocatedStorage: 500, iops: 14_000 }),
    [
      "database db.r6g.large in one zone: 164.25 / 164.25 / 164.25",
      "gp3 IOPS of the database: 40 / 40 / 40",
      "gp3 storage of the database in one zone: 57.5 / 57.5 / 57.5",
    ],
  ],
  [
    "a cache of three nodes: 3 * 730 * 0.1648",
    resource("aws:elasticache/replicationGroup:ReplicationGroup", "c", {
      engine: "valkey",
      nodeType: "cache.r6g.large",
      numCacheClusters: 3,
    }),
    ["3 nodes of cache.r6g.large: 360.91 / 360.91 / 360.91"],
  ],
  [
    "a cache of two shards with one replica each: 4 * 730 * 0.206",
    resource("aws:elasticache/replicationGroup:ReplicationGroup", "c", {
      engine: "redis",
      nodeType: "cache.r6g.large",
      numNodeGroups: 2,
      replicasPerNodeGroup: 1,
    }),
    ["4 nodes of cache.r6g.large: 601.52 / 601.52 / 601.52"],
  ],
];

describe("charges of AWS resources", () => {
  for (const [what, one, expected] of CASES) {
    it(`are right for ${what}`, () => {
      assert.deepEqual(charges([one]), expected);
      assert.deepEqual(gaps([one]), []);
    });
  }

  it("count as assumed where the plan does not say how much is used", () => {
    const { lines } = estimate([resource("aws:kms/key:Key", "k")]);
    assert.deepEqual(
      lines.map(({ item, assumed, verified }) => ({ item, assumed, verified })),
      [
        { item: "customer managed key", assumed: false, verified: false },
        { item: "requests to the key", assumed: true, verified: false },
      ],
    );
  });
});

describe("the EKS control plane", () => {
  const cluster = (version: string, supportType?: string): PlannedResource =>
    resource("aws:eks/cluster:Cluster", "cluster", {
      version,
      ...(supportType === undefined ? {} : { upgradePolicy: { supportType } }),
    });
  const at = (version: string, date: string, supportType?: string) => {
    const { range, notes } = estimate([cluster(version, supportType)], { date });
    return [range.typical, ...notes];
  };

  it("costs 730 * 0.10 in standard support, and says when that ends unless AWS upgrades by itself", () => {
    assert.deepEqual(at("1.35", "2026-11-21", "STANDARD"), [73]);
    assert.deepEqual(at("1.35", "2026-11-21"), [
      73,
      "Kubernetes 1.35 costs six times as much from 2027-03-27, unless it is upgraded",
    ]);
  });

  it("costs 730 * 0.60 in extended support, and never with the upgrade policy STANDARD", () => {
    assert.deepEqual(at("1.35", "2027-03-26", "EXTENDED")[0], 73);
    assert.deepEqual(at("1.35", "2027-03-27", "EXTENDED"), [
      438,
      "Kubernetes 1.35 is in extended support since 2027-03-27: an upgrade saves five sixths",
    ]);
    assert.deepEqual(at("1.35", "2027-03-27", "STANDARD"), [73]);
  });

  it("says that a version is too old, or not known", () => {
    assert.deepEqual(
      at("1.35", "2028-03-27", "EXTENDED")[1],
      "Kubernetes 1.35 is no longer supported: AWS upgrades it",
    );
    assert.deepEqual(at("9.9", "2026-11-21"), [
      73,
      "Kubernetes 9.9 is not in the catalogue: counted as in standard support",
    ]);
  });
});

describe("what has no price", () => {
  it("is named with what is missing, and is in no sum", () => {
    const all = [
      resource("aws:rds/instance:Instance", "db", {
        ...DATABASE,
        instanceClass: "db.z9.large",
        allocatedStorage: 10,
      }),
      resource("aws:ec2/vpcEndpoint:VpcEndpoint", "e", { vpcEndpointType: "GatewayLoadBalancer" }),
      resource("aws:lb/loadBalancer:LoadBalancer", "g", { loadBalancerType: "gateway" }),
      resource("aws:cloudwatch/logGroup:LogGroup", "l", { logGroupClass: "INFREQUENT_ACCESS" }),
      resource("aws:amp/workspace:Workspace", "m"),
      resource("aws:dlm/lifecyclePolicy:LifecyclePolicy", "d"),
    ];
    assert.deepEqual(gaps(all), [
      "aws:amp/workspace:Workspace: the estimate has no rule for this type",
      "aws:cloudwatch/logGroup:LogGroup: no price for log groups of class INFREQUENT_ACCESS",
      "aws:dlm/lifecyclePolicy:LifecyclePolicy: snapshots cost by how much of the volumes changes between them",
      "aws:ec2/vpcEndpoint:VpcEndpoint: no price for endpoints of type GatewayLoadBalancer",
      "aws:lb/loadBalancer:LoadBalancer: no price for load balancers of type gateway",
      "aws:rds/instance:Instance: no price for rds/postgres/db.z9.large in us-east-1",
    ]);
    assert.deepEqual(charges(all), ["gp3 storage of the database in one zone: 1.15 / 1.15 / 1.15"]);
  });
});
