/** Proves that controllers are told what they cannot look up, and that custom resources come after them. */
import assert from "node:assert/strict";
import type { PlannedResource } from "@drydock/core/plan-record";
import { object, release } from "../kubernetes/testing/plan.ts";
import { addon, aws, nodeGroup, said, vpcCni } from "../platform/testing/plan.ts";
import { needsMetadata } from "./metadata.ts";
import { beforeItsController } from "./order.ts";
import { podInterfaces } from "./pod-interfaces.ts";

describe("wiring/NeedsMetadata", () => {
  const nodes = (httpPutResponseHopLimit: number): PlannedResource =>
    aws("ec2/launchTemplate:LaunchTemplate", "nodes", { metadataOptions: { httpPutResponseHopLimit } });
  const balancer = (values: object): PlannedResource =>
    release("aws-load-balancer-controller", "balancer", "kube-system", values);

  it("passes where everything is given, where pods reach the service, and on the host's network", () => {
    const whole = { clusterName: "main", region: "eu-west-1", vpcId: "vpc-1" };
    assert.deepEqual(said(needsMetadata, [nodes(1), balancer(whole)]), []);
    assert.deepEqual(said(needsMetadata, [nodes(2), balancer({})]), []);
    assert.deepEqual(said(needsMetadata, [nodes(1), balancer({ hostNetwork: true })]), []);
  });

  it("fails for what a chart is not told", () => {
    assert.deepEqual(said(needsMetadata, [nodes(1), balancer({ clusterName: "main" })]), [
      "fail chart aws-load-balancer-controller is not told region, vpcId, and cannot reach the instance metadata service",
    ]);
  });

  it("reads environment variables, and the configuration of add-ons", () => {
    const karpenter = (env: readonly object[]): PlannedResource =>
      release("karpenter", "karpenter", "kube-system", {
        settings: { clusterName: "main" },
        controller: { env },
      });
    assert.deepEqual(
      said(needsMetadata, [nodes(1), karpenter([{ name: "AWS_REGION", value: "eu-west-1" }])]),
      [],
    );
    assert.deepEqual(said(needsMetadata, [nodes(1), karpenter([{ name: "AWS_REGION" }])]), [
      "fail chart karpenter is not told AWS_REGION, and cannot reach the instance metadata service",
    ]);
    const driver = (configuration: object): PlannedResource =>
      addon("aws-ebs-csi-driver", { configurationValues: JSON.stringify(configuration) });
    assert.deepEqual(said(needsMetadata, [nodes(1), driver({ controller: { region: "eu-west-1" } })]), []);
    assert.deepEqual(said(needsMetadata, [nodes(1), driver({})]), [
      "fail add-on aws-ebs-csi-driver is not told controller.region, and cannot reach the instance metadata service",
    ]);
  });
});

describe("wiring/BeforeItsController", () => {
  const controller = release("karpenter", "karpenter", "kube-system");
  const nodeClass = (dependsOn: readonly string[]): PlannedResource => ({
    ...object("karpenter.k8s.aws/v1", "EC2NodeClass", "default"),
    dependsOn: [...dependsOn],
  });
  const pool = { ...object("karpenter.sh/v1", "NodePool", "spot"), dependsOn: [nodeClass([]).urn] };

  it("passes for what waits for it, through others too, and for what an earlier layer serves", () => {
    assert.deepEqual(said(beforeItsController, [controller, nodeClass([controller.urn]), pool]), []);
    const layers = ["base", "sample"].map((name) => ({ name, upstream: [], resources: 1 }));
    assert.deepEqual(
      said(beforeItsController, [{ ...controller, layer: "base" }, nodeClass([])], { layers }),
      [],
    );
  });

  it("passes where the plan does not have the controller: it may be there already", () => {
    assert.deepEqual(said(beforeItsController, [nodeClass([]), pool]), []);
  });

  it("fails for what does not wait, and ends on a circle", () => {
    assert.deepEqual(said(beforeItsController, [controller, nodeClass([pool.urn]), pool]), [
      "fail EC2NodeClass default does not wait for what serves its kind: karpenter-release",
      "fail NodePool spot does not wait for what serves its kind: karpenter-release",
    ]);
  });
});

describe("wiring/PodInterfaces", () => {
  const policy = object("vpcresources.k8s.aws/v1beta1", "SecurityGroupPolicy", "payments/api");
  const on = vpcCni({ ENABLE_POD_ENI: "true" });

  it("passes with trunk interfaces, and where no pod wants one", () => {
    assert.deepEqual(said(podInterfaces, [on, policy, nodeGroup("application", 3, [])]), []);
    assert.deepEqual(
      said(podInterfaces, [on, nodeGroup("small", 3, [], { instanceTypes: ["t3.large"] })]),
      [],
    );
  });

  it("warns of pools without trunk interfaces", () => {
    assert.deepEqual(
      said(podInterfaces, [on, policy, nodeGroup("small", 3, [], { instanceTypes: ["t3.large"] })]),
      ["warn pods of SecurityGroupPolicy payments/api cannot run in small"],
    );
  });

  it("fails where the CNI makes no interfaces for pods", () => {
    assert.deepEqual(said(podInterfaces, [vpcCni({}), policy]), [
      "fail SecurityGroupPolicy payments/api has no effect: the CNI gives pods no interfaces of their own",
    ]);
  });
});
