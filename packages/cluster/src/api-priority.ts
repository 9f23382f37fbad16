/**
 * Protection of the Kubernetes API from its own clients. EKS does not let the API server's in-flight limits be set,
 * so workloads and people get priority levels of their own: reads and changes queue apart, and fairly.
 */
import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { DEVELOPERS } from "./access/readonly-user.ts";

/** What an API server of our own would be started with: max-requests-inflight, max-mutating-requests-inflight. */
const IN_FLIGHT_LIMITS = { reads: 400, changes: 200 } as const;

/** In-flight requests to a share: the two levels together then weigh 60, where all built-in levels weigh 245. */
const REQUESTS_PER_SHARE = 10;

export interface PriorityLevel {
  readonly name: string;
  readonly nominalConcurrencyShares: number;
  readonly verbs: readonly string[];
}

/** Keeps the proportion of the two limits, whatever number of seats EKS gives the API server. */
export const PRIORITY_LEVELS: readonly PriorityLevel[] = [
  {
    name: "workload-reads",
    nominalConcurrencyShares: IN_FLIGHT_LIMITS.reads / REQUESTS_PER_SHARE,
    verbs: ["get", "list", "watch"],
  },
  {
    name: "workload-changes",
    nominalConcurrencyShares: IN_FLIGHT_LIMITS.changes / REQUESTS_PER_SHARE,
    verbs: ["create", "update", "patch", "delete", "deletecollection"],
  },
];

/**
 * After kube-system's own service accounts (900) and before the built-in schema of all service accounts (9000):
 * https://kubernetes.io/docs/concepts/cluster-administration/flow-control/#suggested-configuration-objects
 */
const MATCHING_PRECEDENCE = 8000;

/** A level may take half as much again of what others leave idle, and no more: that is the limit. */
const BORROWING_LIMIT_PERCENT = 50;

export function createApiPriority(parent: pulumi.Resource, name: string, provider: k8s.Provider): void {
  for (const level of PRIORITY_LEVELS) {
    const configuration = createPriorityLevel(parent, name, provider, level);
    createFlowSchema(parent, name, provider, level, configuration);
  }
}

function createPriorityLevel(
  parent: pulumi.Resource,
  name: string,
  provider: k8s.Provider,
  level: PriorityLevel,
): k8s.flowcontrol.v1.PriorityLevelConfiguration {
  return new k8s.flowcontrol.v1.PriorityLevelConfiguration(
    `${name}-${level.name}-priority`,
    {
      metadata: { name: level.name },
      spec: {
        type: "Limited",
        limited: {
          nominalConcurrencyShares: level.nominalConcurrencyShares,
          lendablePercent: 50,
          borrowingLimitPercent: BORROWING_LIMIT_PERCENT,
          limitResponse: { type: "Queue", queuing: { queues: 64, handSize: 6, queueLengthLimit: 50 } },
        },
      },
    },
    { parent, provider },
  );
}

/** One flow per service account or person: none of them can fill the queues of the others. */
function createFlowSchema(
  parent: pulumi.Resource,
  name: string,
  provider: k8s.Provider,
  level: PriorityLevel,
  configuration: k8s.flowcontrol.v1.PriorityLevelConfiguration,
): void {
  new k8s.flowcontrol.v1.FlowSchema(
    `${name}-${level.name}-flow`,
    {
      metadata: { name: level.name },
      spec: {
        matchingPrecedence: MATCHING_PRECEDENCE,
        distinguisherMethod: { type: "ByUser" },
        priorityLevelConfiguration: { name: configuration.metadata.name },
        rules: [
          {
            subjects: [
              { kind: "Group", group: { name: "system:serviceaccounts" } },
              { kind: "Group", group: { name: DEVELOPERS } },
            ],
            resourceRules: [
              {
                verbs: [...level.verbs],
                apiGroups: ["*"],
                resources: ["*"],
                namespaces: ["*"],
                clusterScope: true,
              },
            ],
          },
        ],
      },
    },
    { parent, provider },
  );
}
