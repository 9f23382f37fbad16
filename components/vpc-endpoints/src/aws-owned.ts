/** What belongs to others and must still be readable through the endpoints for a cluster to work. */

/**
 * Accounts of the registries that EKS add-on images come from, where they differ from the usual one.
 * https://docs.aws.amazon.com/eks/latest/userguide/add-ons-images.html (read 2026-11-21)
 */
const ADDON_REGISTRY_ACCOUNTS: Readonly<Record<string, string>> = {
  "af-south-1": "877085696533",
  "ap-east-1": "800184023465",
  "ap-east-2": "533267051163",
  "ap-south-2": "900889452093",
  "ap-southeast-3": "296578399912",
  "ap-southeast-4": "491585149902",
  "ap-southeast-6": "333609536671",
  "ap-southeast-7": "121268973566",
  "ca-west-1": "761377655185",
  "cn-north-1": "918309763551",
  "cn-northwest-1": "961992271922",
  "eu-central-2": "900612956339",
  "eu-south-1": "590381155156",
  "eu-south-2": "455263428931",
  "eusc-de-east-1": "877088126301",
  "il-central-1": "066635153087",
  "me-central-1": "759879836304",
  "me-south-1": "558608220178",
  "mx-central-1": "730335286997",
  "us-gov-east-1": "151742754352",
  "us-gov-west-1": "013241004608",
};

const USUAL_ADDON_REGISTRY_ACCOUNT = "602401143452";

export function addonRegistryAccount(region: string): string {
  return ADDON_REGISTRY_ACCOUNTS[region] ?? USUAL_ADDON_REGISTRY_ACCOUNT;
}

/**
 * Buckets that nodes download from with requests that their own account does not sign: a gateway endpoint carries
 * every S3 request of its subnets to the region, so what is left out here fails with 403 although there is NAT.
 */
export function publicBuckets(region: string): string[] {
  return [
    // Layers of every ECR image: https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html
    `prod-${region}-starport-layer-bucket`,
    // Packages of Amazon Linux 2023: https://docs.aws.amazon.com/linux/al2023/ug/live-patching.html
    `al2023-repos-${region}-de612dc2`,
    // SSM agent: https://docs.aws.amazon.com/systems-manager/latest/userguide/ssm-agent-technical-details.html
    `amazon-ssm-${region}`,
    `aws-ssm-${region}`,
    // registry.k8s.io sends pulls from AWS here: https://github.com/kubernetes/registry.k8s.io
    `prod-registry-k8s-io-${region}`,
    // quay.io serves its own region from here: https://docs.openshift.com/container-platform/latest/installing/install_config/configuring-firewall.html
    ...(region === "us-east-1" ? ["quayio-production-s3"] : []),
  ];
}
