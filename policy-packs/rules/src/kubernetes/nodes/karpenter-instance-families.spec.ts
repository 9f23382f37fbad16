// Proves that families and types that a node pool asks for are held against the allowed ones, and those it excludes are not.
import { describeObjectRule } from "../../testing/objects.ts";
import { karpenterInstanceFamilies } from "./karpenter-instance-families.ts";

const AT = "spec.template.spec.requirements";
const TYPE = "node.kubernetes.io/instance-type";

describeObjectRule(karpenterInstanceFamilies, {
  settings: { allowedInstanceFamilies: ["m7g", "t4g"] },
  passes: [
    [[AT, undefined]],
    [[`${AT}[0]`, { key: "karpenter.k8s.aws/instance-family", operator: "NotIn", values: ["p5"] }]],
    [[`${AT}[0]`, { key: "karpenter.k8s.aws/instance-category", operator: "In", values: ["p"] }]],
    [[`${AT}[0]`, { key: TYPE, operator: "In", values: ["t4g.small"] }]],
  ],
  fails: [
    [[[`${AT}[0].values[1]`, "m5"]], `${AT}[0].values[1]: must be of a family in m7g, t4g (is "m5")`],
    [
      [[`${AT}[1]`, { key: TYPE, operator: "In", values: ["m7g.large", "m7gd.large", 3] }]],
      `${AT}[1].values[1]: must be of a family in m7g, t4g (is "m7gd.large")`,
      `${AT}[1].values[2]: must be of a family in m7g, t4g (is 3)`,
    ],
  ],
});
