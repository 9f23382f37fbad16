/** Facts that AWS publishes: endpoint services, prefix lists, instance types and machine images. */
import { amiRelease, instanceType, kubernetesMinor } from "@drydock/core/catalogue";
import { amiId, prefixListId } from "../account/facts.ts";
import { objects, text, texts } from "../account/input.ts";
import { zonesOf } from "../account/regions.ts";
import { defineDataSource } from "../resource-type.ts";
import { refused } from "./read.ts";

const GATEWAY_SERVICES = ["s3", "dynamodb"];

export const getVpcEndpointService = defineDataSource({
  token: "aws:ec2/getVpcEndpointService:getVpcEndpointService",
  read(inputs, { region }) {
    const serviceName =
      text(inputs, "serviceName") ?? `com.amazonaws.${region}.${text(inputs, "service") ?? ""}`;
    const service = serviceName.split(".").slice(3).join(".");
    const offersGateway = GATEWAY_SERVICES.includes(service);
    const serviceType = text(inputs, "serviceType") ?? (offersGateway ? "Gateway" : "Interface");
    if (
      !serviceName.startsWith(`com.amazonaws.${region}.`) ||
      (serviceType === "Gateway" && !offersGateway)
    ) {
      return refused(
        "InvalidServiceName",
        `there is no ${serviceType} endpoint service ${serviceName} in ${region}`,
        "name a service of this region; only s3 and dynamodb have gateway endpoints",
      );
    }
    return {
      outputs: {
        id: serviceName,
        acceptanceRequired: false,
        availabilityZones: zonesOf(region).map(({ name }) => name),
        owner: "amazon",
        service,
        serviceName,
        serviceType,
        vpcEndpointPolicySupported: true,
      },
    };
  },
});

export const getManagedPrefixList = defineDataSource({
  token: "aws:ec2/getManagedPrefixList:getManagedPrefixList",
  read(inputs, { region, partition }) {
    const filtered = objects(inputs, "filters").find(({ name }) => name === "prefix-list-name");
    const name = text(inputs, "name") ?? texts(filtered, "values")[0] ?? "";
    if (!name.startsWith(`com.amazonaws.${region}.`) && !name.startsWith("com.amazonaws.global.")) {
      return refused(
        "InvalidPrefixListID.NotFound",
        `there is no prefix list ${name} in ${region}`,
        `name one of AWS's own, such as com.amazonaws.${region}.s3`,
      );
    }
    const id = prefixListId(region, name.split(".").slice(3).join("."));
    return {
      outputs: {
        id,
        name,
        addressFamily: "IPv4",
        arn: `arn:${partition}:ec2:${region}:aws:prefix-list/${id}`,
        entries: [],
        maxEntries: 0,
        ownerId: "AWS",
        version: 0,
      },
    };
  },
});

export const getInstanceType = defineDataSource({
  token: "aws:ec2/getInstanceType:getInstanceType",
  read(inputs) {
    const name = text(inputs, "instanceType") ?? "";
    const facts = instanceType(name);
    if (!facts) {
      return refused(
        "InvalidInstanceType",
        `the instance types catalogue has no ${name}`,
        "use a type that is in packages/core/src/catalogue/data/instance-types.json, or add it with its source",
      );
    }
    return {
      outputs: {
        id: name,
        instanceType: name,
        currentGeneration: true,
        defaultVcpus: facts.vcpu,
        maximumIpv4AddressesPerInterface: facts.ipv4PerEni,
        maximumNetworkInterfaces: facts.maxEnis,
        memorySize: facts.memoryGiB * 1024,
        supportedArchitectures: [facts.architecture === "arm64" ? "arm64" : "x86_64"],
      },
    };
  },
});

/** Public parameters that name the images EKS publishes: the path says which. */
const EKS_IMAGE =
  /^\/aws\/service\/eks\/optimized-ami\/(?<minor>\d+\.\d+)\/[\w.-]+\/(?:(?<arch>x86_64|arm64)\/[\w-]+\/)?(?:recommended|amazon-eks-[\w.-]+)\/(?<what>image_id|release_version|image_name)$/;
const BOTTLEROCKET_IMAGE =
  /^\/aws\/service\/bottlerocket\/aws-k8s-(?<minor>\d+\.\d+)[\w-]*\/(?:x86_64|arm64)\/[\w.-]+\/(?<what>image_id|image_version)$/;

export const getParameter = defineDataSource({
  token: "aws:ssm/getParameter:getParameter",
  read(inputs, context) {
    const name = text(inputs, "name") ?? "";
    const created = context.account.find("aws:ssm/parameter:Parameter", "name", name);
    if (created) return { outputs: { ...created.outputs, id: name } };
    const value = publicValue(name, context.region);
    if (value === undefined) {
      return refused(
        "ParameterNotFound",
        `there is no parameter ${name}`,
        "name a parameter that this plan creates, or a public one of EKS or Bottlerocket for a minor in the catalogue",
      );
    }
    const arn = `arn:${context.partition}:ssm:${context.region}::parameter${name}`;
    return { outputs: { id: name, name, arn, type: "String", value, insecureValue: value, version: 1 } };
  },
});

function publicValue(name: string, region: string): string | undefined {
  const groups = (EKS_IMAGE.exec(name) ?? BOTTLEROCKET_IMAGE.exec(name))?.groups;
  const minor = groups?.["minor"] ?? "";
  if (!kubernetesMinor(minor)) return undefined;
  if (groups?.["what"] === "release_version") return amiRelease("AL2023_x86_64_STANDARD", minor)?.version;
  return groups?.["what"] === "image_id" ? amiId(region, name) : undefined;
}

const ROOT_DEVICE = "/dev/xvda";

export const getAmi = defineDataSource({
  token: "aws:ec2/getAmi:getAmi",
  read(inputs, { region, partition }) {
    const owners = texts(inputs, "owners");
    const filters = objects(inputs, "filters");
    const names = filters.find(({ name }) => name === "name");
    const architecture =
      texts(
        filters.find(({ name }) => name === "architecture"),
        "values",
      )[0] ?? "x86_64";
    const asked = texts(
      filters.find(({ name }) => name === "image-id"),
      "values",
    )[0];
    const id = asked ?? amiId(region, JSON.stringify([owners, filters, inputs["nameRegex"] ?? ""]));
    return {
      outputs: {
        id,
        imageId: id,
        architecture,
        arn: `arn:${partition}:ec2:${region}::image/${id}`,
        blockDeviceMappings: [{ deviceName: ROOT_DEVICE, ebs: {}, noDevice: "", virtualName: "" }],
        name: texts(names, "values")[0] ?? id,
        ownerId: owners[0] ?? "amazon",
        rootDeviceName: ROOT_DEVICE,
        rootDeviceType: "ebs",
        state: "available",
        virtualizationType: "hvm",
      },
    };
  },
});
