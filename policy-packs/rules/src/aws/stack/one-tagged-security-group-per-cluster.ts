/** One security group carries the tag of a cluster. */
import { objectAt } from "../../inputs.ts";
import { defineStackRule, type JudgedResource, type JudgedStack, type StackFinding } from "../../rule.ts";
import { ofType } from "../references.ts";
import { EKS_CLUSTER, SECURITY_GROUP } from "../types.ts";

const TAG = "kubernetes.io/cluster/";

interface Tagged {
  readonly group: JudgedResource;
  readonly cluster: string;
}

export const oneTaggedSecurityGroupPerCluster = defineStackRule({
  id: "one-tagged-security-group-per-cluster",
  title: "Only one security group is tagged for a cluster",
  description:
    "Load balancer controllers look for the one group of a node with the cluster's tag: with two they stop, and targets stay unhealthy. EKS tags its own cluster security group.",
  severity: "medium",
  frameworks: [],
  remediation:
    "remove the tag kubernetes.io/cluster/NAME from all groups but one; beside a cluster of EKS no other group needs it",
  url: "https://docs.aws.amazon.com/eks/latest/userguide/sec-group-reqs.html",
  examples: {
    good: [
      { type: SECURITY_GROUP, name: "nodes", inputs: { tags: { "kubernetes.io/cluster/main": "owned" } } },
    ],
    bad: [
      { type: SECURITY_GROUP, name: "nodes", inputs: { tags: { "kubernetes.io/cluster/main": "owned" } } },
      { type: SECURITY_GROUP, name: "extra", inputs: { tags: { "kubernetes.io/cluster/main": "shared" } } },
    ],
  },
  judge,
});

function judge(stack: JudgedStack): readonly StackFinding[] {
  const tagged = ofType(stack, SECURITY_GROUP).flatMap((group) =>
    Object.keys(objectAt(group.inputs, "tags"))
      .filter((key) => key.startsWith(TAG))
      .map((key): Tagged => ({ group, cluster: key.slice(TAG.length) })),
  );
  return tagged.flatMap(({ group, cluster }) => {
    const others = [
      ...tagged
        .filter((other) => other.cluster === cluster && other.group !== group)
        .map((other) => other.group.name),
      ...(ofType(stack, EKS_CLUSTER).some(({ inputs }) => inputs["name"] === cluster)
        ? ["the cluster security group of EKS"]
        : []),
    ];
    if (others.length === 0) return [];
    return [{ subject: group, path: `tags["${TAG}${cluster}"]`, message: `is on ${others.join(", ")} too` }];
  });
}
