/** Falco: watches system calls on every node, and reports what no workload should do. SEC-03. */
import { chartSource } from "@drydock/core/catalogue";
import { HelmAddon } from "@drydock/helm-addon";
import { createNamespace, type Installing, networkPolicies } from "../installing.ts";
import { falcoValues } from "./falco-values.ts";

/** A pod on each of three hundred nodes: a quota that a growing cluster reaches would leave nodes unwatched. */
const EVERY_NODE = { requests: { cpu: "30", memory: "150Gi" } } as const;

export function createFalco(installing: Installing): void {
  const { parent, name, context, provider } = installing;
  const { detection } = context.settings.security;
  if (!detection) return;
  new HelmAddon(
    `${name}-falco`,
    {
      ...chartSource("falco"),
      releaseName: "falco",
      // Its pods mount files of the node and add capabilities: Pod Security has no narrower level that lets them.
      namespace: createNamespace(installing, "falco", { podSecurity: "privileged", quota: EVERY_NODE }),
      networkPolicies: networkPolicies(installing, "falco"),
      values: falcoValues(detection),
    },
    { parent, providers: [provider] },
  );
}
