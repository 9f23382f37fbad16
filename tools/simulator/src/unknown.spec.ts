/** Proves that types and functions nobody simulates end in errors that say what to use in their place. */
import assert from "node:assert/strict";
import * as eks from "@pulumi/eks";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { observe } from "./testing/observe.ts";

const yaml = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: x\n";
const OBJECTS = /create each object by its own class, or as a kubernetes.apiextensions.CustomResource/;
const RELEASE = /use kubernetes.helm.v3.Release/;

describe("what is not simulated", () => {
  for (const [what, create, advice] of [
    ["yaml.ConfigGroup", () => new kubernetes.yaml.ConfigGroup("x", { yaml }), OBJECTS],
    ["yaml.v2.ConfigGroup", () => new kubernetes.yaml.v2.ConfigGroup("x", { yaml }), OBJECTS],
    ["kustomize.Directory", () => new kubernetes.kustomize.Directory("x", { directory: "." }), OBJECTS],
    ["kustomize.v2.Directory", () => new kubernetes.kustomize.v2.Directory("x", { directory: "." }), OBJECTS],
    ["helm.v3.Chart", () => new kubernetes.helm.v3.Chart("x", { chart: "nginx", version: "1.0.0" }), RELEASE],
    ["helm.v4.Chart", () => new kubernetes.helm.v4.Chart("x", { chart: "nginx", version: "1.0.0" }), RELEASE],
    [
      "eks.NodeGroup",
      () => new pulumi.ComponentResource("eks:index:NodeGroup", "x", {}, {}, true),
      /use eks.NodeGroupV2 or eks.ManagedNodeGroup/,
    ],
    [
      "another remote component",
      () => new eks.ClusterCreationRoleProvider("x", {}),
      /use one of awsx:ec2:Vpc, eks:index:Addon, .*, or the resources themselves/,
    ],
  ] as const) {
    it(`says what to use in place of ${what}`, async () => {
      const { errors } = await observe(create);
      assert.equal(errors.length, 1, errors.map(String).join("\n"));
      assert.match(String(errors[0]), /the simulator does not know the (remote component|data source) \S+; /);
      assert.match(String(errors[0]), advice);
    });
  }
});
