/** Changes to prod that break a rule of its apps. */
import { all, type Case, remove, set } from "./case.ts";

const frontend = ["apps", "frontend"];
const flow = [...frontend, "flows", 1];
const call = (to: string, port: number) => ({ to, ports: [port], why: "a test" });

export const APPS: readonly Case[] = [
  {
    check: "appNamespaces",
    change: set([...frontend, "namespace"], "producton"),
    path: "apps.frontend.namespace",
    message: /^must be one of namespaces \(got producton \(did you mean production\?\)\)$/,
    remedy: /^write production$/,
  },
  {
    check: "appNames",
    change: set(["apps", "keda-operator"], {
      namespace: "production",
      image: { repository: "frontend", tag: "v1" },
      resources: { requests: { cpu: "100m", memory: "64Mi" }, limits: { cpu: "100m", memory: "128Mi" } },
    }),
    path: "apps.keda-operator",
    message: /^is the name of a peer of the platform already/,
    remedy: /another name/,
  },
  {
    check: "appImages",
    change: set([...frontend, "image", "repository"], "frontent"),
    path: "apps.frontend.image.repository",
    message:
      /^must be one of security\.imageRepositories\.names \(got frontent \(did you mean frontend\?\)\)$/,
    remedy: /add frontent to security\.imageRepositories\.names/,
  },
  {
    check: "appImages",
    change: set([...frontend, "image", "registry"], "public.ecr.aws/shop"),
    path: "apps.frontend.image.digest",
    message: /^is missing: public\.ecr\.aws\/shop may give frontend another content/,
    remedy: /add the digest/,
  },
  {
    check: "appSecrets",
    change: set([...frontend, "secrets"], { "analytics-api-database": { remoteKey: "x", keys: ["url"] } }),
    path: "apps.analytics-api.secrets.analytics-api-database",
    message: /^is kept by the app frontend in production already/,
    remedy: /declare it once/,
  },
  {
    check: "appTriggers",
    change: all(set(["data", "redis"], { kind: "absent" }), remove(["apps", "document-worker", "flows"])),
    path: "apps.document-worker.autoscaling.eventDriven.triggers[0]",
    message: /^asks redis, which the environment does not have \(data\.redis is absent\)$/,
    remedy: /give data\.redis another kind/,
  },
  {
    check: "appFaults",
    change: set(["apps", "api-gateway", "traffic", "fault"], { abort: { httpStatus: 503, percent: 1 } }),
    path: "apps.api-gateway.traffic.fault",
    message: /^must not be there: the environment is production$/,
    remedy: /^remove it$/,
  },
  {
    check: "appFlowEnds",
    change: set(flow, call("identty-service", 8080)),
    path: "apps.frontend.flows[1].to",
    message: /^is nobody in this environment \(got identty-service \(did you mean identity-service\?\)\)$/,
    remedy: /^write identity-service$/,
  },
  {
    check: "appFlowEnds",
    change: set(flow, { ports: [8080], why: "a test" }),
    path: "apps.frontend.flows[1]",
    message: /^must have from or to, and not both \(has neither\)$/,
    remedy: /name the other end only/,
  },
  {
    check: "appFlowPorts",
    change: set(flow, call("identity-service", 8081)),
    path: "apps.frontend.flows[1].ports[0]",
    message: /^is no port of identity-service \(got 8081; it serves 8080, 9090\)$/,
    remedy: /add 8081 to the ports of identity-service/,
  },
  {
    check: "appFlowsOnce",
    change: set(flow, call("api-gateway", 8080)),
    path: "apps.frontend.flows[1]",
    message: /^is declared twice \(from frontend to api-gateway on TCP 8080\)$/,
    remedy: /declared at one of its ends/,
  },
  {
    check: "appFlowHttp",
    change: set(flow, { ...call("rabbitmq", 5672), http: { methods: ["GET"] } }),
    path: "apps.frontend.flows[1].http",
    message: /^needs a called app in the mesh \(rabbitmq is not\)$/,
    remedy: /leave http out/,
  },
  {
    check: "appFlowIdentity",
    change: set(flow, { from: "internet", ports: [8080], why: "a test" }),
    path: "apps.frontend.flows[1].from",
    message: /^has no certificate of the mesh, which frontend asks of its callers \(got internet\)$/,
    remedy: /istio-ingressgateway/,
  },
];
