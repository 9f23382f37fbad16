/** Proves the chart values and the permissions of Cluster Autoscaler. */
import assert from "node:assert/strict";
import { statementProblems } from "@drydock/workload-identity";
import { observe } from "@drydock/simulator/testing";
import * as pulumi from "@pulumi/pulumi";
import { autoscalerStatements } from "./permissions.ts";
import { autoscalerValues, type ClusterAutoscalerSettings } from "./values.ts";

const settings: ClusterAutoscalerSettings = {
  expander: "least-waste",
  balanceSimilarNodeGroups: true,
  skipNodesWithLocalStorage: false,
  skipNodesWithSystemPods: true,
  scaleDownDelayAfterAddMinutes: 5,
  scaleDownUnneededMinutes: 7,
  scaleDownUtilizationThreshold: 0.5,
  replicas: 2,
  resources: { requests: { cpu: "100m", memory: "300Mi" }, limits: { cpu: "1", memory: "1Gi" } },
};

const around = {
  clusterName: "main",
  region: "eu-west-1",
  imageTag: "v1.35.2",
  serviceAccount: "cluster-autoscaler",
  placement: { nodeSelector: { workload: "system" }, tolerations: [] },
  startupTaints: [],
};

describe("autoscalerValues", () => {
  const values = autoscalerValues(settings, around);

  it("passes every setting on as the flag of that name", () => {
    assert.deepEqual(values["extraArgs"], {
      expander: "least-waste",
      "balance-similar-node-groups": true,
      "skip-nodes-with-local-storage": false,
      "skip-nodes-with-system-pods": true,
      "scale-down-delay-after-add": "5m",
      "scale-down-unneeded-time": "7m",
      "scale-down-utilization-threshold": 0.5,
    });
    assert.equal(values["replicaCount"], 2);
    assert.deepEqual(values["resources"], settings.resources);
  });

  it("finds the groups that are its own by their tags", () => {
    assert.deepEqual(values["autoDiscovery"], {
      clusterName: "main",
      tags: ["k8s.io/cluster-autoscaler/enabled=true", "k8s.io/cluster-autoscaler/main"],
    });
  });

  it("needs no metadata service and no cluster DNS", () => {
    assert.equal(values["awsRegion"], "eu-west-1");
    assert.equal(values["dnsPolicy"], "Default");
  });

  it("meets the restricted Pod Security level", () => {
    assert.deepEqual(values["securityContext"], {
      runAsNonRoot: true,
      runAsUser: 65534,
      runAsGroup: 65534,
      seccompProfile: { type: "RuntimeDefault" },
    });
    assert.deepEqual(values["containerSecurityContext"], {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ["ALL"] },
    });
  });

  it("runs on the system pool, with the image of the cluster's minor", () => {
    assert.deepEqual(values["nodeSelector"], { workload: "system" });
    assert.deepEqual(values["image"], { tag: "v1.35.2" });
  });

  it("looks past each taint that only new nodes have", () => {
    const flags = autoscalerValues(settings, { ...around, startupTaints: ["a/b", "c/d"] })["extraArgs"];
    const { "startup-taint_1": one, "startup-taint_2": two } = flags as Record<string, unknown>;
    assert.deepEqual([one, two], ["a/b", "c/d"]);
  });
});

describe("autoscalerStatements", () => {
  const place = { partition: "aws", region: "eu-west-1", accountId: "111111111111", clusterName: "main" };

  it("scales groups of this cluster that are its own, and nothing else", async () => {
    const { outputs, errors } = await observe(() => {
      const clusterArn = pulumi.output("arn:aws:eks:eu-west-1:111111111111:cluster/main");
      const statements = autoscalerStatements(place, clusterArn);
      return { statements, problems: statementProblems(statements) };
    });
    assert.deepEqual(errors, []);
    assert.deepEqual(outputs["problems"], []);
    const statements = outputs["statements"] as { sid: string; resources: string[]; conditions?: unknown }[];
    const bySid = new Map(statements.map((statement) => [statement.sid, statement]));
    assert.deepEqual(bySid.get("ScaleOwnGroups")?.conditions, {
      StringEquals: {
        "aws:ResourceTag/eks:cluster-name": "main",
        "aws:ResourceTag/k8s.io/cluster-autoscaler/enabled": "true",
      },
    });
    assert.deepEqual(bySid.get("DescribeNodeGroups")?.resources, [
      "arn:aws:eks:eu-west-1:111111111111:nodegroup/main/*/*",
    ]);
  });
});
