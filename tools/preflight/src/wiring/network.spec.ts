/** Proves that DNS names, tags, selectors and security groups that a cluster relies on are missed where they are missing. */
import assert from "node:assert/strict";
import type { PlannedResource } from "@drydock/core/plan-record";
import { object, release } from "../kubernetes/testing/plan.ts";
import { aws, cluster, nodeGroup, said, subnet } from "../platform/testing/plan.ts";
import {
  balancerTagOnWrongSubnet,
  nodeClassSelectsNothing,
  vpcWithoutDnsNames,
  zoneWithoutBalancerSubnet,
} from "./network.ts";
import { controlPlaneCutOff } from "./webhook-ports.ts";

const ELB = { "kubernetes.io/role/elb": "1" };
const INTERNAL = { "kubernetes.io/role/internal-elb": "1" };

describe("wiring/VpcWithoutDnsNames", () => {
  const vpc = (inputs: object): PlannedResource[] => [
    cluster(),
    aws("ec2/vpc:Vpc", "main", { cidrBlock: "10.0.0.0/16", ...inputs }),
  ];

  it("passes where nothing relies on names", () => {
    assert.deepEqual(said(vpcWithoutDnsNames, vpc({}).slice(1)), []);
  });

  it("passes with host names, and DNS support as AWS has it by default", () => {
    assert.deepEqual(said(vpcWithoutDnsNames, vpc({ enableDnsHostnames: true })), []);
  });

  it("fails without either", () => {
    assert.deepEqual(said(vpcWithoutDnsNames, vpc({})), ["fail enableDnsHostnames of main must be on"]);
    assert.deepEqual(said(vpcWithoutDnsNames, vpc({ enableDnsSupport: false })), [
      "fail enableDnsSupport and enableDnsHostnames of main must be on",
    ]);
  });
});

describe("tags of subnets", () => {
  const routes = [
    aws("ec2/route:Route", "out", { routeTableId: "open", gatewayId: "igw-1" }),
    aws("ec2/routeTableAssociation:RouteTableAssociation", "of-public", {
      routeTableId: "open",
      subnetId: "public",
    }),
  ];
  const zone = (publicTags: object, privateTags: object): PlannedResource[] => [
    cluster(),
    ...routes,
    subnet("public", "10.0.0.0/24", "a", publicTags),
    subnet("private", "10.0.1.0/24", "a", privateTags),
    nodeGroup("system", 3, ["private"]),
  ];

  it("pass where public and private ones have their own", () => {
    assert.deepEqual(said(balancerTagOnWrongSubnet, zone(ELB, INTERNAL)), []);
    assert.deepEqual(said(zoneWithoutBalancerSubnet, zone(ELB, INTERNAL)), []);
  });

  it("fail where they are exchanged", () => {
    assert.deepEqual(said(balancerTagOnWrongSubnet, zone(INTERNAL, ELB)), [
      "fail public is public and has the tag kubernetes.io/role/internal-elb",
      "fail private is private and has the tag kubernetes.io/role/elb",
    ]);
  });

  it("fail where no subnet of a zone with nodes has one", () => {
    assert.deepEqual(said(zoneWithoutBalancerSubnet, zone(ELB, {})), [
      "fail no subnet in a has the tag kubernetes.io/role/internal-elb",
    ]);
  });

  it("are what a node class selects by", () => {
    const nodeClass = (term: object): PlannedResource =>
      object("karpenter.k8s.aws/v1", "EC2NodeClass", "default", { spec: { subnetSelectorTerms: [term] } });
    const found = subnet("private", "10.0.1.0/24", "a", { "karpenter.sh/discovery": "main" });
    for (const term of [
      { tags: { "karpenter.sh/discovery": "main" } },
      { tags: { "karpenter.sh/discovery": "*" } },
      { id: "x" },
    ])
      assert.deepEqual(said(nodeClassSelectsNothing, [found, nodeClass(term)]), []);
    assert.deepEqual(
      said(nodeClassSelectsNothing, [found, nodeClass({ tags: { "karpenter.sh/discovery": "mian" } })]),
      ["fail EC2NodeClass default: spec.subnetSelectorTerms finds nothing"],
    );
  });
});

describe("wiring/ControlPlaneCutOff", () => {
  const template = (groups: readonly string[]): PlannedResource =>
    aws("ec2/launchTemplate:LaunchTemplate", "nodes", { networkInterfaces: [{ securityGroups: groups }] });
  const own = aws("ec2/securityGroup:SecurityGroup", "own", { name: "own-nodes" });
  const rule = (inputs: object): PlannedResource =>
    aws("vpc/securityGroupIngressRule:SecurityGroupIngressRule", "rule", {
      securityGroupId: "own",
      ipProtocol: "tcp",
      ...inputs,
    });
  const charts = [release("gatekeeper", "gatekeeper", "gatekeeper-system")];

  it("passes where nodes have the cluster's own group, and where the ports are open", () => {
    assert.deepEqual(said(controlPlaneCutOff, [...charts, own, template(["sg-cluster"])]), []);
    assert.deepEqual(said(controlPlaneCutOff, [...charts, own, template(["own", "sg-cluster"])]), []);
    const open = rule({ referencedSecurityGroupId: "sg-cluster", fromPort: 1024, toPort: 65535 });
    assert.deepEqual(said(controlPlaneCutOff, [...charts, own, template(["own"]), open]), []);
    const all = rule({ referencedSecurityGroupId: "sg-cluster", ipProtocol: "-1" });
    assert.deepEqual(said(controlPlaneCutOff, [...charts, own, template(["own"]), all]), []);
  });

  it("fails where only nodes reach each other, or a webhook's port is missing", () => {
    const members = rule({ referencedSecurityGroupId: "own", ipProtocol: "-1" });
    assert.deepEqual(said(controlPlaneCutOff, [...charts, own, template(["own"]), members]), [
      "fail the control plane cannot reach kubelet (10250), gatekeeper (8443) on the nodes of nodes",
    ]);
    const kubelet = rule({ referencedSecurityGroupId: "sg-cluster", fromPort: 10250, toPort: 10250 });
    assert.deepEqual(said(controlPlaneCutOff, [...charts, own, template(["own"]), kubelet]), [
      "fail the control plane cannot reach gatekeeper (8443) on the nodes of nodes",
    ]);
  });
});
