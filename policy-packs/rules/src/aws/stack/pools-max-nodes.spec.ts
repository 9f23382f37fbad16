// Proves that pools are added up, and the largest is named where the sum is too large.
import { proveStackRule } from "../testing/prove.ts";
import { EKS_NODE_GROUP } from "../types.ts";
import { poolsMaxNodes } from "./pools-max-nodes.ts";

const pool = (name: string, maxSize: unknown) => ({
  type: EKS_NODE_GROUP,
  name,
  inputs: { scalingConfig: { maxSize } },
});

proveStackRule(poolsMaxNodes, {
  settings: { maxNodes: 100 },
  passes: { "a sum that just fits": [pool("a", 60), pool("b", "40")] },
  refuses: {
    "a sum that does not": {
      stack: [pool("a", 40), pool("b", 60), pool("c", "1")],
      findings: [
        "b, scalingConfig.maxSize: is 60 of 101 nodes in all 3 pools; together they must be at most 100",
      ],
    },
  },
});
