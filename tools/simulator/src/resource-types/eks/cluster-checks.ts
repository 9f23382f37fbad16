/** What EKS refuses at CreateCluster: https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateCluster.html */
import { kubernetesMinor, kubernetesMinors } from "@drydock/core/catalogue";
import type { Properties } from "../../account/account.ts";
import { object, text, texts } from "../../account/input.ts";
import { nameRefusals } from "../../account/names.ts";
import { trusts } from "../../account/policy/allows.ts";
import { type Refusal, refusal, refusals } from "../../account/refusal.ts";
import type { CreateContext } from "../../resource-type.ts";
import { EKS_CLUSTER, ROLE } from "../tokens.ts";
import { invalid } from "./invalid.ts";
import { networkRefusals } from "./cluster-network-checks.ts";

const LOG_TYPES = ["api", "audit", "authenticator", "controllerManager", "scheduler"];
const AUTHENTICATION_MODES = ["API", "API_AND_CONFIG_MAP", "CONFIG_MAP"];
const SUPPORT_TYPES = ["STANDARD", "EXTENDED"];

export function clusterRefusals(inputs: Properties, context: CreateContext): Refusal[] {
  const { account, region } = context;
  const name = text(inputs, "name") ?? "";
  return refusals(
    nameRefusals("eksCluster", name, "name", "InvalidParameterException"),
    account.where(EKS_CLUSTER, "name", name).some((other) => other.region === region) &&
      refusal(
        "ResourceInUseException",
        "name",
        `cluster ${name} already exists`,
        "give one of the two another name",
      ),
    versionRefusals(text(inputs, "version"), "version"),
    roleRefusals(text(inputs, "roleArn"), "roleArn", "eks.amazonaws.com", context),
    settingRefusals(inputs),
    autoModeRefusals(inputs),
    networkRefusals(inputs, context),
  );
}

export function versionRefusals(version: string | undefined, property: string): Refusal[] {
  return refusals(
    version !== undefined &&
      kubernetesMinor(version) === undefined &&
      invalid(
        property,
        `unsupported Kubernetes version ${version}`,
        `use one of ${kubernetesMinors()
          .map((minor) => minor.version)
          .join(", ")}`,
      ),
  );
}

/** EKS tries the role when it is given one; a role that nothing created is a broken reference already. */
export function roleRefusals(
  roleArn: string | undefined,
  property: string,
  service: string,
  { account }: CreateContext,
): Refusal[] {
  const role = account.find(ROLE, "arn", roleArn);
  return refusals(
    role !== undefined &&
      !trusts(role.inputs["assumeRolePolicy"], service) &&
      invalid(
        property,
        `${role.name} does not trust ${service}`,
        `let the service ${service} do sts:AssumeRole in the role's trust policy`,
      ),
  );
}

function settingRefusals(inputs: Properties): Refusal[] {
  const mode = text(object(inputs, "accessConfig"), "authenticationMode");
  const support = text(object(inputs, "upgradePolicy"), "supportType");
  const encrypted = texts(object(inputs, "encryptionConfig"), "resources");
  return refusals(
    ...texts(inputs, "enabledClusterLogTypes").map(
      (type, i) =>
        !LOG_TYPES.includes(type) &&
        invalid(`enabledClusterLogTypes[${i}]`, `${type} is no log type`, `use ${LOG_TYPES.join(", ")}`),
    ),
    mode !== undefined &&
      !AUTHENTICATION_MODES.includes(mode) &&
      invalid(
        "accessConfig.authenticationMode",
        `${mode} is no authentication mode`,
        `use ${AUTHENTICATION_MODES.join(", ")}`,
      ),
    support !== undefined &&
      !SUPPORT_TYPES.includes(support) &&
      invalid(
        "upgradePolicy.supportType",
        `${support} is no support type`,
        `use ${SUPPORT_TYPES.join(" or ")}`,
      ),
    object(inputs, "encryptionConfig") !== undefined &&
      encrypted.join() !== "secrets" &&
      invalid("encryptionConfig.resources", "EKS encrypts secrets, and nothing else", 'write ["secrets"]'),
  );
}

/** Auto Mode's three switches go together. */
function autoModeRefusals(inputs: Properties): Refusal[] {
  const switches = [
    object(inputs, "computeConfig")?.["enabled"],
    object(object(inputs, "kubernetesNetworkConfig"), "elasticLoadBalancing")?.["enabled"],
    object(object(inputs, "storageConfig"), "blockStorage")?.["enabled"],
  ].map((enabled) => enabled === true);
  return refusals(
    new Set(switches).size > 1 &&
      invalid(
        "computeConfig.enabled",
        "EKS Auto Mode is on in part",
        "set computeConfig, elasticLoadBalancing and blockStorage to the same value",
      ),
  );
}
