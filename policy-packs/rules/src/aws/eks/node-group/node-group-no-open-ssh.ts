/** Nodes take no SSH from everywhere. */
import { defineResourceRule, type Finding, type JudgedResource } from "../../../rule.ts";
import { checkov } from "../../frameworks.ts";
import { EKS_NODE_GROUP } from "../../types.ts";
import { listOf, textOf, unless, valueAt } from "../../values.ts";

export const nodeGroupNoOpenSsh = defineResourceRule({
  id: "node-group-no-open-ssh",
  title: "Remote access to node groups names its sources",
  description: "With a key pair and no source group EKS opens port 22 of every node to every address.",
  severity: "critical",
  frameworks: [checkov("CKV_AWS_100", "Node groups do not open SSH to every address.")],
  remediation:
    "remove remoteAccess and reach nodes through Session Manager, or list security groups in remoteAccess.sourceSecurityGroupIds",
  url: "https://docs.aws.amazon.com/eks/latest/userguide/create-managed-node-group.html",
  types: [EKS_NODE_GROUP],
  examples: {
    good: { remoteAccess: { ec2SshKey: "operators", sourceSecurityGroupIds: ["sg-0bastion"] } },
    bad: { remoteAccess: { ec2SshKey: "operators" } },
  },
  judge,
});

function judge({ inputs }: JudgedResource): readonly Finding[] {
  const key = textOf(valueAt(inputs, "remoteAccess.ec2SshKey"));
  if (key === undefined) return [];
  const path = "remoteAccess.sourceSecurityGroupIds";
  const sources = valueAt(inputs, path);
  return unless(
    listOf(sources).length > 0,
    path,
    sources,
    `must name who may use the key "${key}", or EKS opens SSH to 0.0.0.0/0`,
  );
}
