/** What the release of a chart and that of its definitions have in common. */
import type * as k8s from "@pulumi/kubernetes";
import type { HelmAddonArgs } from "./helm-addon.ts";

/** A failed installation leaves nothing behind: the next attempt starts clean. */
export function releaseSettings(args: HelmAddonArgs): Omit<k8s.helm.v3.ReleaseArgs, "chart"> {
  return {
    namespace: args.namespace,
    createNamespace: args.createNamespace ?? false,
    atomic: !(args.skipAwait ?? false),
    cleanupOnFail: true,
    disableWebhooks: args.skipHooks ?? false,
    timeout: args.timeoutSeconds ?? 600,
    maxHistory: args.maxHistory ?? 5,
  };
}
