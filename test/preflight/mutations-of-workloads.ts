/** Mistakes that people make in what runs on a platform like prod: pods, connections, alerts, and the order of all these. */
import { add, change, configure, type Mutation, remove, set, unordered, values } from "./mutation.ts";

const NODE_GROUP = "aws:eks/nodeGroup:NodeGroup";
const DEPLOYMENT = "kubernetes:apps/v1:Deployment";
const AUTOSCALER = "kubernetes:autoscaling/v2:HorizontalPodAutoscaler";
const NETWORK_POLICY = "kubernetes:networking.k8s.io/v1:NetworkPolicy";
const AUTHORIZATION = "kubernetes:security.istio.io/v1:AuthorizationPolicy";
const AUTHENTICATION = "kubernetes:security.istio.io/v1:PeerAuthentication";
const RELEASE = "kubernetes:helm.sh/v3:Release";
const RULES = { type: "kubernetes:monitoring.coreos.com/v1:PrometheusRule" };
const SERVICE = "kubernetes:core/v1:Service";

type Which = Parameters<typeof change>[0];

/** Changes a part of the inputs as text: what people do with search and replace. */
function replaced(which: Which, before: string, after: string): Mutation["make"] {
  return change(which, (inputs) => {
    const written = JSON.stringify(inputs);
    if (!written.includes(before)) throw new Error(`${which.name ?? which.type} does not have ${before}`);
    return JSON.parse(written.replaceAll(before, after)) as Record<string, unknown>;
  });
}

const spec = (which: Which, more: Record<string, unknown>): Mutation["make"] =>
  change(which, (inputs) => ({ ...inputs, spec: { ...(inputs["spec"] as object), ...more } }));

interface Workload {
  readonly template: { readonly spec: Record<string, unknown> };
}

const pod = (which: Which, more: Record<string, unknown>): Mutation["make"] =>
  change(which, (inputs) => {
    const { template, ...rest } = inputs["spec"] as Workload;
    return { ...inputs, spec: { ...rest, template: { ...template, spec: { ...template.spec, ...more } } } };
  });

const container = (requests: Record<string, string>): object => ({ name: "main", resources: { requests } });

/** Policies whose subject is the pods of one app. */
const policyOf = (app: string): Which => ({ type: NETWORK_POLICY, name: `${app}-network-policy` });

