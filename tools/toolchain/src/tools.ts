/** The programs of a rehearsal. Versions are those of the go.mod files; this list says what they are and how to know them. */
import { UserError } from "@drydock/core/errors";
import type { Tool } from "./tool.ts";

const KUBERNETES_PROVIDER = "github.com/pulumi/pulumi-kubernetes/provider/v4";

/** In the order in which they are built: what takes longest first, so that a failure in it is seen early. */
export const TOOLS: readonly Tool[] = [
  controlPlane("kube-apiserver", "admits every Kubernetes object as a cluster would", { envtest: true }),
  controlPlane("kube-controller-manager", "makes pods of workloads, and removes what a deleted object owned"),
  controlPlane("kube-scheduler", "places pods on nodes"),
  {
    name: "pulumi-resource-kubernetes",
    purpose: "creates, compares and deletes Kubernetes objects for the engine",
    module: "pulumi-resource-kubernetes",
    package: ".",
    pinnedBy: "github.com/pulumi/pulumi-kubernetes/sdk/v4",
    versionVariables: (version) => ({ "main.version": version }),
    accepts: (version) => `>=${version} <5`,
    files: {
      module: KUBERNETES_PROVIDER,
      paths: [
        "cmd/pulumi-resource-kubernetes/schema.json",
        "cmd/pulumi-resource-kubernetes/terraform-mapping.json",
      ],
    },
    pluginKind: "resource",
  },
  {
    name: "pulumi",
    purpose: "the engine: previews, updates, refreshes and destroys stacks",
    module: "pulumi",
    package: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
    pinnedBy: "github.com/pulumi/pulumi/pkg/v3",
    versionVariables: (version) => ({
      "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version": version,
    }),
    versionCommand: { args: ["version"], pattern: /^v(\d+\.\d+\.\d+)/m },
    accepts: (version) => `>=${version} <4`,
  },
  {
    name: "kwok",
    purpose: "nodes that run nothing, and pods on them that become ready",
    module: "kwok",
    package: "sigs.k8s.io/kwok/cmd/kwok",
    pinnedBy: "sigs.k8s.io/kwok",
    versionVariables: (version) => ({ "sigs.k8s.io/kwok/pkg/consts.Version": version }),
    versionCommand: { args: ["--version"], pattern: /\bv(\d+\.\d+\.\d+)/ },
    accepts: (version) => `>=${version} <1`,
  },
  {
    name: "etcd",
    purpose: "keeps the objects of the API server",
    module: "etcd",
    package: ".",
    pinnedBy: "go.etcd.io/etcd/server/v3",
    versionVariables: () => ({}),
    versionCommand: { args: ["--version"], pattern: /etcd Version: (\d+\.\d+\.\d+)/ },
    accepts: () => ">=3.5.0 <4",
    envtest: true,
  },
];

/** Tools in the order in which they are built. @throws UserError for a name that no tool has */
export function toolsNamed(names: readonly string[]): readonly Tool[] {
  const all = TOOLS.map(({ name }) => name);
  const unknown = names.filter((name) => !all.includes(name));
  if (unknown.length > 0)
    throw new UserError(`there is no tool ${unknown.join(", ")}; there are ${all.join(", ")}`);
  return TOOLS.filter(({ name }) => names.includes(name));
}

function controlPlane(name: string, purpose: string, more: Pick<Tool, "envtest"> = {}): Tool {
  return {
    name,
    purpose,
    module: "kubernetes",
    package: `k8s.io/kubernetes/cmd/${name}`,
    pinnedBy: "k8s.io/kubernetes",
    versionVariables: (version) => {
      const [major = "", minor = ""] = version.replace(/^v/, "").split(".");
      const variables = "k8s.io/component-base/version";
      return {
        [`${variables}.gitVersion`]: version,
        [`${variables}.gitMajor`]: major,
        [`${variables}.gitMinor`]: minor,
      };
    },
    versionCommand: { args: ["--version"], pattern: /^Kubernetes v(\d+\.\d+\.\d+)/m },
    // A control plane of another minor answers other API versions than those that the platform was planned for.
    accepts: (version) => `~${version.replace(/\.\d+$/, ".0")}`,
    ...more,
  };
}
