/** Questions about isolation, admission and scans. */
import { all, allPods, has, release } from "../proofs/resources.ts";
import { flowsAsDeclared } from "../proofs/figures.ts";
import { equals, value } from "../proofs/inputs.ts";
import { page } from "../proofs/pages.ts";
import { check, rule } from "../proofs/verdicts.ts";
import { inArea } from "./line.ts";
import { closesNamespace, dropsAll, nonRoot, readOnlyRoot, restricted } from "./reads.ts";
import { TYPES } from "./types.ts";

export const SECURITY = inArea(
  "Security",
  {
    id: "network-policies",
    question: "Is everything closed that no flow declares, in every namespace?",
    sources: ["002/production/6", "003/after/7", "000/practices/9", "004/before/3"],
    proofs: [
      has(TYPES.networkPolicy, closesNamespace),
      flowsAsDeclared,
      check("reachability/", "network"),
      rule("namespace-default-deny"),
      rule("pods-have-network-policy"),
      rule("network-policy-no-allow-all"),
    ],
  },
  {
    id: "network-policies-hold",
    question: "Were connections tried on the running cluster, one that is open and one that is closed?",
    sources: ["002/production/6", "004/after/4"],
    proofs: [flowsAsDeclared, page("docs/runbooks/network-policy-blocks.md")],
    person: {
      who: "Platform engineer",
      does: "After the first deployment, follow the runbook for one declared pair and one that is not; done when the first answers and the second times out.",
    },
  },
  {
    id: "policies-enforced",
    question: "Are objects that break the rules refused by the cluster?",
    sources: ["003/success/4"],
    proofs: [
      has(TYPES.constraintCpuLimits, value(["spec", "enforcementAction"], equals("deny"))),
      has(TYPES.namespace, restricted),
      release("gatekeeper"),
      rule("namespace-pod-security"),
    ],
  },
  {
    id: "policies-reviewed",
    question: "Has somebody read the rules' settings and each exemption?",
    sources: ["003/production/7", "003/after/6"],
    proofs: [has(TYPES.constraintCpuLimits, value(["spec", "enforcementAction"])), page("docs/policy.md")],
    person: {
      who: "Security lead",
      does: "Read the exemptions of the environment and what was exempted in the plan; done when each has an owner who agrees and a date that is not far.",
    },
  },
  {
    id: "non-root",
    question: "Do containers run as somebody other than root?",
    sources: ["000/practices/3"],
    proofs: [allPods(nonRoot), rule("run-as-non-root")],
  },
  {
    id: "read-only-root",
    question: "Are the containers' own files read-only?",
    sources: ["000/practices/4"],
    proofs: [allPods(readOnlyRoot), rule("read-only-root-filesystem")],
  },
  {
    id: "no-capabilities",
    question: "Do containers drop all capabilities?",
    sources: ["000/practices/5"],
    proofs: [allPods(dropsAll), rule("restricted-capabilities")],
  },
  {
    id: "mutual-tls",
    question: "Is traffic between services encrypted, with both ends known?",
    sources: ["003/success/7"],
    proofs: [
      has(TYPES.peerAuthentication, value(["spec", "mtls", "mode"], equals("STRICT"))),
      has(TYPES.authorizationPolicy, value(["metadata", "namespace"])),
      release("istiod"),
      rule("istio-mtls-strict"),
    ],
  },
  {
    id: "sidecars",
    question: "Do the namespaces of applications get sidecars?",
    sources: ["003/after/9"],
    proofs: [
      has(TYPES.namespace, value(["metadata", "labels", "istio-injection"], equals("enabled"))),
      rule("sidecar-injection-enabled"),
    ],
  },
  {
    id: "mutual-tls-holds",
    question: "Was mutual TLS seen between two running pods?",
    sources: ["004/after/3"],
    proofs: [release("istiod"), page("docs/runbooks/mesh-503.md")],
    person: {
      who: "Platform engineer",
      does: "Run istioctl experimental describe pod for one pod of each namespace in the mesh; done when each says STRICT.",
    },
  },
  {
    id: "images-scanned",
    question: "Are images and manifests scanned, and have the results been read?",
    sources: ["002/production/12"],
    proofs: [
      all(
        [TYPES.imageRepository],
        value(["imageScanningConfiguration", "scanOnPush"], equals("true"), "scanOnPush"),
      ),
      release("trivy-operator"),
      rule("ecr-scan-on-push"),
      rule("no-latest-image"),
    ],
    person: {
      who: "Security lead",
      does: "Read the VulnerabilityReports of the running images; done when none is critical, or somebody answers for it until a date.",
    },
  },
  {
    id: "security-audit",
    question: "Has somebody who did not build the platform audited it?",
    sources: ["003/production/11"],
    proofs: [
      has(TYPES.cluster, (inputs) =>
        JSON.stringify(inputs["enabledClusterLogTypes"] ?? []).includes('"audit"') ? "audit log" : undefined,
      ),
      release("falco"),
      rule("eks-control-plane-logs"),
      has(TYPES.flowLog, value(["trafficType"])),
    ],
    person: {
      who: "Security lead",
      does: "Have the account and the cluster audited, by the frameworks that each rule names; done when every finding has an owner.",
    },
  },
);
