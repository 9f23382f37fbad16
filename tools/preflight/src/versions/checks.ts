/** Checks of versions against each other: cluster, nodes, AMIs, add-ons and autoscaler. */
import { compareMinors } from "@drydock/core/catalogue";
import { at, text } from "../kubernetes/read.ts";
import type { Check, Found } from "../platform/check.ts";
import { ADDON, NODE_GROUP, type Platform } from "../platform/platform.ts";

const PATH = "cluster.kubernetesVersion";

/** 1.35 of v1.35.3-eksbuild.29 and of 1.35.6-20260714. */
export function minorOf(version: unknown): string | undefined {
  return /^v?(1\.\d+)\b/.exec(text(version) ?? "")?.[1];
}

const clusterMinor = ({ cluster }: Platform): string | undefined => minorOf(cluster?.inputs["version"]);

/** Kubelets and kube-proxy: never newer than the API server, and at most three minors older. */
const OLDEST = -3;
const SKEW = "https://kubernetes.io/releases/version-skew-policy/";

function skewed(version: string, cluster: string): string | undefined {
  const difference = compareMinors(version, cluster);
  if (difference > 0) return "newer than";
  return difference < OLDEST ? "more than three minors older than" : undefined;
}

export const nodesOfAnotherMinor: Check = {
  id: "versions/NodeSkew",
  explanation:
    "EKS refuses nodes that are newer than the control plane, and those that are too old do not join.",
  source: SKEW,
  find: (platform) => {
    const cluster = clusterMinor(platform);
    if (cluster === undefined) return [];
    return platform.of(NODE_GROUP).flatMap((group): Found[] => {
      const own = minorOf(group.inputs["version"]) ?? cluster;
      const wrong = skewed(own, cluster);
      if (wrong === undefined) return [];
      return [
        {
          status: "fail",
          subject: group,
          message: `${group.name} runs ${own}, which is ${wrong} the cluster's ${cluster}`,
          evidence: `version ${text(group.inputs["version"])}`,
          remediation: "upgrade the control plane first, then its nodes, one minor at a time",
          environmentPath: PATH,
        },
      ];
    });
  },
};

export const amiOfAnotherMinor: Check = {
  id: "versions/AmiOfAnotherMinor",
  explanation: "EKS refuses an AMI release that is not of the node group's own minor.",
  source: "https://docs.aws.amazon.com/eks/latest/userguide/update-managed-node-group.html",
  find: (platform) =>
    platform.of(NODE_GROUP).flatMap((group): Found[] => {
      const own = minorOf(group.inputs["version"]) ?? clusterMinor(platform);
      const release = minorOf(group.inputs["releaseVersion"]);
      if (own === undefined || release === undefined || own === release) return [];
      return [
        {
          status: "fail",
          subject: group,
          message: `${group.name} runs ${own} with an AMI release of ${release}`,
          evidence: `releaseVersion ${text(group.inputs["releaseVersion"])}`,
          remediation: `use an AMI release of ${own}`,
        },
      ];
    }),
};

export const proxyOfAnotherMinor: Check = {
  id: "versions/ProxySkew",
  explanation: "EKS refuses a kube-proxy of a minor that its control plane does not go with.",
  source: SKEW,
  find: (platform) => {
    const cluster = clusterMinor(platform);
    const proxy = platform.of(ADDON).find(({ inputs }) => inputs["addonName"] === "kube-proxy");
    const own = minorOf(proxy?.inputs["addonVersion"]);
    const wrong = own !== undefined && cluster !== undefined ? skewed(own, cluster) : undefined;
    if (!proxy || wrong === undefined) return [];
    return [
      {
        status: "fail",
        subject: proxy,
        message: `kube-proxy is of ${own}, which is ${wrong} the cluster's ${cluster}`,
        evidence: `addonVersion ${text(proxy.inputs["addonVersion"])}`,
        remediation: `use the add-on version of ${cluster}`,
        environmentPath: PATH,
      },
    ];
  },
};

export const autoscalerOfAnotherMinor: Check = {
  id: "versions/AutoscalerSkew",
  explanation:
    "Cluster Autoscaler simulates the scheduler of its own minor: of another one, it adds nodes that do not help, or none.",
  source: "https://github.com/kubernetes/autoscaler/tree/master/cluster-autoscaler#releases",
  find: (platform) => {
    const cluster = clusterMinor(platform);
    return platform.releases
      .filter(({ chart }) => chart === "cluster-autoscaler")
      .flatMap(({ urn, values }): Found[] => {
        const subject = platform.byUrn(urn);
        const own = minorOf(at(values, "image", "tag"));
        if (!subject || own === undefined || cluster === undefined || own === cluster) return [];
        return [
          {
            status: "warn",
            subject,
            message: `Cluster Autoscaler is of ${own}, and the cluster of ${cluster}`,
            evidence: `image.tag ${text(at(values, "image", "tag"))}`,
            remediation: `use an image of ${cluster}`,
            environmentPath: PATH,
          },
        ];
      });
  },
};

export const VERSION_CHECKS: readonly Check[] = [
  nodesOfAnotherMinor,
  amiOfAnotherMinor,
  proxyOfAnotherMinor,
  autoscalerOfAnotherMinor,
];
