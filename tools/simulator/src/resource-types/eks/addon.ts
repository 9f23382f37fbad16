/** EKS add-on. */
import { addonVersion, kubernetesMinors } from "@drydock/core/catalogue";
import { arn, CREATED_AT, uuid } from "../../account/identifiers.ts";
import type { Properties } from "../../account/account.ts";
import { objects, text } from "../../account/input.ts";
import { type Refusal, refusal, refusals } from "../../account/refusal.ts";
import { type CreateContext, defineResourceType } from "../../resource-type.ts";
import { EKS_TO_CLUSTER, EKS_TO_ROLE } from "../references.ts";
import { EKS_CLUSTER } from "../tokens.ts";
import { invalid } from "./invalid.ts";
import { podRoleRefusals } from "./pod-role.ts";

const ADDON = "aws:eks/addon:Addon";

export const addon = defineResourceType({
  type: ADDON,
  taggable: true,
  references: {
    clusterName: EKS_TO_CLUSTER,
    serviceAccountRoleArn: EKS_TO_ROLE,
    "podIdentityAssociations[].roleArn": EKS_TO_ROLE,
  },
  refuse: (inputs, context) => [
    ...identityRefusals(inputs, context),
    ...versionRefusals(inputs, context),
    ...settingRefusals(inputs),
    ...objects(inputs, "podIdentityAssociations").flatMap((association, i) =>
      podRoleRefusals(text(association, "roleArn"), `podIdentityAssociations[${i}].roleArn`, context),
    ),
  ],
  create(inputs, context) {
    const clusterName = text(inputs, "clusterName") ?? "";
    const name = text(inputs, "addonName") ?? "";
    const minor = context.account.find(EKS_CLUSTER, "name", clusterName)?.outputs["version"];
    return {
      id: `${clusterName}:${name}`,
      outputs: {
        addonVersion: inputs["addonVersion"] ?? addonVersion(name, String(minor))?.version ?? "",
        arn: arn(context, "eks", `addon/${clusterName}/${name}/${uuid(context)}`),
        configurationValues: inputs["configurationValues"] ?? "",
        createdAt: CREATED_AT,
        modifiedAt: CREATED_AT,
      },
    };
  },
});

/** Add-ons of AWS beyond the catalogue's: https://docs.aws.amazon.com/eks/latest/userguide/workloads-add-ons-available-eks.html */
const FURTHER_ADDONS = [
  ...["adot", "amazon-cloudwatch-observability", "aws-fsx-csi-driver", "aws-guardduty-agent", "cert-manager"],
  ...["aws-mountpoint-s3-csi-driver", "aws-network-flow-monitoring-agent", "external-dns", "fluent-bit"],
  ...["aws-secrets-store-csi-driver-provider", "kube-state-metrics", "prometheus-node-exporter"],
  ...["aws-privateca-connector-for-kubernetes", "amazon-sagemaker-hyperpod-taskgovernance"],
];

function minorOf(inputs: Properties, { account }: CreateContext): string | undefined {
  return text(account.find(EKS_CLUSTER, "name", inputs["clusterName"])?.outputs, "version");
}

/** Names of the AWS Marketplace have an underscore between vendor and product; which there are is not known here. */
function identityRefusals(inputs: Properties, context: CreateContext): Refusal[] {
  const name = text(inputs, "addonName") ?? "";
  const minor = minorOf(inputs, context);
  const known =
    name.includes("_") ||
    FURTHER_ADDONS.includes(name) ||
    kubernetesMinors().some(({ version }) => addonVersion(name, version) !== undefined);
  return refusals(
    context.account.find(ADDON, "id", `${text(inputs, "clusterName") ?? ""}:${name}`) !== undefined &&
      refusal(
        "ResourceInUseException",
        "addonName",
        `the cluster already has the add-on ${name}`,
        "keep one of the two",
      ),
    !known &&
      invalid(
        "addonName",
        `Kubernetes ${minor ?? ""} has no add-on ${name}`,
        "use an add-on of the versions catalogue, or one that EKS lists",
      ),
  );
}

/** The catalogue pins one version of many: another one is refused only where it cannot be right. */
function versionRefusals(inputs: Properties, context: CreateContext): Refusal[] {
  const version = text(inputs, "addonVersion");
  if (version === undefined) return [];
  const name = text(inputs, "addonName") ?? "";
  const minor = minorOf(inputs, context);
  const ofProxy = /^v(\d+\.\d+)\./.exec(version)?.[1];
  return refusals(
    !/^v\d+\.\d+\.\d+-eksbuild\.\d+$/.test(version) &&
      !name.includes("_") &&
      invalid(
        "addonVersion",
        `${version} is no version of ${name}`,
        "write a version such as v1.2.3-eksbuild.1",
      ),
    name === "kube-proxy" &&
      minor !== undefined &&
      ofProxy !== undefined &&
      ofProxy !== minor &&
      invalid(
        "addonVersion",
        `kube-proxy ${version} is not for Kubernetes ${minor}`,
        `use ${addonVersion(name, minor)?.version ?? `a version of ${minor}`}`,
      ),
  );
}

function settingRefusals(inputs: Properties): Refusal[] {
  const onCreate = text(inputs, "resolveConflictsOnCreate");
  const onUpdate = text(inputs, "resolveConflictsOnUpdate");
  const configuration = text(inputs, "configurationValues");
  return refusals(
    onCreate !== undefined &&
      !["NONE", "OVERWRITE"].includes(onCreate) &&
      invalid("resolveConflictsOnCreate", `${onCreate} is not offered at create`, "use NONE or OVERWRITE"),
    onUpdate !== undefined &&
      !["NONE", "OVERWRITE", "PRESERVE"].includes(onUpdate) &&
      invalid("resolveConflictsOnUpdate", `${onUpdate} is not offered`, "use NONE, OVERWRITE or PRESERVE"),
    configuration !== undefined &&
      configuration.trimStart().startsWith("{") &&
      !isJson(configuration) &&
      invalid("configurationValues", "the configuration is not JSON", "write valid JSON or YAML"),
  );
}

function isJson(written: string): boolean {
  try {
    JSON.parse(written);
    return true;
  } catch {
    return false;
  }
}
