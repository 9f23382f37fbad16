/** For specs: a small workload, the whole Deployment of an LLM agent service, and what their programs register. */
import assert from "node:assert/strict";
import { HardenedWorkload, type HardenedWorkloadArgs } from "../index.ts";

export const small: HardenedWorkloadArgs = {
  namespace: "application",
  image: "registry.example.com/shop/api:v1.4.0",
  ports: [{ name: "http", port: 8080 }],
  resources: { requests: { cpu: "250m", memory: "256Mi" }, limits: { cpu: "500m", memory: "512Mi" } },
};

const health = (path: string) => ({ httpGet: { path, port: 8080 } });

export const agent: HardenedWorkloadArgs = {
  namespace: "application",
  version: "v1.2.3",
  containerName: "llm-agent",
  image: "platform/llm-agent-service:v1.2.3",
  ports: [
    { name: "http", port: 8080 },
    { name: "metrics", port: 9090 },
  ],
  resources: {
    requests: { cpu: "500m", memory: "1Gi", ephemeralStorage: "1Gi" },
    limits: { cpu: "2", memory: "2Gi", ephemeralStorage: "2Gi" },
  },
  probes: {
    liveness: health("/health/live"),
    readiness: health("/health/ready"),
    startup: health("/health/startup"),
  },
  env: {
    APP_ENV: "production",
    DATABASE_URL: { secretKeyRef: { name: "llm-agent-db-credentials", key: "url" } },
    VAULT_ADDR: "http://vault.infrastructure:8200",
  },
  scratch: { cache: "/app/var/cache" },
  imagePullSecrets: ["registry-credentials"],
  serviceAccount: { vaultRole: "llm-agent-service", mountToken: true, secrets: ["llm-agent-db-credentials"] },
  service: { headless: true },
  scheduling: {
    preferredNodes: [{ matchExpressions: [{ key: "workload", operator: "In", values: ["application"] }] }],
  },
  disruption: { name: "llm-agent-pdb", minAvailable: 2 },
  monitoring: { name: "llm-agent-metrics" },
  autoscaling: {
    horizontal: {
      name: "llm-agent-hpa",
      minReplicas: 3,
      maxReplicas: 20,
      cpuUtilization: 70,
      memoryUtilization: 80,
      metrics: [
        {
          type: "External",
          metric: "rabbitmq_queue_messages",
          matchLabels: { queue: "llm-agent-tasks" },
          averageValue: "10",
        },
      ],
    },
    vertical: {
      name: "llm-agent-vpa",
      minAllowed: { cpu: "100m", memory: "256Mi" },
      maxAllowed: { cpu: "4", memory: "8Gi" },
    },
  },
};

interface Registered {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

interface Seen {
  readonly errors: readonly Error[];
  readonly refusals: readonly string[];
  readonly registrations: readonly Registered[];
}

interface Finding {
  readonly id: string;
  readonly subject: string;
  readonly message: string;
}

interface Planned extends Omit<Registered, "inputs"> {
  layer: string;
  parent: string;
  component: string;
  dependsOn: string[];
  inputs: Record<string, unknown>;
}

/** The tools of a spec, which nothing but a spec may import. */
interface Judges<T extends Seen> {
  readonly observe: (program: () => unknown) => Promise<T>;
  readonly findings: (
    record: { resources: Planned[] },
    options: { whole: boolean },
  ) => Promise<readonly Finding[]>;
}

/** Runs a program with one workload; every object must be as its published schema and the API server want it. */
export function workloads<T extends Seen>({ observe, findings }: Judges<T>) {
  return async (name: string, args: HardenedWorkloadArgs): Promise<T> => {
    const seen = await observe(() => {
      const { namespace, workloadName, serviceAccountName } = new HardenedWorkload(name, args);
      return { namespace, workloadName, serviceAccountName };
    });
    assert.deepEqual([seen.errors, seen.refusals], [[], []]);
    const found = await findings({ resources: seen.registrations.map(planned) }, { whole: false });
    assert.deepEqual(
      found.map(({ id, subject, message }) => `${id} ${subject}: ${message}`),
      [],
    );
    return seen;
  };
}

function planned({ urn, type, name, inputs }: Registered): Planned {
  return { urn, type, name, inputs: { ...inputs }, layer: "test", parent: "", component: "", dependsOn: [] };
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- specs read specs of any kind
export type Tree = any;

/** spec of the one object of that type. */
export function specOf(
  seen: { get(type: string, name?: string): Registered },
  type: string,
  name?: string,
): Tree {
  return seen.get(type, name).inputs["spec"];
}

export function lastOf(list: readonly unknown[]): unknown {
  return list.at(-1);
}
