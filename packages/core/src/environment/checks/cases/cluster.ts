/** Changes to prod that break a rule of the cluster. */
import { type Case, all, remove, set } from "./case.ts";

export const CLUSTER: readonly Case[] = [
  {
    check: "knownVersion",
    change: set(["cluster", "kubernetesVersion"], "1.29"),
    path: "cluster.kubernetesVersion",
    message: /^must be a minor of the versions catalogue \(got "1\.29", it has 1\.36, 1\.35, /,
    remedy: /kubernetes\.json/,
  },
  {
    check: "notNewest",
    change: set(["cluster", "kubernetesVersion"], "1.36"),
    path: "cluster.kubernetesVersion",
    message: /^must be older than the newest minor of EKS \(got "1\.36", the newest is 1\.36\)$/,
    remedy: /write "1\.35"/,
  },
  {
    check: "supported",
    change: set(["cluster", "kubernetesVersion"], "1.33"),
    path: "cluster.kubernetesVersion",
    message:
      /^must be a minor in standard support \(got "1\.33", whose support ended on 2026-07-29; today is 2026-11-21\)$/,
    remedy: /upgrade to a newer minor, or pay for supportType: EXTENDED/,
  },
  {
    check: "stagingNotBehind",
    change: () => undefined,
    path: "cluster.kubernetesVersion",
    message: /^must not be ahead of staging \(got "1\.35", staging has 1\.34\)$/,
    remedy: /upgrade staging to 1\.35 first/,
    others: { "staging.yaml": 'cluster: { kubernetesVersion: "1.34" }' },
  },
  {
    check: "addonsForCni",
    change: remove(["cluster", "addons", "kube-proxy"]),
    path: "cluster.addons.kube-proxy",
    message: /^is missing: services are reached through it$/,
    remedy: /add kube-proxy: \{\}/,
  },
  {
    check: "addonsForCni",
    change: all(
      set(["cluster", "networking"], { cni: "CiliumEni", prefixDelegation: true }),
      remove(["cluster", "addons", "kube-proxy"]),
    ),
    path: "cluster.addons.vpc-cni",
    message: /^must not be installed beside cni: CiliumEni, which does its work$/,
    remedy: /remove vpc-cni/,
  },
  {
    check: "publicEndpoint",
    change: set(["cluster", "endpointPublicAccess"], {
      enabled: true,
      publicAccessCidrs: ["203.0.113.0/24", "0.0.0.0/0"],
    }),
    path: "cluster.endpointPublicAccess.publicAccessCidrs[1]",
    message: /^must not open the Kubernetes API to the whole internet \(got 0\.0\.0\.0\/0\)$/,
    remedy: /your own networks/,
  },
  {
    check: "publicEndpoint",
    change: set(["cluster", "endpointPublicAccess"], {
      enabled: true,
      publicAccessCidrs: ["0.0.0.0/1", "128.0.0.0/1"],
    }),
    path: "cluster.endpointPublicAccess.publicAccessCidrs",
    message: /whole internet \(got 0\.0\.0\.0\/1, 128\.0\.0\.0\/1\)$/,
    remedy: /your own networks/,
  },
  {
    check: "publicBlocks",
    change: set(["cluster", "endpointPublicAccess"], {
      enabled: true,
      publicAccessCidrs: ["203.0.113.0/24", "64.0.0.0/7"],
    }),
    path: "cluster.endpointPublicAccess.publicAccessCidrs[1]",
    message: /^must be a \/8 or narrower \(got 64\.0\.0\.0\/7\)$/,
    remedy: /your own networks/,
  },
  {
    check: "publicBlocks",
    change: set(["cluster", "endpointPublicAccess"], {
      enabled: true,
      publicAccessCidrs: ["172.16.4.0/24", "203.0.113.0/24"],
    }),
    path: "cluster.endpointPublicAccess.publicAccessCidrs[0]",
    message: /^must not be a private range, which the private endpoint serves \(got 172\.16\.4\.0\/24\)$/,
    remedy: /public addresses/,
  },
  {
    check: "deployerAccount",
    change: set(["cluster", "access", "deployerRoleArn"], "arn:aws:iam::222222222222:role/drydock-deployer"),
    path: "cluster.access.deployerRoleArn",
    message:
      /^must be a role of aws\.accountId \(got account 222222222222, the environment's is 111111111111\)$/,
    remedy: /deployer role of account 111111111111/,
  },
  {
    check: "principalsUnique",
    change: set(["cluster", "access", "entries", "ops"], {
      principalArn: "arn:aws:iam::111111111111:role/developers",
    }),
    path: "cluster.access.entries.ops.principalArn",
    message: /^must be granted access once \(got .*role\/developers, which entries\.developers names too\)$/,
    remedy: /one access entry for each principal/,
  },
  {
    check: "policiesUnique",
    change: set(
      ["cluster", "access", "entries", "developers", "policies"],
      ["team-a", "team-b"].map((team) => ({
        policy: "AmazonEKSViewPolicy",
        scope: { type: "namespace", namespaces: [team] },
      })),
    ),
    path: "cluster.access.entries.developers.policies[1].policy",
    message: /^must be granted once \(got AmazonEKSViewPolicy, as in policies\[0\]\)$/,
    remedy: /one scope/,
  },
  {
    check: "noClusterAdmin",
    change: set(
      ["cluster", "access", "entries", "developers", "policies"],
      [{ policy: "AmazonEKSClusterAdminPolicy", scope: { type: "cluster" } }],
    ),
    path: "cluster.access.entries.developers.policies[0].policy",
    message: /^must not be cluster-admin in production \(got AmazonEKSClusterAdminPolicy\)$/,
    remedy: /AmazonEKSAdminViewPolicy/,
  },
  {
    check: "productionProtected",
    change: set(["cluster", "deletionProtection"], false),
    path: "cluster.deletionProtection",
    message: /^must be true in production \(got false\)$/,
    remedy: /set production: false first/,
  },
  {
    check: "productionLayered",
    change: set(["topology"], "single"),
    path: "topology",
    message: /^must be layered in production \(got single\)$/,
    remedy: /topology: layered/,
  },
];
