/** Kubernetes documents for the bench: applications of five objects each, all different, every third one careless. */
import { stringify } from "yaml";

const OBJECTS_OF_ONE = 5;

/** @param count of documents; a multiple of five. The same count always gives the same text. */
export function documents(count: number): string {
  const applications = Array.from({ length: count / OBJECTS_OF_ONE }, (_, i) => application(i));
  return applications
    .flat()
    .map((object) => stringify(object, { lineWidth: 0, aliasDuplicateObjects: false }))
    .join("---\n");
}

function application(i: number): readonly object[] {
  const name = `app-${i}`;
  const namespace = `team-${i % 50}`;
  const own = { "app.kubernetes.io/name": name };
  const labels = {
    ...own,
    "app.kubernetes.io/part-of": namespace,
    "app.kubernetes.io/version": `1.${i % 10}.0`,
    "app.kubernetes.io/managed-by": "bench",
  };
  const metadata = { name, namespace, labels };
  const selector = { matchLabels: own };
  const careless = i % 3 === 0;
  return [
    { apiVersion: "v1", kind: "ServiceAccount", metadata, automountServiceAccountToken: false },
    {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata,
      spec: {
        replicas: careless ? 1 : 3,
        selector,
        template: { metadata: { labels }, spec: podSpec(name, i, careless) },
      },
    },
    {
      apiVersion: "v1",
      kind: "Service",
      metadata,
      spec: { selector: own, ports: [{ name: "http", port: 80, targetPort: 8080 }] },
    },
    {
      apiVersion: "policy/v1",
      kind: "PodDisruptionBudget",
      metadata,
      spec: { maxUnavailable: 1, selector },
    },
    {
      apiVersion: "networking.k8s.io/v1",
      kind: "NetworkPolicy",
      metadata,
      spec: {
        podSelector: selector,
        policyTypes: ["Ingress", "Egress"],
        ingress: [{ from: [{ podSelector: {} }], ports: [{ port: 8080 }] }],
      },
    },
  ];
}

function podSpec(name: string, i: number, careless: boolean): object {
  const image = `registry.example.com/${name}:${careless ? "latest" : `1.${i % 10}.0`}`;
  const env = [
    { name: "LOG_LEVEL", value: "info" },
    { name: "SHARD", value: String(i) },
  ];
  if (careless) return { hostNetwork: i % 2 === 0, containers: [{ name: "main", image, env }] };
  return {
    serviceAccountName: name,
    automountServiceAccountToken: false,
    securityContext: { runAsNonRoot: true, runAsUser: 10_001, seccompProfile: { type: "RuntimeDefault" } },
    topologySpreadConstraints: [
      { maxSkew: 1, topologyKey: "topology.kubernetes.io/zone", whenUnsatisfiable: "ScheduleAnyway" },
    ],
    containers: [
      {
        name: "main",
        image,
        env,
        ports: [{ containerPort: 8080 }],
        resources: { requests: { cpu: "100m", memory: "128Mi" }, limits: { memory: "128Mi" } },
        securityContext: {
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ["ALL"] },
        },
        readinessProbe: { httpGet: { path: "/ready", port: 8080 } },
        livenessProbe: { httpGet: { path: "/live", port: 8080 } },
      },
    ],
  };
}
