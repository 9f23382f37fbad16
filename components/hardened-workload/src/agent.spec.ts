/** Proves that the Deployment of an LLM agent service has every value that was stated. */
import assert from "node:assert/strict";
import { kubernetesFindings } from "@drydock/preflight";
import { observe } from "@drydock/simulator/testing";
import {
  BUDGET,
  DEPLOYMENT,
  HPA,
  ROLE,
  ROLE_BINDING,
  SERVICE,
  SERVICE_ACCOUNT,
  SERVICE_MONITOR,
  VPA,
} from "./testing/tokens.ts";
import { agent, specOf, type Tree, workloads } from "./testing/workloads.ts";

const workload = workloads({ observe, findings: kubernetesFindings });

describe("an LLM agent service", () => {
  it("is a Deployment of three with every value that was stated", async () => {
    const { replicas, selector, template } = specOf(await workload("llm-agent-service", agent), DEPLOYMENT);
    assert.equal(replicas, 3);
    assert.deepEqual(selector, { matchLabels: { app: "llm-agent-service" } });
    assert.equal(template.metadata.labels.version, "v1.2.3");
    const { containers, securityContext, affinity, volumes, ...pod } = template.spec;
    assert.deepEqual(securityContext, {
      runAsNonRoot: true,
      runAsUser: 1000,
      runAsGroup: 1000,
      fsGroup: 1000,
      fsGroupChangePolicy: "OnRootMismatch",
      seccompProfile: { type: "RuntimeDefault" },
    });
    const term = (topologyKey: string) => ({
      weight: 100,
      podAffinityTerm: { labelSelector: { matchLabels: { app: "llm-agent-service" } }, topologyKey },
    });
    assert.deepEqual(affinity, {
      podAntiAffinity: {
        preferredDuringSchedulingIgnoredDuringExecution: [
          term("kubernetes.io/hostname"),
          term("topology.kubernetes.io/zone"),
        ],
      },
      nodeAffinity: {
        preferredDuringSchedulingIgnoredDuringExecution: [
          {
            weight: 100,
            preference: { matchExpressions: [{ key: "workload", operator: "In", values: ["application"] }] },
          },
        ],
      },
    });
    assert.deepEqual(volumes, [
      { name: "tmp", emptyDir: {} },
      { name: "cache", emptyDir: {} },
    ]);
    assert.equal(pod.serviceAccountName, "llm-agent-service");
    assert.equal(pod.dnsPolicy, "ClusterFirst");
    assert.equal(pod.terminationGracePeriodSeconds, 30);
    assert.deepEqual(pod.imagePullSecrets, [{ name: "registry-credentials" }]);
    assert.equal(containers.length, 1);
    assert.deepEqual(containers[0], {
      name: "llm-agent",
      image: "platform/llm-agent-service:v1.2.3",
      imagePullPolicy: "IfNotPresent",
      securityContext: {
        allowPrivilegeEscalation: false,
        privileged: false,
        readOnlyRootFilesystem: true,
        runAsNonRoot: true,
        runAsUser: 1000,
        capabilities: { drop: ["ALL"] },
      },
      resources: {
        requests: { cpu: "500m", memory: "1Gi", "ephemeral-storage": "1Gi" },
        limits: { cpu: "2", memory: "2Gi", "ephemeral-storage": "2Gi" },
      },
      livenessProbe: {
        httpGet: { path: "/health/live", port: 8080, scheme: "HTTP" },
        initialDelaySeconds: 30,
        periodSeconds: 10,
        timeoutSeconds: 5,
        successThreshold: 1,
        failureThreshold: 3,
      },
      readinessProbe: {
        httpGet: { path: "/health/ready", port: 8080, scheme: "HTTP" },
        initialDelaySeconds: 10,
        periodSeconds: 5,
        timeoutSeconds: 3,
        successThreshold: 1,
        failureThreshold: 3,
      },
      startupProbe: {
        httpGet: { path: "/health/startup", port: 8080, scheme: "HTTP" },
        initialDelaySeconds: 0,
        periodSeconds: 10,
        timeoutSeconds: 3,
        successThreshold: 1,
        failureThreshold: 30,
      },
      env: [
        { name: "APP_ENV", value: "production" },
        {
          name: "DATABASE_URL",
          valueFrom: { secretKeyRef: { name: "llm-agent-db-credentials", key: "url" } },
        },
        { name: "VAULT_ADDR", value: "http://vault.infrastructure:8200" },
      ],
      envFrom: [],
      ports: [
        { name: "http", containerPort: 8080, protocol: "TCP" },
        { name: "metrics", containerPort: 9090, protocol: "TCP" },
      ],
      volumeMounts: [
        { name: "tmp", mountPath: "/tmp" },
        { name: "cache", mountPath: "/app/var/cache" },
      ],
    });
  });

  it("is spread strictly over zones, and over hosts where possible", async () => {
    const { template } = specOf(await workload("llm-agent-service", agent), DEPLOYMENT);
    const labelSelector = { matchLabels: { app: "llm-agent-service" } };
    assert.deepEqual(template.spec.topologySpreadConstraints, [
      {
        maxSkew: 1,
        topologyKey: "topology.kubernetes.io/zone",
        whenUnsatisfiable: "DoNotSchedule",
        labelSelector,
      },
      {
        maxSkew: 1,
        topologyKey: "kubernetes.io/hostname",
        whenUnsatisfiable: "ScheduleAnyway",
        labelSelector,
      },
    ]);
  });

  it("has an account of its own that reads config maps, and one secret by name", async () => {
    const seen = await workload("llm-agent-service", agent);
    const { inputs } = seen.get(SERVICE_ACCOUNT);
    assert.deepEqual((inputs["metadata"] as Tree).annotations, {
      "vault.hashicorp.com/role": "llm-agent-service",
    });
    assert.equal(inputs["automountServiceAccountToken"], true);
    assert.deepEqual(seen.get(ROLE).inputs["rules"], [
      { apiGroups: [""], resources: ["configmaps"], verbs: ["get", "list", "watch"] },
      {
        apiGroups: [""],
        resources: ["secrets"],
        resourceNames: ["llm-agent-db-credentials"],
        verbs: ["get"],
      },
    ]);
    assert.deepEqual(seen.get(ROLE_BINDING).inputs["subjects"], [
      { kind: "ServiceAccount", name: "llm-agent-service", namespace: "application" },
    ]);
    assert.equal(seen.outputs["serviceAccountName"], "llm-agent-service");
  });

  it("scales from 3 to 20 by CPU, memory and its queue, and gets recommendations of its size", async () => {
    const seen = await workload("llm-agent-service", agent);
    const scaleTargetRef = { apiVersion: "apps/v1", kind: "Deployment", name: "llm-agent-service" };
    const utilization = (name: string, averageUtilization: number) => ({
      type: "Resource",
      resource: { name, target: { type: "Utilization", averageUtilization } },
    });
    assert.deepEqual(specOf(seen, HPA), {
      scaleTargetRef,
      minReplicas: 3,
      maxReplicas: 20,
      metrics: [
        utilization("cpu", 70),
        utilization("memory", 80),
        {
          type: "External",
          external: {
            metric: {
              name: "rabbitmq_queue_messages",
              selector: { matchLabels: { queue: "llm-agent-tasks" } },
            },
            target: { type: "AverageValue", averageValue: "10" },
          },
        },
      ],
      behavior: {
        scaleDown: {
          stabilizationWindowSeconds: 300,
          policies: [
            { type: "Percent", value: 50, periodSeconds: 60 },
            { type: "Pods", value: 2, periodSeconds: 60 },
          ],
          selectPolicy: "Min",
        },
        scaleUp: {
          stabilizationWindowSeconds: 0,
          policies: [
            { type: "Percent", value: 100, periodSeconds: 60 },
            { type: "Pods", value: 4, periodSeconds: 60 },
          ],
          selectPolicy: "Max",
        },
      },
    });
    assert.deepEqual(seen.get(DEPLOYMENT).options.ignoreChanges, ["spec.replicas"]);
    assert.deepEqual(specOf(seen, VPA), {
      targetRef: scaleTargetRef,
      updatePolicy: { updateMode: "Off" },
      resourcePolicy: {
        containerPolicies: [
          {
            containerName: "llm-agent",
            controlledResources: ["cpu", "memory"],
            minAllowed: { cpu: "100m", memory: "256Mi" },
            maxAllowed: { cpu: "4", memory: "8Gi" },
          },
        ],
      },
    });
  });

  it("keeps two pods in a drain, is found by name, and scraped", async () => {
    const seen = await workload("llm-agent-service", agent);
    const matchLabels = { app: "llm-agent-service" };
    assert.deepEqual(specOf(seen, BUDGET), {
      minAvailable: 2,
      unhealthyPodEvictionPolicy: "AlwaysAllow",
      selector: { matchLabels },
    });
    assert.deepEqual(specOf(seen, SERVICE), {
      type: "ClusterIP",
      clusterIP: "None",
      selector: matchLabels,
      sessionAffinity: "None",
      ports: [
        { name: "http", port: 8080, targetPort: "http", protocol: "TCP" },
        { name: "metrics", port: 9090, targetPort: "metrics", protocol: "TCP" },
      ],
    });
    assert.deepEqual(specOf(seen, SERVICE_MONITOR), {
      selector: { matchLabels },
      endpoints: [{ port: "metrics", path: "/metrics", interval: "30s" }],
    });
  });
});
