/** Where a rule refuses, and where it only reports: the same for the API server's policies and for Gatekeeper. */
import type { AdmissionSettings } from "@drydock/core/environment";

/** Never judged: the cluster's own namespaces, and the judge's. A rule that stops these cannot be undone through the API. */
export const EXEMPT_NAMESPACES = [
  "kube-system",
  "kube-node-lease",
  "kube-public",
  "gatekeeper-system",
] as const;

export type Consequence = "Refused" | "Warned" | "Reported";

export interface Scope {
  /** End of the names of what is created for the scope. */
  readonly name: "enforced" | "elsewhere";
  readonly consequence: Consequence;
  /** Namespaces of the scope, or those that are not of it. */
  readonly namespaces: { readonly in: readonly string[] } | { readonly notIn: readonly string[] };
}

export function scopesOf({ enforcement, enforcedNamespaces }: AdmissionSettings): readonly [Scope, Scope] {
  return [
    {
      name: "enforced",
      consequence: enforcement === "Enforce" ? "Refused" : "Warned",
      namespaces: { in: enforcedNamespaces },
    },
    {
      name: "elsewhere",
      consequence: "Reported",
      namespaces: { notIn: [...EXEMPT_NAMESPACES, ...enforcedNamespaces] },
    },
  ];
}
