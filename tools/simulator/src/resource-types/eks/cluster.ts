/** EKS cluster, and the security group that EKS makes for it. */
import { latestMinor } from "@drydock/core/catalogue";
import type { Properties } from "../../account/account.ts";
import { arn, CREATED_AT, ec2Id } from "../../account/identifiers.ts";
import { object, text, texts } from "../../account/input.ts";
import { type Companion, type CreateContext, defineResourceType } from "../../resource-type.ts";
import { clusterRefusals } from "./cluster-checks.ts";
import { EKS_TO_ROLE, EKS_TO_SECURITY_GROUP, EKS_TO_SUBNET } from "../references.ts";
import { EKS_CLUSTER, KEY, SECURITY_GROUP, SUBNET } from "../tokens.ts";

export const cluster = defineResourceType({
  type: EKS_CLUSTER,
  taggable: true,
  autoName: { property: "name", maxLength: 100 },
  references: {
    roleArn: EKS_TO_ROLE,
    "vpcConfig.subnetIds[]": EKS_TO_SUBNET,
    "vpcConfig.securityGroupIds[]": EKS_TO_SECURITY_GROUP,
    "encryptionConfig.provider.keyArn": { type: KEY, by: "arn", notFound: "InvalidParameterException" },
  },
  refuse: clusterRefusals,
  create(inputs, context) {
    const name = text(inputs, "name") ?? "";
    const clusterSecurityGroupId = ec2Id(context, "sg");
    const vpcId = vpcOf(inputs, context);
    const group: Companion = {
      type: SECURITY_GROUP,
      id: clusterSecurityGroupId,
      outputs: { name: `eks-cluster-sg-${name}`, ownerId: context.accountId, vpcId },
    };
    return {
      id: name,
      outputs: {
        ...computed(name, inputs, context),
        vpcConfig: {
          endpointPrivateAccess: false,
          endpointPublicAccess: true,
          publicAccessCidrs: ["0.0.0.0/0"],
          securityGroupIds: [],
          ...object(inputs, "vpcConfig"),
          clusterSecurityGroupId,
          vpcId,
        },
      },
      companions: [group],
    };
  },
});

function vpcOf(inputs: Properties, { account }: CreateContext): unknown {
  const [first] = texts(object(inputs, "vpcConfig"), "subnetIds");
  return account.find(SUBNET, "id", first)?.outputs["vpcId"];
}

function computed(name: string, inputs: Properties, context: CreateContext): Properties {
  const oidc = `https://oidc.eks.${context.region}.amazonaws.com/id/${context.hash(32, "oidc").toUpperCase()}`;
  const access = object(inputs, "accessConfig");
  return {
    accessConfig: {
      authenticationMode: "CONFIG_MAP",
      bootstrapClusterCreatorAdminPermissions: true,
      ...access,
    },
    arn: arn(context, "eks", `cluster/${name}`),
    certificateAuthority: { data: certificate(context) },
    createdAt: CREATED_AT,
    deletionProtection: inputs["deletionProtection"] ?? false,
    endpoint: `https://${context.hash(32, "endpoint").toUpperCase()}.gr7.${context.region}.eks.amazonaws.com`,
    identities: [{ oidcs: [{ issuer: oidc }] }],
    kubernetesNetworkConfig: networkOf(inputs, context),
    platformVersion: "eks.1",
    status: "ACTIVE",
    upgradePolicy: inputs["upgradePolicy"] ?? { supportType: "EXTENDED" },
    version: inputs["version"] ?? latestMinor().version,
  };
}

/** EKS chooses the service range of an IPv6 cluster itself, a /108 of unique local addresses. */
function networkOf(inputs: Properties, context: CreateContext): Properties {
  const given = object(inputs, "kubernetesNetworkConfig");
  const digits = context.hash(10, "service range");
  const serviceIpv6Cidr = `fd${digits.slice(0, 2)}:${digits.slice(2, 6)}:${digits.slice(6, 10)}::/108`;
  return given?.["ipFamily"] === "ipv6"
    ? { ...given, serviceIpv6Cidr }
    : { ipFamily: "ipv4", serviceIpv4Cidr: "10.100.0.0/16", ...given };
}

/** Has the shape of EKS's answer, a PEM file in base64, and is nobody's certificate. */
function certificate(context: CreateContext): string {
  const body = Buffer.from(context.hash(64, "certificate")).toString("base64");
  return Buffer.from(`-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`).toString("base64");
}
