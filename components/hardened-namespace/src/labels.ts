/** Labels of a namespace: its Pod Security Standard, and whether pods join the mesh. */

export type PodSecurityLevel = "restricted" | "baseline" | "privileged";

export interface NamespaceLabelSettings {
  readonly podSecurity?: PodSecurityLevel;
  readonly podSecurityVersion?: string;
  readonly istioInjection?: boolean;
  readonly labels?: Readonly<Record<string, string>>;
}

const POD_SECURITY = "pod-security.kubernetes.io";

/**
 * All three modes at one level: what is enforced on pods is audited and warned of on the workloads that make them.
 *
 * @throws Error when a label of the caller's would replace one of these.
 */
export function namespaceLabels(namespace: string, settings: NamespaceLabelSettings): Record<string, string> {
  const { podSecurity = "restricted", podSecurityVersion = "latest", istioInjection = false } = settings;
  const own: Record<string, string> = {
    name: namespace,
    "istio-injection": istioInjection ? "enabled" : "disabled",
    ...Object.fromEntries(
      ["enforce", "audit", "warn"].flatMap((mode) => [
        [`${POD_SECURITY}/${mode}`, podSecurity],
        [`${POD_SECURITY}/${mode}-version`, podSecurityVersion],
      ]),
    ),
  };
  const taken = Object.keys(settings.labels ?? {}).filter((label) => Object.hasOwn(own, label));
  if (taken.length > 0) {
    throw new Error(
      `namespace ${namespace}: labels ${taken.join(", ")} are set by the component; use its arguments`,
    );
  }
  return { ...settings.labels, ...own };
}
