/** Controllers that would ask the instance metadata service, where pods cannot reach it. */
import { isKind } from "../kubernetes/objects.ts";
import { at, records, type Tree } from "../kubernetes/read.ts";
import { parsed } from "../platform/cni.ts";
import type { Check, Found } from "../platform/check.ts";
import { ADDON, LAUNCH_TEMPLATE, type Platform } from "../platform/platform.ts";

/** What a chart must be told: one of the places in its values, for each thing that it would look up. */
type Needs = Readonly<Record<string, readonly (readonly string[])[]>>;

/** Places are those of the charts' values.yaml; a last step in capitals is the name of an environment variable. */
const CHARTS: Readonly<Record<string, Needs>> = {
  "aws-load-balancer-controller": {
    clusterName: [["clusterName"]],
    region: [["region"]],
    vpcId: [["vpcId"], ["vpcTags"]],
  },
  "cluster-autoscaler": { awsRegion: [["awsRegion"]] },
  "external-dns": {
    AWS_REGION: [
      ["env", "AWS_REGION"],
      ["env", "AWS_DEFAULT_REGION"],
    ],
  },
  karpenter: {
    clusterName: [["settings", "clusterName"]],
    AWS_REGION: [["controller", "env", "AWS_REGION"]],
  },
};

/** https://docs.aws.amazon.com/eks/latest/userguide/ebs-csi.html */
const ADDONS: Readonly<Record<string, Needs>> = {
  "aws-ebs-csi-driver": { "controller.region": [["controller", "region"]] },
};

function isGiven(values: Tree, place: readonly string[]): boolean {
  const last = place.at(-1) ?? "";
  if (!/^[A-Z_]+$/.test(last)) return at(values, ...place) !== undefined;
  const variables = records(at(values, ...place.slice(0, -1)));
  return variables.some(
    ([{ name, value, valueFrom }]) => name === last && (value ?? valueFrom) !== undefined,
  );
}

const missing = (needs: Needs, values: Tree): string[] =>
  Object.entries(needs)
    .filter(([, places]) => !places.some((place) => isGiven(values, place)))
    .map(([name]) => name);

/** With a hop limit of 1, answers of the service end at the node: pods of a network of their own never see them. */
function isOutOfReach({ of, objects }: Platform): boolean {
  const limits = [
    ...of(LAUNCH_TEMPLATE).map(({ inputs }) => at(inputs, "metadataOptions", "httpPutResponseHopLimit")),
    ...objects
      .filter((object) => isKind(object, "karpenter.k8s.aws", "EC2NodeClass"))
      .map(({ tree }) => at(tree, "spec", "metadataOptions", "httpPutResponseHopLimit")),
  ];
  return limits.includes(1);
}

export const needsMetadata: Check = {
  id: "wiring/NeedsMetadata",
  explanation:
    "What is not told its region, VPC or cluster asks the instance metadata service, which a hop limit of 1 keeps from pods: the controller crashes at its start.",
  source: "https://docs.aws.amazon.com/eks/latest/best-practices/identity-and-access-management.html",
  find: (platform) => {
    if (!isOutOfReach(platform)) return [];
    const found = (urn: string, called: string, lacking: readonly string[]): Found[] => {
      const subject = platform.byUrn(urn);
      if (!subject || lacking.length === 0) return [];
      return [
        {
          status: "fail",
          subject,
          message: `${called} is not told ${lacking.join(", ")}, and cannot reach the instance metadata service`,
          evidence: "nodes answer metadata requests with httpPutResponseHopLimit 1",
          remediation: `set ${lacking.join(", ")} in its values`,
        },
      ];
    };
    return [
      ...platform.releases
        .filter(({ values }) => values["hostNetwork"] !== true)
        .flatMap(({ urn, chart, values }) =>
          found(urn, `chart ${chart}`, missing(CHARTS[chart] ?? {}, values)),
        ),
      ...platform.of(ADDON).flatMap(({ urn, inputs }) => {
        const name = String(inputs["addonName"]);
        return found(
          urn,
          `add-on ${name}`,
          missing(ADDONS[name] ?? {}, parsed(inputs["configurationValues"])),
        );
      }),
    ];
  },
};
