/** AMI types of managed node groups: operating system, architecture, GPU. Pure. */

export type OperatingSystem = "AL2" | "AL2023" | "Bottlerocket";

interface AmiType {
  readonly operatingSystem: OperatingSystem;
  readonly gpu: boolean;
  readonly architecture: "arm64" | "x86_64";
  /** Name by which older versions of the package knew the type. */
  readonly alias?: string;
  /** Path of the recommended image's id below /aws/service. */
  readonly parameter: (version: string) => string;
}

const eksPath = (rest: string) => (version: string) =>
  `eks/optimized-ami/${version}/${rest}/recommended/image_id`;
const bottlerocketPath = (suffix: string, architecture: string) => (version: string) =>
  `bottlerocket/aws-k8s-${version}${suffix}/${architecture}/latest/image_id`;

/** https://docs.aws.amazon.com/eks/latest/userguide/retrieve-ami-id.html */
const AMI_TYPES: Readonly<Record<string, AmiType>> = {
  AL2_x86_64: of("AL2", "x86_64", false, eksPath("amazon-linux-2"), "amazon-linux-2"),
  AL2_x86_64_GPU: of("AL2", "x86_64", true, eksPath("amazon-linux-2-gpu"), "amazon-linux-2-gpu"),
  AL2_ARM_64: of("AL2", "arm64", false, eksPath("amazon-linux-2-arm64"), "amazon-linux-2-arm"),
  AL2023_x86_64_STANDARD: al2023("x86_64", "standard"),
  AL2023_ARM_64_STANDARD: al2023("arm64", "standard"),
  AL2023_x86_64_NVIDIA: al2023("x86_64", "nvidia"),
  BOTTLEROCKET_ARM_64: of("Bottlerocket", "arm64", false, bottlerocketPath("", "arm64")),
  BOTTLEROCKET_x86_64: of("Bottlerocket", "x86_64", false, bottlerocketPath("", "x86_64")),
  BOTTLEROCKET_ARM_64_NVIDIA: of("Bottlerocket", "arm64", true, bottlerocketPath("-nvidia", "arm64")),
  BOTTLEROCKET_x86_64_NVIDIA: of("Bottlerocket", "x86_64", true, bottlerocketPath("-nvidia", "x86_64")),
};

function of(
  operatingSystem: OperatingSystem,
  architecture: AmiType["architecture"],
  gpu: boolean,
  parameter: AmiType["parameter"],
  alias?: string,
): AmiType {
  return { operatingSystem, architecture, gpu, parameter, ...(alias ? { alias } : {}) };
}

function al2023(architecture: AmiType["architecture"], variant: "standard" | "nvidia"): AmiType {
  const path = `amazon-linux-2023/${architecture}/${variant}`;
  return of("AL2023", architecture, variant === "nvidia", eksPath(path), path);
}

function known(amiType: string): AmiType | undefined {
  return AMI_TYPES[amiType] ?? Object.values(AMI_TYPES).find((type) => type.alias === amiType);
}

/** @throws Error when the type is unknown, or of another system than the one given. */
export function operatingSystemOf(
  amiType: string | undefined,
  given: OperatingSystem | undefined,
): OperatingSystem {
  if (amiType === undefined) return given ?? "AL2023";
  const type = known(amiType);
  if (!type) throw new Error(`amiType: ${amiType} has no known operating system`);
  if (given && given !== type.operatingSystem) {
    throw new Error(
      `operatingSystem: ${given} contradicts amiType ${amiType}, which is ${type.operatingSystem}`,
    );
  }
  return type.operatingSystem;
}

/** The type that fits. @throws Error when there is none. */
export function amiTypeFor(
  operatingSystem: OperatingSystem,
  gpu: boolean,
  instanceTypes: readonly string[],
): string {
  const architecture = architectureOf(instanceTypes);
  const found = Object.entries(AMI_TYPES).find(
    ([, type]) =>
      type.operatingSystem === operatingSystem && type.gpu === gpu && type.architecture === architecture,
  );
  if (!found) {
    throw new Error(`no AMI type is ${operatingSystem} for ${architecture}${gpu ? " with GPU" : ""}`);
  }
  return found[0];
}

/** Graviton instance types have a g behind their generation: m7g, c6gn. Without types, x86_64. */
export function architectureOf(instanceTypes: readonly string[]): "arm64" | "x86_64" {
  const found = new Set(instanceTypes.map(architectureOfOne));
  if (found.size > 1)
    throw new Error(`instanceTypes: ${instanceTypes.join(", ")} are of more than one architecture`);
  return [...found][0] ?? "x86_64";
}

function architectureOfOne(instanceType: string): "arm64" | "x86_64" {
  const match = /([a-z]+)([0-9]+)([a-z])?-?([a-z]+)?\.([a-zA-Z0-9-]+)/.exec(instanceType);
  if (!match) throw new Error(`instanceTypes: ${instanceType} is no EC2 instance type`);
  return match[3] === "g" ? "arm64" : "x86_64";
}

/** SSM parameter that holds the id of the recommended image. @throws Error when the type is unknown. */
export function imageParameter(amiType: string, version: string): string {
  const type = known(amiType);
  if (!type) throw new Error(`amiType: ${amiType} has no recommended image; give amiId and userData`);
  return `/aws/service/${type.parameter(version)}`;
}