export const MUTATIONS_OF_WORKLOADS: readonly Mutation[] = [
  {
    mistake: "the maximum of an autoscaler has two digits too many",
    check: "capacity/Pending",
    make: spec({ type: AUTOSCALER, name: "frontend" }, { maxReplicas: 3000 }),
  },
  {
    mistake: "a pod asks for more memory than any node has",
    check: "capacity/Pending",
    make: pod({ type: DEPLOYMENT, name: "analytics-api" }, { containers: [container({ memory: "300Gi" })] }),
  },
  {
    mistake: "the second pool of controllers is saved",
    check: "capacity/Pending",
    make: remove({ type: NODE_GROUP, name: "nodepools-platform" }),
  },
  {
    mistake: "pools keep their maximum, and nothing scales them any more",
    check: "capacity/Pending",
    make: remove({ type: RELEASE, name: "cluster-autoscaler" }),
  },
  {
    mistake: "an agent on every node asks for two CPUs",
    check: "capacity/Pending",
    make: add("kubernetes:apps/v1:DaemonSet", 1, () => ({
      apiVersion: "apps/v1",
      kind: "DaemonSet",
      metadata: { name: "scanner", namespace: "node-agents" },
      spec: {
        template: { spec: { tolerations: [{ operator: "Exists" }], containers: [container({ cpu: "2" })] } },
      },
    })),
  },
  {
    mistake: "a workload keeps to one node each, on a pool of ten",
    check: "capacity/Pending",
    make: pod(
      { type: DEPLOYMENT, name: "analytics-api" },
      {
        nodeSelector: { workload: "memory" },
        affinity: {
          podAntiAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: [
              {
                topologyKey: "kubernetes.io/hostname",
                labelSelector: { matchLabels: { app: "analytics-api" } },
              },
            ],
          },
        },
      },
    ),
  },
  {
    mistake: "the system pool starts empty",
    check: "capacity/AutoscalerPending",
    make: set(
      { type: NODE_GROUP, name: "nodepools-system" },
      { scalingConfig: { minSize: 0, desiredSize: 0, maxSize: 4 } },
    ),
  },
  {
    mistake: "a service is pinned to the zone of its author",
    check: "capacity/ZoneLoss",
    make: pod(
      { type: DEPLOYMENT, name: "frontend" },
      { nodeSelector: { "topology.kubernetes.io/zone": "us-east-1a" }, topologySpreadConstraints: [] },
    ),
  },
  {
    mistake: "an app's NetworkPolicy is deleted to see whether it is the cause",
    check: "reachability/Cut",
    make: remove(policyOf("identity-service")),
  },
  {
    mistake: "a port moves, its NetworkPolicy does not",
    check: "reachability/Cut",
    make: replaced(policyOf("identity-service"), '"port":8080', '"port":8081'),
  },
  {
    mistake: "a service account is renamed, the mesh's policy is not",
    check: "reachability/Cut",
    make: replaced(
      { type: AUTHORIZATION, name: "callers-of-identity-service" },
      "sa/api-gateway",
      "sa/gateway",
    ),
  },
  {
    mistake: "mutual TLS is asked for on a port that a caller without a sidecar uses",
    check: "reachability/Cut",
    make: spec({ type: AUTHENTICATION, name: "strict-kafka" }, { portLevelMtls: {} }),
  },
  {
    mistake: "the rule of the database's security group is cleaned up",
    check: "reachability/Cut",
    make: remove({
      type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
      name: "data-postgresql",
    }),
  },
  {
    mistake: "an app may call everything, for debugging",
    check: "reachability/NotDeclared",
    make: spec(policyOf("frontend"), { egress: [{}] }),
  },
  {
    mistake: "a gateway lets the whole VPC in on the port of requests",
    check: "reachability/NotDeclared",
    make: replaced(
      { type: NETWORK_POLICY, name: "network-policy-istio-ingressgateway" },
      '"except":["10.0.0.0/16",',
      '"except":[',
    ),
  },
  {
    mistake: "somebody tries something out in a namespace without policies",
    check: "reachability/NotDeclared",
    make: add(DEPLOYMENT, 1, () => ({
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { name: "try", namespace: "default" },
      spec: { template: { metadata: { labels: { app: "try" } }, spec: { containers: [container({})] } } },
    })),
  },
  {
    mistake: "the CNI's agent for NetworkPolicies is turned off",
    check: "reachability/PoliciesNotEnforced",
    make: configure("vpc-cni", (configuration) => delete configuration["enableNetworkPolicy"]),
  },
  {
    mistake: "the gateway's Service no longer waits for the load balancer controller",
    check: "wiring/GoesBeforeItsObjects",
    make: unordered({ type: SERVICE, name: "istio-ingressgateway-service" }),
  },
  {
    mistake: "CoreDNS is made before there are nodes",
    check: "wiring/AddonOrder",
    make: unordered({ type: "drydock:eks-addon:EksAddon", name: "nodepools-coredns" }),
  },
  {
    mistake: "a letter of an action is missing",
    check: "wiring/NoSuchAction",
    make: change({ type: "aws:iam/policy:Policy", name: "discovery" }, (inputs) => ({
      ...inputs,
      policy: String(inputs["policy"]).replace("ec2:DescribeSubnets", "ec2:DescribeSubnet"),
    })),
  },
  {
    mistake: "Prometheus moved to another namespace, and its name in a URL did not",
    check: "wiring/NoSuchService",
    make: values("prometheus-adapter", (before) => ({
      ...before,
      prometheus: { port: 9090, url: "http://prometheus-operated.monitoring.svc" },
    })),
  },
  {
    mistake: "Grafana is told of a Secret by its old name",
    check: "wiring/NoSuchSecret",
    make: values("observability-grafana", (before) => ({
      ...before,
      admin: { existingSecret: "grafana-admin", userKey: "user", passwordKey: "password" },
    })),
  },
  {
    mistake: "an alert is copied from a cluster with another log agent",
    check: "monitoring/NothingExports",
    make: spec(RULES, {
      groups: [
        {
          name: "logs",
          rules: [{ alert: "LinesDropped", expr: "rate(promtail_dropped_entries_total[5m]) > 0" }],
        },
      ],
    }),
  },
  {
    mistake: "a recording rule is renamed, dashboards and alerts are not",
    check: "monitoring/NoSuchRecordingRule",
    make: replaced(RULES, '"record":"api:error_ratio:rate5m"', '"record":"api:errors_ratio:rate5m"'),
  },
  {
    mistake: "every tenant gets a load balancer of its own",
    check: "quotas/NetworkLoadBalancers",
    make: add(SERVICE, 60, (i) => ({
      apiVersion: "v1",
      kind: "Service",
      metadata: { name: `tenant-${i}`, namespace: "production" },
      spec: { type: "LoadBalancer" },
    })),
  },
  {
    mistake: "every Ingress of a hundred has its own load balancer",
    check: "quotas/ApplicationLoadBalancers",
    make: add("kubernetes:networking.k8s.io/v1:Ingress", 100, (i) => ({
      apiVersion: "networking.k8s.io/v1",
      kind: "Ingress",
      metadata: { name: `app-${i}`, namespace: "production" },
      spec: { ingressClassName: "alb" },
    })),
  },
  {
    mistake: "snapshots are taken every minute and kept for a month",
    check: "quotas/Snapshots",
    make: set(
      { type: "aws:dlm/lifecyclePolicy:LifecyclePolicy" },
      { policyDetails: { schedules: [{ retainRule: { count: 43_200 } }] } },
    ),
  },
];
