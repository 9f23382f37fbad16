/** Proves that a network too small for its pools is found, with the numbers, and that a large enough one is not. */
import assert from "node:assert/strict";
import type { PlannedResource } from "@drydock/core/plan-record";
import { object } from "../kubernetes/testing/plan.ts";
import { platformOf } from "../platform/platform.ts";
import { aws, cluster, nodeGroup, said, subnet, vpcCni } from "../platform/testing/plan.ts";
import { subnetTooSmall, zoneWithoutPodSubnet } from "./checks.ts";
import { subnetFills } from "./fill.ts";

const ZONES = ["a", "b", "c"];
const PREFIXES = { ENABLE_PREFIX_DELEGATION: "true" };

/** Three zones with a subnet of nodes each. */
function network(prefixLength: number, cni: PlannedResource, maxSize: number): PlannedResource[] {
  const subnets = ZONES.map((zone, i) => subnet(`private-${zone}`, `10.0.${i * 16}.0/${prefixLength}`, zone));
  const ids = ZONES.map((zone) => `private-${zone}`);
  return [
    cluster({ vpcConfig: { subnetIds: ids } }),
    cni,
    ...subnets,
    nodeGroup("application", maxSize, ids),
  ];
}

describe("addresses/SubnetTooSmall", () => {
  it("passes where every pool fits", () => {
    assert.deepEqual(said(subnetTooSmall, network(20, vpcCni(PREFIXES), 50)), []);
  });

  it("fails where nodes' subnets hold the pods too, and says at how many nodes it is full", () => {
    const [first, ...others] = said(subnetTooSmall, network(24, vpcCni(PREFIXES), 50));
    assert.equal(
      first,
      "fail private-a (10.0.0.0/24, a) has 251 addresses, and needs 2199 with its pools at their maximum: it is full at 1 of 17 nodes",
    );
    assert.equal(others.length, 2);
  });

  it("finds three private /24 too small for the pools of the architecture documents", () => {
    const subnets = ZONES.map((zone, i) => subnet(`private-${zone}`, `10.0.${(i + 1) * 10}.0/24`, zone));
    const ids = ZONES.map((zone) => `private-${zone}`);
    const pools: [string, number, string][] = [
      ["system", 4, "m5.large"],
      ["application", 50, "m5.xlarge"],
      ["compute", 20, "c5.2xlarge"],
      ["memory", 10, "r5.xlarge"],
      ["application-spot", 20, "t3.xlarge"],
      ["data", 6, "r5.xlarge"],
      ["infrastructure", 6, "t3.large"],
    ];
    const plan = (cni: PlannedResource): PlannedResource[] => [
      cluster({ vpcConfig: { subnetIds: ids } }),
      cni,
      ...subnets,
      ...pools.map(([name, maxSize, type]) => nodeGroup(name, maxSize, ids, { instanceTypes: [type] })),
    ];
    assert.deepEqual(
      said(subnetTooSmall, plan(vpcCni(PREFIXES))),
      ZONES.map(
        (zone, i) =>
          `fail private-${zone} (10.0.${i + 1}0.0/24, ${zone}) has 251 addresses, and needs 5295 with its pools at their maximum: it is full at 1 of 41 nodes`,
      ),
    );
    assert.equal(
      said(subnetTooSmall, plan(vpcCni({})))[0],
      "fail private-a (10.0.10.0/24, a) has 251 addresses, and needs 2358 with its pools at their maximum: it is full at 4 of 41 nodes",
    );
  });

  it("says what it counted, and what the other way of the CNI would need", () => {
    const [found] = subnetTooSmall.find(platformOf({ resources: network(24, vpcCni({}), 50) }));
    assert.equal(
      found?.evidence,
      "17 nodes with all their pods; 6 for control plane; with prefix delegation 1383",
    );
    assert.equal(found.environmentPath, "network.availabilityZones");
  });

  it("counts pods in their own subnets with custom networking", () => {
    const cni = vpcCni(
      { ...PREFIXES, AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: "true" },
      { a: "pods-a", b: "pods-b", c: "pods-c" },
    );
    const pods = ZONES.map((zone, i) =>
      subnet(`pods-${zone}`, `100.64.${i * 64}.0/${zone === "c" ? 24 : 18}`, zone),
    );
    const plan = [...network(24, cni, 50), ...pods];
    assert.deepEqual(said(subnetTooSmall, plan), [
      "fail pods-c (100.64.128.0/24, c) has 251 addresses, and needs 2193 with its pools at their maximum: it is full at 1 of 17 nodes",
    ]);
    const nodes = subnetFills(platformOf({ resources: plan })).find(
      ({ subnet: { name } }) => name === "private-a",
    );
    assert.deepEqual([nodes?.needed, nodes?.nodesThatFit], [23, 17]);
  });

  it("counts endpoints, gateways, mount targets, load balancers, databases and caches", () => {
    const ids = ["private-a"];
    const annotations = { "service.beta.kubernetes.io/aws-load-balancer-scheme": "internet-facing" };
    const plan = [
      cluster({ vpcConfig: { subnetIds: ids } }),
      subnet("private-a", "10.0.0.0/24", "a", { "kubernetes.io/role/elb": "1" }),
      aws("ec2/vpcEndpoint:VpcEndpoint", "sts", { vpcEndpointType: "Interface", subnetIds: ids }),
      aws("ec2/natGateway:NatGateway", "nat", { subnetId: "private-a" }),
      aws("efs/mountTarget:MountTarget", "files", { subnetId: "private-a" }),
      aws("lb/loadBalancer:LoadBalancer", "web", { subnets: ids }),
      aws("rds/subnetGroup:SubnetGroup", "databases", { subnetIds: ids }),
      aws("rds/instance:Instance", "orders", { dbSubnetGroupName: "databases" }),
      aws("elasticache/subnetGroup:SubnetGroup", "caches", { subnetIds: ids }),
      aws("elasticache/replicationGroup:ReplicationGroup", "sessions", {
        subnetGroupName: "caches",
        numNodeGroups: 2,
        replicasPerNodeGroup: 1,
      }),
      object("v1", "Service", "web/entry", { spec: { type: "LoadBalancer" } }),
      {
        ...object("v1", "Service", "web/public"),
        inputs: {
          apiVersion: "v1",
          kind: "Service",
          metadata: { name: "public", namespace: "web", annotations },
          spec: { type: "LoadBalancer" },
        },
      },
    ];
    const [fill] = subnetFills(platformOf({ resources: plan }));
    assert.deepEqual(fill?.fixed, {
      "control plane": 6,
      endpoints: 1,
      NAT: 1,
      "mount targets": 1,
      "load balancers": 9,
      databases: 1,
      caches: 4,
    });
  });

  it("counts no pods of a cluster whose CNI takes no addresses of the VPC", () => {
    const plan = network(24, cluster(), 50).filter(({ type }) => type !== "aws:eks/cluster:Cluster");
    assert.deepEqual(said(subnetTooSmall, [cluster({ bootstrapSelfManagedAddons: false }), ...plan]), []);
  });
});

describe("addresses/ZoneWithoutPodSubnet", () => {
  const custom = (zones: Record<string, string>): PlannedResource =>
    vpcCni({ AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: "true" }, zones);
  const pods = ZONES.map((zone, i) => subnet(`pods-${zone}`, `100.64.${i}.0/24`, zone));

  it("passes where every zone has one", () => {
    const cni = custom({ a: "pods-a", b: "pods-b", c: "pods-c" });
    assert.deepEqual(said(zoneWithoutPodSubnet, [...network(24, cni, 3), ...pods]), []);
  });

  it("fails for a zone without an ENIConfig, and for one that names no subnet of the plan", () => {
    const cni = custom({ a: "pods-a", b: "pods-z" });
    assert.deepEqual(said(zoneWithoutPodSubnet, [...network(24, cni, 3), ...pods]), [
      "fail nodes in b have no subnet for their pods",
      "fail nodes in c have no subnet for their pods",
    ]);
  });
});
