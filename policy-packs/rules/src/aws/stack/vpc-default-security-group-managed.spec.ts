// Proves that a VPC whose default security group is left to AWS is a violation.
import { DEFAULT_SECURITY_GROUP, VPC } from "../types.ts";
import { proveStackRule } from "../testing/prove.ts";
import { vpcDefaultSecurityGroupManaged } from "./vpc-default-security-group-managed.ts";

const MAIN = { type: VPC, name: "main", id: "vpc-0main", inputs: { cidrBlock: "10.0.0.0/16" } };
const FINDINGS = ["main, leaves its default security group to AWS"];

proveStackRule(vpcDefaultSecurityGroupManaged, {
  refuses: {
    "a VPC alone": { stack: [MAIN], findings: FINDINGS },
    "the group of another VPC": {
      stack: [MAIN, { type: DEFAULT_SECURITY_GROUP, name: "other", inputs: { vpcId: "vpc-0other" } }],
      findings: FINDINGS,
    },
  },
});
