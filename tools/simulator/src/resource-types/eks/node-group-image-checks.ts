/** Machine images of node groups: AMI type against instance types, and the AMI release. */
import { amiFamilies } from "@drydock/core/catalogue";
import type { Properties } from "../../account/account.ts";
import { text, texts } from "../../account/input.ts";
import { architectureOf } from "../../account/instance-types.ts";
import { type Refusal, refusals } from "../../account/refusal.ts";
import type { CreateContext } from "../../resource-type.ts";
import { EKS_CLUSTER } from "../tokens.ts";
import { invalid } from "./invalid.ts";
import { templateOf } from "./template-of.ts";

/** AMI types beyond the catalogue's: https://docs.aws.amazon.com/eks/latest/APIReference/API_Nodegroup.html */
const FURTHER_AMI_TYPES = [
  ...["CUSTOM", "AL2_x86_64", "AL2_x86_64_GPU", "AL2_ARM_64"],
  ...["AL2023_x86_64_STANDARD", "AL2023_ARM_64_STANDARD", "AL2023_x86_64_NEURON", "AL2023_x86_64_NVIDIA"],
  ...["AL2023_ARM_64_NVIDIA", "BOTTLEROCKET_ARM_64", "BOTTLEROCKET_x86_64", "BOTTLEROCKET_ARM_64_FIPS"],
  ...["BOTTLEROCKET_x86_64_FIPS", "BOTTLEROCKET_ARM_64_NVIDIA", "BOTTLEROCKET_x86_64_NVIDIA"],
  ...["BOTTLEROCKET_ARM_64_NVIDIA_FIPS", "BOTTLEROCKET_x86_64_NVIDIA_FIPS", "WINDOWS_CORE_2019_x86_64"],
  ...["WINDOWS_FULL_2019_x86_64", "WINDOWS_CORE_2022_x86_64", "WINDOWS_FULL_2022_x86_64"],
  ...["WINDOWS_CORE_2025_x86_64", "WINDOWS_FULL_2025_x86_64"],
];
const MAX_INSTANCE_TYPES = 20;

export function imageRefusals(inputs: Properties, context: CreateContext): Refusal[] {
  const amiType = text(inputs, "amiType");
  return [
    ...amiTypeRefusals(amiType),
    ...instanceTypeRefusals(inputs, amiType, context),
    ...releaseRefusals(inputs, amiType, context),
  ];
}

function amiTypeRefusals(amiType: string | undefined): Refusal[] {
  const known =
    amiType === undefined ||
    FURTHER_AMI_TYPES.includes(amiType) ||
    amiFamilies().some((family) => Object.hasOwn(family.amiTypes, amiType));
  return refusals(
    !known && invalid("amiType", `${amiType} is no AMI type`, "use an AMI type of the catalogue"),
  );
}

function instanceTypeRefusals(
  inputs: Properties,
  amiType: string | undefined,
  context: CreateContext,
): Refusal[] {
  const own = texts(inputs, "instanceTypes");
  const ofTemplate = text(templateOf(inputs, context)?.inputs, "instanceType");
  const types = own.length > 0 ? own : ofTemplate !== undefined ? [ofTemplate] : [];
  const property = own.length > 0 ? "instanceTypes" : "launchTemplate";
  const wanted =
    amiType === undefined || amiType === "CUSTOM" ? undefined : /ARM_64/.test(amiType) ? "arm64" : "amd64";
  const architectures = types.map(architectureOf);
  return refusals(
    own.length > MAX_INSTANCE_TYPES &&
      invalid(
        "instanceTypes",
        `${own.length} instance types; EKS takes ${MAX_INSTANCE_TYPES}`,
        "remove some",
      ),
    ...types.map((type, i) => {
      const at = own.length > 0 ? `${property}[${i}]` : property;
      const architecture = architectures[i];
      if (architecture === undefined) {
        return own.length > 0 && invalid(at, `there is no instance type ${type}`, "use a type that EC2 has");
      }
      return (
        wanted !== undefined &&
        architecture !== wanted &&
        invalid(
          at,
          `${type} is ${architecture}, and the AMI type ${amiType ?? ""} is for ${wanted}`,
          "choose the AMI type of the instance types' architecture",
        )
      );
    }),
    wanted === undefined &&
      new Set(architectures.filter((one) => one !== undefined)).size > 1 &&
      invalid("instanceTypes", "the instance types are of two architectures", "make a node group for each"),
  );
}

/** Releases of EKS's own images begin with the Kubernetes version; Bottlerocket's have a version of their own. */
function releaseRefusals(
  inputs: Properties,
  amiType: string | undefined,
  { account }: CreateContext,
): Refusal[] {
  const release = text(inputs, "releaseVersion");
  if (release === undefined || amiType?.startsWith("BOTTLEROCKET")) return [];
  const cluster = account.find(EKS_CLUSTER, "name", inputs["clusterName"])?.outputs;
  const minor = text(inputs, "version") ?? text(cluster, "version");
  const ofRelease = /^(\d+\.\d+)\.\d+-\d{8}$/.exec(release)?.[1];
  if (ofRelease === undefined) {
    return [
      invalid("releaseVersion", `${release} is no AMI release`, "write a release such as 1.35.0-20260101"),
    ];
  }
  return refusals(
    minor !== undefined &&
      ofRelease !== minor &&
      invalid(
        "releaseVersion",
        `the release ${release} is not of Kubernetes ${minor}`,
        "use a release of the node group's Kubernetes version",
      ),
  );
}
