/** The agent platform as apps: what each profile makes of it. */
import { digestedImage } from "../catalogue/index.ts";
import type { AgentPlatformSettings } from "../environment/slices/agent-platform.ts";
import type { AppSettings } from "../environment/slices/apps.ts";
import { EGRESS_GATEWAY, GATEWAY_PORTS } from "../flows/standing/mesh.ts";

export const AGENT = "agent";
export const AGENT_REDIS = "agent-redis";
const AGENT_SECRETS = "agent-secrets";
const AGENT_SECRETS_PATH = "/etc/agent/secrets";
const REDIS_SECRETS = "agent-redis-auth";
const REDIS_SECRETS_PATH = "/etc/redis/secrets";
const API_KEY = "anthropic-api-key";
const REDIS_PASSWORD = "redis-password";
const REDIS_PORT = 6379;

type Resources = AppSettings["resources"];

interface Profile {
  readonly replicas: { readonly minReplicas: number; readonly maxReplicas: number };
  readonly agent: Resources;
  readonly redis: Resources;
  readonly storageClassName: string;
  readonly separateHosts: "Required" | "Preferred";
}

const AGENT_REQUESTS = { cpu: "500m", memory: "1Gi" } as const;
const SMALL_REDIS: Resources = {
  requests: { cpu: "250m", memory: "512Mi" },
  limits: { cpu: "1", memory: "1Gi" },
};

const DEFAULT: Profile = {
  replicas: { minReplicas: 3, maxReplicas: 10 },
  agent: { requests: AGENT_REQUESTS, limits: { cpu: "2", memory: "2Gi" } },
  redis: SMALL_REDIS,
  storageClassName: "standard-ssd",
  separateHosts: "Preferred",
};

export const PROFILES: Readonly<Record<AgentPlatformSettings["profile"], Profile>> = {
  Default: DEFAULT,
  HighThroughput: {
    ...DEFAULT,
    replicas: { minReplicas: 10, maxReplicas: 50 },
    agent: { requests: AGENT_REQUESTS, limits: { cpu: "4", memory: "4Gi" } },
    redis: { requests: { cpu: "500m", memory: "1Gi" }, limits: { cpu: "2", memory: "2Gi" } },
  },
  LowLatency: { ...DEFAULT, storageClassName: "fast-ssd", separateHosts: "Required" },
};

export function agentApps(settings: AgentPlatformSettings): Readonly<Record<string, AppSettings>> {
  const profile = PROFILES[settings.profile];
  return { [AGENT]: agent(settings, profile), [AGENT_REDIS]: redis(settings, profile) };
}

function agent(settings: AgentPlatformSettings, profile: Profile): AppSettings {
  const { namespace, image, config, secretKey } = settings;
  return {
    namespace,
    image,
    controller: { kind: "Deployment" },
    ports: [
      { name: "http", port: 8000 },
      { name: "metrics", port: 9090 },
    ],
    resources: profile.agent,
    config,
    env: {
      REDIS_HOST: AGENT_REDIS,
      REDIS_PORT: String(REDIS_PORT),
      REDIS_PASSWORD_FILE: `${AGENT_SECRETS_PATH}/${REDIS_PASSWORD}`,
      ANTHROPIC_API_KEY_FILE: `${AGENT_SECRETS_PATH}/${API_KEY}`,
    },
    secretFiles: { [AGENT_SECRETS]: AGENT_SECRETS_PATH },
    secrets: {
      [AGENT_SECRETS]: { remoteKey: secretKey, keys: [API_KEY, REDIS_PASSWORD], type: "Opaque" },
    },
    probes: { liveness: { path: "/health" }, readiness: { path: "/health" }, startup: { path: "/health" } },
    disruption: { minAvailable: 2 },
    scheduling: { ...placement(settings), antiAffinity: { host: profile.separateHosts } },
    autoscaling: {
      horizontal: {
        ...profile.replicas,
        cpuUtilization: 70,
        memoryUtilization: 80,
        podMetrics: { http_requests_per_second: "100" },
      },
    },
    flows: [
      { to: AGENT_REDIS, ports: [REDIS_PORT], protocol: "TCP", why: "state and cache" },
      { to: EGRESS_GATEWAY, ports: [GATEWAY_PORTS.egress], protocol: "TCP", why: "APIs of language models" },
    ],
  };
}

function redis(settings: AgentPlatformSettings, profile: Profile): AppSettings {
  const { namespace, redisSize, secretKey } = settings;
  const password = `{{ index . "${REDIS_PASSWORD}" }}`;
  return {
    namespace,
    image: imageOf("redis"),
    controller: { kind: "StatefulSet", replicas: 1 },
    command: ["redis-server", `${REDIS_SECRETS_PATH}/auth.conf`],
    args: ["--dir", "/data", "--appendonly", "yes", "--appendfsync", "everysec"],
    ports: [{ name: "tcp-redis", port: REDIS_PORT, appProtocol: "tcp" }],
    resources: profile.redis,
    secretFiles: { [REDIS_SECRETS]: REDIS_SECRETS_PATH },
    secrets: {
      [REDIS_SECRETS]: {
        remoteKey: secretKey,
        keys: [REDIS_PASSWORD],
        files: {
          "auth.conf": `requirepass "${password}"\n`,
          "exporter.json": `{"redis://localhost:${REDIS_PORT}": "${password}"}`,
        },
        type: "Opaque",
      },
    },
    // A log of appended writes is read before the first answer.
    probes: { startup: { port: REDIS_PORT, periodSeconds: 5, failureThreshold: 60 } },
    claims: [
      { name: "data", mountPath: "/data", size: redisSize, storageClassName: profile.storageClassName },
    ],
    runAsUser: 999,
    scheduling: { ...placement(settings), priorityClassName: "data", neverOnSpot: true },
    sidecars: [exporter()],
    flows: [],
  };
}

function exporter(): NonNullable<AppSettings["sidecars"]>[number] {
  return {
    name: "exporter",
    image: imageOf("redis-exporter"),
    args: [
      `--redis.addr=redis://localhost:${REDIS_PORT}`,
      `--redis.password-file=${REDIS_SECRETS_PATH}/exporter.json`,
    ],
    ports: [{ name: "metrics", port: 9121 }],
    resources: { requests: { cpu: "50m", memory: "64Mi" }, limits: { cpu: "200m", memory: "128Mi" } },
    secretFiles: { [REDIS_SECRETS]: REDIS_SECRETS_PATH },
    probes: { liveness: { port: 9121 }, readiness: { port: 9121 } },
  };
}

function imageOf(name: string): AppSettings["image"] {
  const { repository, tag, digest } = digestedImage(name);
  const slash = repository.lastIndexOf("/");
  return { registry: repository.slice(0, slash), repository: repository.slice(slash + 1), tag, digest };
}

function placement({ profile, nodeSelector }: AgentPlatformSettings): {
  nodeSelector?: Record<string, string>;
} {
  return profile === "LowLatency" && nodeSelector ? { nodeSelector } : {};
}
