/** Proves that the expansions create what the real components were recorded to create: types, names and inputs. */
import assert from "node:assert/strict";
import * as awsx from "@pulumi/awsx";
import * as eks from "@pulumi/eks";
import { observe } from "../testing/observe.ts";
import { childrenBelow, readRecording, type Recording } from "./testing/recording.ts";

async function expand(recording: Recording): ReturnType<typeof observe> {
  return observe(() => {
    if (recording.component === "awsx:ec2:Vpc") {
      new awsx.ec2.Vpc(recording.name, recording.args);
      return;
    }
    const cluster = new eks.Cluster(recording.name, recording.args);
    if (recording.nodeGroup) new eks.ManagedNodeGroup("pool", { cluster, ...recording.nodeGroup });
  });
}

describe("recordings of the real components", () => {
  for (const file of [
    "awsx-vpc-explicit-3az-oneperaz.json",
    "awsx-vpc-two-az-single-nat-isolated.json",
    "eks-cluster-hardened-no-default-nodes.json",
    "eks-cluster-skip-default-security-groups.json",
  ]) {
    it(`are met: ${file}`, async () => {
      const recording = await readRecording(file);
      const { registrations, errors } = await expand(recording);
      assert.deepEqual(errors, []);
      assert.deepEqual(childrenBelow(recording, registrations), recording.children);
    });
  }
});
