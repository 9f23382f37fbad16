/** EKS-optimised images: which family and architecture an AMI type of a managed node group is. */

/** AMI types that the component can configure; Amazon Linux 2 is left out, because AWS no longer supports it. */
export const AMI_TYPES = {
  AL2023_x86_64_STANDARD: { family: "AL2023", architecture: "amd64" },
  AL2023_ARM_64_STANDARD: { family: "AL2023", architecture: "arm64" },
  BOTTLEROCKET_x86_64: { family: "Bottlerocket", architecture: "amd64" },
  BOTTLEROCKET_ARM_64: { family: "Bottlerocket", architecture: "arm64" },
} as const;

export type AmiType = keyof typeof AMI_TYPES;
export type AmiFamily = (typeof AMI_TYPES)[AmiType]["family"];

export function amiFamily(amiType: AmiType): AmiFamily {
  return AMI_TYPES[amiType].family;
}
