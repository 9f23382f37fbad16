/** Karpenter, with all that it needs to end its nodes, before the node pools; what must outlive nodes before them. */
import type { OrderRule } from "../rule.ts";

export const nodePools: OrderRule = {
  id: "node-pool",
  why: "A node pool that outlives Karpenter, its role, its queue or the access of its nodes leaves instances that nobody ends.",
  needs: ({ kind, chart, of, inside }) => {
    const aws = of("drydock:karpenter-aws:KarpenterAws").flatMap(({ urn }) => inside(urn));
    return kind("karpenter.sh", "NodePool").map((subject) => ({
      subject,
      after: [...chart("karpenter", "karpenter-crd"), ...kind("karpenter.k8s.aws", "EC2NodeClass"), ...aws],
      what: "Karpenter",
    }));
  },
};
