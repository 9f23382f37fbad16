/** Only the edge opens ways into the cluster: a workload's service has an address inside of it, and claims no other. */
import { type AdmissionRule, OBJECT_VARIABLE } from "../rule.ts";

const SPEC = "variables.anyObject.spec";
const META = "variables.anyObject.metadata";
const judges = [{ apiGroups: [""], apiVersions: ["v1"], resources: ["services"] }];

export const serviceNoNodePort: AdmissionRule = {
  name: "service-no-node-port",
  judges,
  variables: [OBJECT_VARIABLE],
  validations: [
    {
      expression: `!has(${SPEC}.type) || ${SPEC}.type != 'NodePort'`,
      message: "opens a port of every node; set type to ClusterIP and let the edge route to it",
    },
  ],
};

/** CVE-2020-8554: whoever claims an address gets the traffic that others send to it. */
export const serviceNoExternalIps: AdmissionRule = {
  name: "service-no-external-ips",
  judges,
  variables: [OBJECT_VARIABLE],
  validations: [
    {
      expression: `!has(${SPEC}.externalIPs) || size(${SPEC}.externalIPs) == 0`,
      message: "claims addresses in externalIPs; remove them and let the edge route to the service",
    },
  ],
};

const PREFIX = "service.beta.kubernetes.io";
const SCHEME = `${PREFIX}/aws-load-balancer-scheme`;
const RANGES = `${PREFIX}/load-balancer-source-ranges`;
/** How each cloud is asked for a load balancer without a public address. */
const INTERNAL = [
  [SCHEME, "^internal$"],
  [`${PREFIX}/aws-load-balancer-internal`, "^(true|0[.]0[.]0[.]0/0)$"],
  [`${PREFIX}/azure-load-balancer-internal`, "^true$"],
  ["networking.gke.io/load-balancer-type", "(?i)^internal$"],
  ["cloud.google.com/load-balancer-type", "(?i)^internal$"],
] as const;
const internal = [
  ...INTERNAL.map(
    ([key, value]) =>
      `('${key}' in variables.annotations && variables.annotations['${key}'].matches('${value}'))`,
  ),
  `(has(${SPEC}.loadBalancerClass) && ${SPEC}.loadBalancerClass in ['service.k8s.aws/nlb', 'eks.amazonaws.com/nlb'] && ` +
    `!('${SCHEME}' in variables.annotations))`,
].join(" || ");

export const loadBalancerRestricted: AdmissionRule = {
  name: "load-balancer-restricted",
  judges,
  variables: [
    OBJECT_VARIABLE,
    { name: "annotations", expression: `has(${META}.annotations) ? ${META}.annotations : {}` },
    {
      name: "ranges",
      expression:
        `has(${SPEC}.loadBalancerSourceRanges) ? ${SPEC}.loadBalancerSourceRanges : ` +
        `'${RANGES}' in variables.annotations ? variables.annotations['${RANGES}'].split(',').map(r, r.trim()) : []`,
    },
  ],
  validations: [
    {
      expression:
        `!has(${SPEC}.type) || ${SPEC}.type != 'LoadBalancer' || ${internal} || ` +
        "(size(variables.ranges) > 0 && !variables.ranges.exists(r, r in ['0.0.0.0/0', '::/0']))",
      message:
        "lets everybody reach its load balancer; make it internal, or list the ranges of its clients in loadBalancerSourceRanges",
    },
  ],
};
