/** Changes to prod that break a rule of Argo CD's tenants. */
import { type Case, set } from "./case.ts";

const tenants = ["delivery", "argoCd", "tenants"];
const tenant = {
  repository: "https://github.com/example/other",
  source: { kind: "Application", path: "prod", targetRevision: "v1" },
  sync: "Manual",
  quota: { requests: { cpu: "1", memory: "1Gi" }, pods: 1 },
};
const taken = (name: string): Case => ({
  check: "tenantNames",
  change: set([...tenants, name], tenant),
  path: `delivery.argoCd.tenants.${name}`,
  message: new RegExp(`^is a namespace that is not the tenant's own \\(got ${name}\\)$`),
  remedy: /choose another name/,
});

export const DELIVERY: readonly Case[] = [
  {
    check: "argoCdNamespace",
    change: (prod) => void prod.deleteIn(["namespaces", "argocd"]),
    path: "namespaces",
    message: /^must have argocd: Argo CD runs there$/,
    remedy: /add argocd, with podSecurity: restricted/,
  },
  taken("production"),
  taken("keda"),
  taken("kube-system"),
];
