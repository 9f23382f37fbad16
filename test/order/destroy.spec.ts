// Proves that a destroy ends load balancers, nodes and volumes while their controllers still run, and the VPC last of all.
import assert from "node:assert/strict";
import { listEnvironments } from "@drydock/core/environment";
import type { PlannedResource, PlanRecord } from "@drydock/core/plan-record";
import { plannedResources } from "../support/plan.ts";
import { type Order, orderOf } from "./graph.ts";

const POLICY = "kubernetes:admissionregistration.k8s.io/v1:ValidatingAdmissionPolicy";
const NODE_POOL = "kubernetes:karpenter.sh/v1:NodePool";
const ADDON = "aws:eks/addon:Addon";

/** The guard whose policy waits for objects of a kind. */
function guardOf({ resources }: PlanRecord, kind: string): PlannedResource {
  const policy = resources.find(
    ({ type, inputs }) =>
      type === POLICY && (inputs["spec"] as { paramKind?: { kind: string } }).paramKind?.kind === kind,
  );
  const guard = resources.find(
    ({ type, parent }) => type === "kubernetes:core/v1:ConfigMap" && parent === policy?.parent,
  );
  return guard ?? assert.fail(`no guard waits for ${kind}`);
}

for (const name of listEnvironments()) {
  describe(`a destroy of ${name}`, () => {
    let record: PlanRecord;
    let order: Order;
    before(async function () {
      this.timeout(120_000);
      ({ record } = await plannedResources(name));
      order = orderOf(record);
    });

    const of = (type: string): PlannedResource[] => record.resources.filter((one) => one.type === type);
    const assertGoneBefore = (first: PlannedResource, then: PlannedResource): void =>
      assert.ok(order.isAfter(first.urn, then.urn), `${then.name} may be deleted before ${first.name}`);

    it("keeps the drivers of volumes until every volume that is to be deleted is", () => {
      const guard = guardOf(record, "PersistentVolume");
      const drivers = of(ADDON).filter(({ inputs }) => String(inputs["addonName"]).endsWith("-csi-driver"));
      assert.ok(drivers.length > 0);
      for (const driver of drivers) assertGoneBefore(guard, driver);
      // Claims go with their namespaces, so these go first.
      for (const namespace of of("kubernetes:core/v1:Namespace")) assertGoneBefore(namespace, guard);
    });

    it("keeps Karpenter until its nodes are gone", () => {
      const guard = guardOf(record, "NodeClaim");
      const karpenter = record.resources.find((one) => one.name === "nodepools-karpenter-release");
      assert.ok(karpenter);
      assertGoneBefore(guard, karpenter);
      assert.ok(of(NODE_POOL).length > 0);
      for (const pool of of(NODE_POOL)) {
        assertGoneBefore(pool, guard);
        const { annotations } = pool.inputs["metadata"] as { annotations: Record<string, string> };
        assert.equal(annotations["pulumi.com/deletionPropagationPolicy"], "foreground");
      }
    });

    it("makes no load balancer behind Pulumi's back", () => {
      const gateways = of("kubernetes:core/v1:Service").filter(
        ({ inputs }) => (inputs["spec"] as { type?: string }).type === "LoadBalancer",
      );
      assert.ok(gateways.length > 0);
      for (const gateway of gateways) {
        const annotations = (gateway.inputs["metadata"] as { annotations?: Record<string, string> })
          .annotations;
        assert.notEqual(annotations?.["pulumi.com/skipAwait"], "true", gateway.name);
      }
    });

    it("ends what tenants deployed, load balancers too, while the load balancer controller runs", () => {
      const controller = record.resources.find((one) => one.name === "mesh-load-balancers-release");
      assert.ok(controller);
      const projects = record.resources.filter(({ type }) => type.endsWith(":AppProject"));
      const theirs = projects.flatMap(({ inputs }) =>
        (inputs["spec"] as { destinations: { namespace: string }[] }).destinations.map(
          (one) => one.namespace,
        ),
      );
      const namespaces = of("kubernetes:core/v1:Namespace").filter(({ inputs }) =>
        theirs.includes((inputs["metadata"] as { name: string }).name),
      );
      for (const namespace of namespaces) assertGoneBefore(namespace, controller);
      assert.equal(namespaces.length, new Set(theirs).size);
    });

    it("deletes the VPC after everything outside of the network layer, and after all that is in it", () => {
      const [vpc] = of("aws:ec2/vpc:Vpc");
      assert.ok(vpc);
      const quoting = record.resources.filter(
        ({ inputs, urn }) => urn !== vpc.urn && JSON.stringify(inputs).includes(`"${vpc.id}"`),
      );
      assert.ok(quoting.length > 5);
      for (const one of quoting) assertGoneBefore(one, vpc);
      const nodes = [...of("aws:eks/nodeGroup:NodeGroup"), ...of("aws:eks/cluster:Cluster"), ...of(ADDON)];
      for (const one of nodes) assertGoneBefore(one, vpc);
    });
  });
}
