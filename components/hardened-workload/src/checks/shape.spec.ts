/** Proves that what is wrong by itself is refused with a sentence that says what to change. */
import { testCases } from "../testing/cases.ts";
import { small } from "../testing/workloads.ts";

testCases({
  resources: [
    [
      "best effort, always running",
      { qualityOfService: "BestEffort", resources: undefined },
      "qualityOfService: BestEffort pods are ended first; it is for a Job or CronJob, use Burstable",
    ],
    [
      "best effort of a job",
      { qualityOfService: "BestEffort", resources: undefined, controller: { kind: "Job" } },
    ],
    [
      "best effort with requests",
      { qualityOfService: "BestEffort", controller: { kind: "Job" } },
      "resources: a BestEffort pod has none; leave them out, or use Burstable",
    ],
    [
      "requests above limits",
      { resources: { requests: { cpu: "2", memory: "1Gi" }, limits: { cpu: "500m", memory: "1Gi" } } },
      "resources.requests.cpu: 2 is more than the limit of 500m; lower it, or raise the limit",
    ],
    [
      "guaranteed, but unequal",
      { qualityOfService: "Guaranteed" },
      "resources.limits.cpu: 500m is not the request of 250m, so the pod is not Guaranteed; make them equal, or use Burstable",
      "resources.limits.memory: 512Mi is not the request of 256Mi, so the pod is not Guaranteed; make them equal, or use Burstable",
    ],
    [
      "guaranteed by one side",
      { qualityOfService: "Guaranteed", resources: { limits: { cpu: "1", memory: "2Gi" } } },
    ],
    [
      "guaranteed without saying so",
      { resources: { requests: { cpu: "1", memory: "1Gi" }, limits: { cpu: "1000m", memory: "1024Mi" } } },
      'qualityOfService: every request equals its limit, which makes the pod Guaranteed; write "Guaranteed"',
    ],
    [
      "nothing stated",
      { resources: undefined },
      ...["requests.cpu", "limits.cpu", "requests.memory", "limits.memory"].map(
        (side) => `resources.${side}: is missing; state what the container needs`,
      ),
    ],
    [
      "no quantity",
      { resources: { requests: { cpu: "250m", memory: "256MB" }, limits: { cpu: "500m", memory: "512Mi" } } },
      'resources.requests.memory: "256MB" is not a quantity; write one such as 512Mi',
    ],
  ],
  containers: [
    [
      "an image without a tag",
      { image: "registry.example.com:5000/shop/api" },
      'image: "registry.example.com:5000/shop/api" has neither a tag nor a digest; name the version that was tested',
    ],
    [
      "latest",
      { image: "shop/api:latest" },
      'image: "shop/api:latest" is another image every day; name the version that was tested',
    ],
    [
      "half a digest",
      { image: "shop/api@sha256:abc" },
      'image: "shop/api@sha256:abc" has no complete sha256 digest',
    ],
    ["a digest", { image: `shop/api@sha256:${"a".repeat(64)}` }],
    ["no image", { image: "" }, 'image: "" is not an image reference'],
    [
      "a probe of another port",
      { probes: { liveness: { httpGet: { path: "/", port: 9999 } } } },
      "probes.liveness.httpGet.port: 9999 is not a port of the container; declared are: http (8080)",
    ],
    [
      "a probe of another name",
      { probes: { readiness: { tcpSocket: { port: "grpc" } } } },
      "probes.readiness.tcpSocket.port: grpc is not a port of the container; declared are: http (8080)",
    ],
    [
      "a liveness probe of two successes",
      { probes: { liveness: { successThreshold: 2 } } },
      "probes.liveness.successThreshold: must be 1 for a liveness probe (got 2)",
    ],
    [
      "nothing to ask",
      { ports: [] },
      ...["liveness", "readiness", "startup"].map(
        (kind) =>
          `probes.${kind}: there is no port to connect to; name an action such as exec, or write "None"`,
      ),
    ],
    [
      "a secret in the open",
      { env: { DB_PASSWORD: "hunter2" } },
      "env.DB_PASSWORD: holds a secret by its name; refer to a Secret with secretKeyRef",
    ],
    [
      "a secret in the configuration",
      { config: { API_KEY: "x" } },
      "config.API_KEY: holds a secret by its name; refer to a Secret with secretKeyRef",
    ],
    ["a limit that sounds like a secret", { config: { TOKEN_BUDGET_PER_REQUEST: "10000" } }],
    ["no variable", { env: { "1A": "x" } }, 'env.1A: "1A" is not the name of a variable'],
    [
      "a mount of nothing",
      { mounts: [{ volume: "data", mountPath: "/data" }] },
      'mounts[0].volume: "data" is no volume; declared are: tmp',
    ],
    [
      "two volumes in one place",
      { scratch: { a: "/cache", b: "/cache" } },
      "mounts: two volumes are mounted at /cache; mount one",
    ],
    [
      "a sidecar's image",
      { sidecars: [{ ...small, name: "exporter", image: "exporter:latest", ports: [] }] },
      'sidecars[0].image: "exporter:latest" is another image every day; name the version that was tested',
    ],
    [
      "root",
      { podSecurity: { runAsUser: 0 } },
      "podSecurity.runAsUser: is root; name a user of the image above 0",
    ],
  ],
  names: [
    [
      "capitals",
      { name: "Api" },
      'name: "Api" is not lower case letters, digits and dashes',
      'service.name: service "Api" must start with a letter, and have lower case letters, digits and dashes, 63 at most',
      'containerName: "Api" must be lower case letters, digits and dashes, 63 at most',
    ],
    [
      "too long for a StatefulSet",
      { name: "n".repeat(53), controller: { kind: "StatefulSet" } },
      `name: "${"n".repeat(53)}" has 53 characters; a StatefulSet may have 52`,
    ],
    [
      "two ports of one name",
      {
        ports: [
          { name: "http", port: 80 },
          { name: "http", port: 81 },
        ],
      },
      'ports[1].name: two ports are called "http"; name each once',
    ],
    [
      "one port twice",
      {
        ports: [
          { name: "http", port: 80 },
          { name: "web", port: 80 },
        ],
      },
      "ports[1].port: TCP 80 is declared twice; declare it once",
    ],
    [
      "a long port name",
      { ports: [{ name: "administration-ui", port: 80 }] },
      'ports[0].name: "administration-ui" must be lower case letters, digits and single dashes, 15 at most',
    ],
    ["no port", { ports: [{ name: "http", port: 0 }] }, "ports[0].port: must be between 1 and 65535"],
    [
      "labels of the component",
      { labels: { app: "x" } },
      "labels.app: is set by the component; use name or version",
    ],
    [
      "a version that is no label",
      { version: "1.0 beta" },
      'version: "1.0 beta" is not a label value; give a version of 63 characters at most',
    ],
    [
      "two containers of one name",
      { sidecars: [{ ...small, name: "api", ports: [] }] },
      'sidecars: two containers are called "api"; name each once',
    ],
  ],
  exposure: [
    [
      "metrics that nobody serves",
      { monitoring: {} },
      'monitoring.port: "metrics" is not a declared port; declared are: http',
    ],
    [
      "metrics that nothing finds",
      { monitoring: { port: "http" }, service: "None" },
      'monitoring: a ServiceMonitor finds pods through a service; keep the service, or write monitoring "None"',
    ],
    [
      "everybody in",
      { network: { ingress: [{ from: [], ports: [{ port: 8080 }] }] } },
      "network.ingress[0].from: an empty list means everybody; name the peers",
    ],
    [
      "everybody selected",
      { network: { egress: [{ to: [{ podSelector: { matchLabels: {} } }], ports: [{ port: 1 }] }] } },
      "network.egress[0].to[0]: selects everybody; name labels",
    ],
    [
      "every port",
      { network: { egress: [{ to: [{ ipBlock: { cidr: "10.0.0.0/8" } }], ports: [] }] } },
      "network.egress[0].ports: an empty list means every port; name the ports",
    ],
    [
      "a port that is not there",
      {
        network: {
          ingress: [{ from: [{ podSelector: { matchLabels: { app: "web" } } }], ports: [{ port: "grpc" }] }],
        },
      },
      'network.ingress[0].ports[0]: "grpc" is not a declared port; declared are: http',
    ],
    [
      "weights that are not all",
      { traffic: { subsets: [{ name: "v1", weight: 90 }] } },
      "traffic.subsets: the weights are 90 together; make them 100",
    ],
    [
      "a route to nowhere",
      {
        traffic: {
          subsets: [{ name: "v1", weight: 100 }],
          headerRoutes: [{ header: "canary", value: "true", subset: "v2" }],
        },
      },
      'traffic.headerRoutes[0].subset: "v2" is no subset; declared are: v1',
    ],
    [
      "a canary of one subset",
      {
        controller: { kind: "Rollout", strategy: { canary: {} } },
        traffic: { subsets: [{ name: "v1", weight: 100 }] },
      },
      "traffic.subsets: a canary has two: first the stable one, then the canary",
    ],
    [
      "a canary of more than all",
      { controller: { kind: "Rollout", strategy: { canary: { steps: [{ setWeight: 120 }] } } } },
      "controller.strategy.canary.steps[0].setWeight: must be between 0 and 100 (got 120)",
    ],
    [
      "a service of a job",
      { controller: { kind: "Job" }, service: {} },
      "service: nothing calls a Job; leave it out",
    ],
    [
      "a service without its scraped port",
      {
        ports: [
          { name: "http", port: 80 },
          { name: "metrics", port: 90 },
        ],
        service: { ports: ["http"] },
      },
      'service.ports: leaves out "metrics", which is scraped; add it, or write monitoring "None"',
    ],
    [
      "four fields of cron",
      { controller: { kind: "CronJob", schedule: "0 2 * *" } },
      'controller.schedule: "0 2 * *" has not the five fields of cron',
    ],
  ],
});
