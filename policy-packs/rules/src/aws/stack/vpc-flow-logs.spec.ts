// Proves that a VPC without a flow log of rejected traffic is a violation.
import type { Inputs } from "../../rule.ts";
import { FLOW_LOG, VPC } from "../types.ts";
import { proveStackRule } from "../testing/prove.ts";
import { vpcFlowLogs } from "./vpc-flow-logs.ts";

const MAIN = { type: VPC, name: "main", id: "vpc-0main", inputs: { cidrBlock: "10.0.0.0/16" } };
const flowLog = (inputs: Inputs) => ({ type: FLOW_LOG, name: "log", inputs });
const FINDINGS = ["main, has no flow log of traffic that is rejected"];

proveStackRule(vpcFlowLogs, {
  refuses: {
    "a VPC without a flow log": { stack: [MAIN], findings: FINDINGS },
    "a flow log of another VPC": {
      stack: [MAIN, flowLog({ vpcId: "vpc-0other", trafficType: "ALL" })],
      findings: FINDINGS,
    },
    "a flow log of accepted traffic": {
      stack: [MAIN, flowLog({ vpcId: "vpc-0main", trafficType: "ACCEPT" })],
      findings: FINDINGS,
    },
  },
});
