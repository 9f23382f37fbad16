/** Every VPC logs its traffic. */
import { defineStackRule, type JudgedStack, type StackFinding } from "../../rule.ts";
import { checkov, fsbp } from "../frameworks.ts";
import { ofType, refersTo } from "../references.ts";
import { DEFAULT_VPC, FLOW_LOG, VPC } from "../types.ts";

export const vpcFlowLogs = defineStackRule({
  id: "vpc-flow-logs",
  title: "VPCs have flow logs",
  description:
    "Flow logs show who talked to whom; without them an intrusion cannot be followed through the network.",
  severity: "medium",
  frameworks: [fsbp("EC2.6", "VPCs log their traffic."), checkov("CKV2_AWS_11", "VPCs have flow logs.")],
  remediation: "add a FlowLog for the VPC with trafficType ALL",
  url: "https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html",
  examples: {
    good: [
      { type: VPC, name: "main", id: "vpc-0main", inputs: { cidrBlock: "10.0.0.0/16" } },
      { type: FLOW_LOG, name: "main", inputs: { vpcId: "vpc-0main", trafficType: "ALL" } },
    ],
    bad: [{ type: VPC, name: "main", id: "vpc-0main", inputs: { cidrBlock: "10.0.0.0/16" } }],
  },
  judge,
});

function judge(stack: JudgedStack): readonly StackFinding[] {
  const logs = ofType(stack, FLOW_LOG).filter(({ inputs }) => inputs["trafficType"] !== "ACCEPT");
  return ofType(stack, VPC, DEFAULT_VPC)
    .filter((vpc) => !logs.some((log) => refersTo(log, "vpcId", vpc)))
    .map((subject) => ({ subject, path: "", message: "has no flow log of traffic that is rejected" }));
}
