/** Proves what must be deleted before what, and which add-ons wait for nodes. */
import assert from "node:assert/strict";
import type { PlannedResource } from "@drydock/core/plan-record";
import { object, release } from "../kubernetes/testing/plan.ts";
import { addon, aws, nodeGroup, said } from "../platform/testing/plan.ts";
import { addonOrder, goesBeforeItsObjects } from "./clean-up.ts";

const controller = release("aws-load-balancer-controller", "balancers", "mesh");
const role = aws("eks/podIdentityAssociation:PodIdentityAssociation", "association", {
  serviceAccount: "aws-load-balancer-controller",
});
const service = (...waitsFor: PlannedResource[]): PlannedResource => ({
  ...object("v1", "Service", "mesh/front", { spec: { type: "LoadBalancer" } }),
  dependsOn: waitsFor.map(({ urn }) => urn),
});

describe("wiring/GoesBeforeItsObjects", () => {
  it("passes where the object waits for both, itself or through its component", () => {
    assert.deepEqual(said(goesBeforeItsObjects, [controller, role, service(controller, role)]), []);
    const component = { ...aws("x:Component", "gateway", {}), dependsOn: [controller.urn, role.urn] };
    const child = { ...service(), parent: component.urn };
    assert.deepEqual(said(goesBeforeItsObjects, [controller, role, component, child]), []);
  });

  it("passes where the controller is not of the plan, and for Services without a load balancer", () => {
    assert.deepEqual(said(goesBeforeItsObjects, [service()]), []);
    assert.deepEqual(
      said(goesBeforeItsObjects, [controller, role, object("v1", "Service", "mesh/inside")]),
      [],
    );
  });

  it("fails where either may be gone first", () => {
    assert.deepEqual(said(goesBeforeItsObjects, [controller, role, service(controller)]), [
      "fail Service mesh/front may outlive the role of aws-load-balancer-controller, and leave load balancers, target groups and security groups behind",
    ]);
    const pool = object("karpenter.sh/v1", "NodePool", "default");
    assert.deepEqual(said(goesBeforeItsObjects, [release("karpenter", "karpenter", "kube-system"), pool]), [
      "fail NodePool default may outlive chart karpenter, and leave nodes behind",
    ]);
  });
});

describe("wiring/AddonOrder", () => {
  const cni = addon("vpc-cni");
  const nodes = { ...nodeGroup("web", 1, []), dependsOn: [cni.urn] };

  it("passes where nodes wait for their network, and CoreDNS for nodes", () => {
    const dns = { ...addon("coredns"), dependsOn: [nodes.urn] };
    assert.deepEqual(said(addonOrder, [cni, nodes, dns, addon("adot")]), []);
    const layers = [
      { name: "first", upstream: [], resources: 1 },
      { name: "sample", upstream: [], resources: 2 },
    ];
    const early = { ...cni, layer: "first" };
    assert.deepEqual(said(addonOrder, [early, nodeGroup("web", 1, []), dns], { layers }), []);
  });

  it("fails the other way round", () => {
    assert.deepEqual(said(addonOrder, [cni, nodeGroup("web", 1, []), addon("coredns")]), [
      "fail nodes do not wait for add-on vpc-cni, and are not ready without it",
      "fail add-on coredns does not wait for nodes, and its pods need them",
    ]);
  });
});
