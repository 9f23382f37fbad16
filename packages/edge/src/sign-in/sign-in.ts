/** Sign-in before tools that have none: a proxy for each, and no other way in from outside. EDG-03. */
import { pinnedImage } from "@drydock/core/catalogue";
import type { EdgeSettings } from "@drydock/core/environment";
import {
  networkPolicyRules,
  SIGN_IN,
  SIGN_IN_PORTS,
  signInOf,
  type Tool,
  toolHosts,
} from "@drydock/core/flows";
import { HardenedWorkload } from "@drydock/hardened-workload";
import type * as pulumi from "@pulumi/pulumi";
import { createNamespace, type Installing, placementOf, PLATFORM_CRITICAL } from "../installing.ts";
import { createSecrets } from "./secrets.ts";
import { proxySettings, SECRET_FILES, SECRET_SETTINGS } from "./settings.ts";

/** Two replicas of three proxies, and what an update adds. */
const QUOTA = { requests: { cpu: "1", memory: "1Gi" } } as const;
const USER = 65_532;

type Oidc = NonNullable<EdgeSettings["tools"]>["oidc"];

/** None where no tool is reached from outside. */
export function createSignIn(installing: Installing): pulumi.Resource[] {
  const { edge } = installing.context.settings;
  const hosts = toolHosts(edge);
  const oidc = edge.tools?.oidc;
  if (oidc === undefined || hosts.length === 0) return [];
  const namespace = createNamespace(installing, SIGN_IN, QUOTA);
  const secrets = createSecrets(installing, namespace);
  return hosts.map(([tool, host]) => createProxy(installing, namespace, { tool, host, oidc }, secrets));
}

function createProxy(
  installing: Installing,
  namespace: pulumi.Output<string>,
  { tool, host, oidc }: { readonly tool: Tool; readonly host: string; readonly oidc: Oidc },
  dependsOn: readonly pulumi.Resource[],
): HardenedWorkload {
  const { parent, name: layer, context, provider } = installing;
  const { nodeSelector, tolerations } = placementOf(installing);
  const name = signInOf(tool);
  return new HardenedWorkload(
    `${layer}-${name}`,
    {
      name,
      namespace,
      image: pinnedImage("oauth2-proxy"),
      controller: { kind: "Deployment", replicas: 2 },
      ports: [
        { name: "http", port: SIGN_IN_PORTS.http },
        { name: "metrics", port: SIGN_IN_PORTS.metrics },
      ],
      env: {
        ...proxySettings(host, oidc),
        OAUTH2_PROXY_UPSTREAMS: addressOf(installing, tool),
        ...SECRET_SETTINGS,
      },
      resources: {
        requests: { cpu: "20m", memory: "64Mi", ephemeralStorage: "64Mi" },
        limits: { cpu: "200m", memory: "128Mi", ephemeralStorage: "128Mi" },
      },
      probes: {
        liveness: { httpGet: { path: "/ping", port: "http" } },
        readiness: { httpGet: { path: "/ready", port: "http" } },
      },
      podSecurity: { runAsUser: USER },
      volumes: Object.fromEntries(
        SECRET_FILES.map(({ secretName }) => [secretName, { secret: { secretName, defaultMode: 0o440 } }]),
      ),
      mounts: SECRET_FILES.map(({ secretName, mountPath }) => ({
        volume: secretName,
        mountPath,
        readOnly: true,
      })),
      scheduling: {
        nodeSelector,
        tolerations,
        priorityClassName: PLATFORM_CRITICAL,
        zones: context.settings.network.availabilityZones.length,
      },
      network: rulesOf(installing, name),
    },
    { parent, providers: [provider], dependsOn: [...dependsOn] },
  );
}

function addressOf({ context }: Installing, tool: Tool): pulumi.Output<string> {
  const { prometheusUrl, alertmanagerUrl, lokiUrl } = context.upstream.observability;
  return { prometheus: prometheusUrl, alertmanager: alertmanagerUrl, loki: lokiUrl }[tool];
}

/** The component opens the port of metrics itself. */
function rulesOf({ context: { flows } }: Installing, name: string) {
  const declared = flows.flows.filter(({ from, to }) => from !== "prometheus" || to !== name);
  return networkPolicyRules({ ...flows, flows: declared }, name);
}
