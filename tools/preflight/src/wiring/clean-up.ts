/** What controllers made in AWS is removed before they are, and before their role is. */
import type { PlannedResource } from "@drydock/core/plan-record";
import { called, isKind, type KubernetesObject } from "../kubernetes/objects.ts";
import { at } from "../kubernetes/read.ts";
import type { Check, Found } from "../platform/check.ts";
import { POD_IDENTITY, type Platform } from "../platform/platform.ts";
import { comesAfter } from "./closure.ts";

interface Controller {
  readonly chart: string;
  /** Objects for which it has something in AWS. */
  readonly owns: (object: KubernetesObject) => boolean;
  readonly leaves: string;
}

const CONTROLLERS: readonly Controller[] = [
  {
    chart: "aws-load-balancer-controller",
    owns: (object) =>
      (isKind(object, "", "Service") && at(object.tree, "spec", "type") === "LoadBalancer") ||
      (isKind(object, "networking.k8s.io", "Ingress") &&
        at(object.tree, "spec", "ingressClassName") === "alb") ||
      isKind(object, "elbv2.k8s.aws", "TargetGroupBinding"),
    leaves: "load balancers, target groups and security groups",
  },
  { chart: "karpenter", owns: (object) => isKind(object, "karpenter.sh", "NodePool"), leaves: "nodes" },
];

export const goesBeforeItsObjects: Check = {
  id: "wiring/GoesBeforeItsObjects",
  explanation:
    "A destroy goes against the order of dependencies. What does not depend on its controller, and on the controller's role, may be deleted after them: its finalizer is never removed, and what stands behind it in AWS stays and costs.",
  source: "https://www.pulumi.com/docs/iac/concepts/resources/options/dependson/",
  find: (platform) =>
    CONTROLLERS.flatMap(({ chart, owns, leaves }) => {
      const releases = platform.releases.filter((one) => one.chart === chart);
      if (releases.length === 0) return [];
      const parts = [
        { what: `chart ${chart}`, resources: releases.flatMap(({ urn }) => platform.byUrn(urn) ?? []) },
        { what: `the role of ${chart}`, resources: associationsOf(platform, chart) },
      ].filter(({ resources }) => resources.length > 0);
      return platform.objects.filter(owns).flatMap((object): Found[] => {
        const subject = platform.byUrn(object.urn);
        const early = parts.filter(({ resources }) => subject && !comesAfter(platform, subject, resources));
        if (!subject || early.length === 0) return [];
        const names = early.map(({ what }) => what).join(" and ");
        return [
          {
            status: "fail",
            subject,
            message: `${called(object)} may outlive ${names}, and leave ${leaves} behind`,
            evidence: "no chain of dependsOn leads there, and no earlier layer has it",
            remediation: `add dependsOn: ${early.flatMap(({ resources }) => resources.map(({ name }) => name)).join(", ")}`,
          },
        ];
      });
    }),
};

function associationsOf({ of }: Platform, serviceAccount: string): PlannedResource[] {
  return of(POD_IDENTITY).filter(({ inputs }) => inputs["serviceAccount"] === serviceAccount);
}

/** Add-ons that are ready only when their pods run, and those that nodes need to become ready. */
const AFTER_NODES = new Set([
  "aws-ebs-csi-driver",
  "aws-efs-csi-driver",
  "coredns",
  "metrics-server",
  "snapshot-controller",
]);
const BEFORE_NODES = new Set(["eks-pod-identity-agent", "kube-proxy", "vpc-cni"]);

export const addonOrder: Check = {
  id: "wiring/AddonOrder",
  explanation:
    "EKS calls an add-on degraded until its pods run: made before there are nodes it waits until the deployment gives up. Nodes without their network never become ready.",
  source: "https://docs.aws.amazon.com/eks/latest/userguide/eks-add-ons.html",
  find: (platform) => {
    const groups = platform.pools.filter(({ managed }) => managed).map(({ resource }) => resource);
    if (groups.length === 0) return [];
    return platform.of("aws:eks/addon:Addon").flatMap((subject): Found[] => {
      const name = String(subject.inputs["addonName"]);
      const early = AFTER_NODES.has(name) && !comesAfter(platform, subject, groups);
      const late = BEFORE_NODES.has(name) && groups.some((group) => !comesAfter(platform, group, [subject]));
      if (!early && !late) return [];
      return [
        {
          status: "fail",
          subject,
          message: early
            ? `add-on ${name} does not wait for nodes, and its pods need them`
            : `nodes do not wait for add-on ${name}, and are not ready without it`,
          evidence: "no chain of dependsOn leads there, and no earlier layer has it",
          remediation: early
            ? "let the add-on depend on a node group"
            : "let the node groups depend on the add-on",
        },
      ];
    });
  },
};
