/** What a node group and its launch template cannot both say: https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html */
import type { AccountResource, Properties } from "../../account/account.ts";
import { number, object, objects, text, texts } from "../../account/input.ts";
import { allows } from "../../account/policy/allows.ts";
import { type Refusal, refusal, refusals } from "../../account/refusal.ts";
import type { CreateContext } from "../../resource-type.ts";
import { KEY } from "../tokens.ts";
import { invalid } from "./invalid.ts";
import { templateOf } from "./template-of.ts";

export function templateRefusals(inputs: Properties, context: CreateContext): Refusal[] {
  const named = object(inputs, "launchTemplate");
  if (!named) return customImageRefusals(inputs, {});
  const template = templateOf(inputs, context);
  return [
    ...besideTemplate(inputs),
    ...namingRefusals(named, template),
    ...(template ? contentRefusals(inputs, template.inputs, context) : []),
  ];
}

function besideTemplate(inputs: Properties): Refusal[] {
  return refusals(
    number(inputs, "diskSize") !== undefined &&
      invalid(
        "diskSize",
        "disk size is given beside a launch template",
        "set the volume size in the launch template",
      ),
    inputs["remoteAccess"] !== undefined &&
      invalid(
        "remoteAccess",
        "remote access is given beside a launch template",
        "set the key in the launch template",
      ),
  );
}

function namingRefusals(named: Properties, template: AccountResource | undefined): Refusal[] {
  const version = text(named, "version") ?? String(number(named, "version") ?? "");
  const latest = number(template?.outputs, "latestVersion");
  return refusals(
    (text(named, "id") === undefined) === (text(named, "name") === undefined) &&
      invalid(
        "launchTemplate",
        "a launch template is named by its id or by its name",
        "set one of id and name",
      ),
    latest !== undefined &&
      /^\d+$/.test(version) &&
      (Number(version) < 1 || Number(version) > latest) &&
      refusal(
        "InvalidLaunchTemplateId.VersionNotFound",
        "launchTemplate.version",
        `the launch template has no version ${version}`,
        `use a version up to ${latest}, best its latestVersion`,
      ),
  );
}

function contentRefusals(inputs: Properties, template: Properties, context: CreateContext): Refusal[] {
  const property = "launchTemplate";
  const said = (fault: boolean, message: string, remediation: string): Refusal | false =>
    fault && invalid(property, `the launch template ${message}`, remediation);
  const interfaces = objects(template, "networkInterfaces");
  return refusals(
    said(
      text(template, "instanceType") !== undefined && texts(inputs, "instanceTypes").length > 0,
      "names an instance type, and so does the node group",
      "name instance types in one of them",
    ),
    said(
      template["iamInstanceProfile"] !== undefined,
      "has an instance profile",
      "remove it: EKS makes the profile from nodeRoleArn",
    ),
    said(
      interfaces.some((one) => text(one, "subnetId") !== undefined),
      "names a subnet",
      "name subnets in the node group only",
    ),
    said(
      text(object(template, "instanceMarketOptions"), "marketType") === "spot",
      "asks for spot instances",
      "set capacityType to SPOT on the node group",
    ),
    said(
      text(template, "instanceInitiatedShutdownBehavior") === "terminate",
      "sets the shutdown behaviour",
      "leave the life of instances to EKS",
    ),
    said(
      object(template, "hibernationOptions")?.["configured"] === true,
      "turns hibernation on",
      "turn it off: nodes do not hibernate",
    ),
    customImageRefusals(inputs, template),
    userDataRefusals(inputs, template),
    volumeKeyRefusals(template, context),
  );
}

/** Whoever brings an image of their own says everything about it. */
function customImageRefusals(inputs: Properties, template: Properties): Refusal[] {
  const amiType = text(inputs, "amiType");
  if (text(template, "imageId") === undefined) {
    return refusals(
      amiType === "CUSTOM" &&
        invalid("amiType", "the AMI type is CUSTOM, and no launch template has an image", "set imageId"),
    );
  }
  return refusals(
    amiType !== undefined &&
      amiType !== "CUSTOM" &&
      invalid("amiType", "an AMI type is given beside the launch template's image", "remove amiType"),
    ...["releaseVersion", "version"]
      .filter((key) => text(inputs, key) !== undefined)
      .map((key) => invalid(key, `${key} is given beside the launch template's image`, `remove ${key}`)),
  );
}

/** EKS merges its own part into the user data of its own images. */
function userDataRefusals(inputs: Properties, template: Properties): Refusal[] {
  const userData = text(template, "userData");
  const amiType = text(inputs, "amiType") ?? "AL2023_x86_64_STANDARD";
  if (userData === undefined || text(template, "imageId") !== undefined || !amiType.startsWith("AL2"))
    return [];
  const decoded = Buffer.from(userData, "base64").toString("utf8");
  const multipart = /^(MIME-Version:|Content-Type:\s*multipart\/)/im.test(decoded.slice(0, 400));
  const boundary = /boundary="?([^"\s;]+)"?/i.exec(decoded)?.[1];
  return refusals(
    !multipart &&
      refusal(
        "Ec2LaunchTemplateInvalidConfiguration",
        "launchTemplate",
        "user data was not in the MIME multipart format",
        "wrap the user data in a MIME multipart archive",
      ),
    multipart &&
      (boundary === undefined || !decoded.includes(`--${boundary}--`)) &&
      refusal(
        "Ec2LaunchTemplateInvalidConfiguration",
        "launchTemplate",
        "the MIME multipart user data has no boundary, or does not end with it",
        "declare a boundary, and close the archive with it",
      ),
  );
}

const AUTO_SCALING_ROLE = /:role\/aws-service-role\/autoscaling\.amazonaws\.com\//;

/** EC2 Auto Scaling launches the nodes, and must be able to use the key of their volumes. */
function volumeKeyRefusals(template: Properties, { account }: CreateContext): Refusal[] {
  return objects(template, "blockDeviceMappings").flatMap((mapping) => {
    const keyArn = text(object(mapping, "ebs"), "kmsKeyId");
    const key = account.find(KEY, "arn", keyArn) ?? account.find(KEY, "id", keyArn);
    if (!key) return [];
    const granted = [key.id, key.outputs["arn"]].some((id) =>
      account
        .where("aws:kms/grant:Grant", "keyId", id)
        .some((grant) => AUTO_SCALING_ROLE.test(String(grant.inputs["granteePrincipal"]))),
    );
    const allowed = allows(
      key.outputs["policy"],
      "kms:CreateGrant",
      (kind, value) => kind === "AWS" && (value === "*" || AUTO_SCALING_ROLE.test(value)),
    );
    return refusals(
      !granted &&
        !allowed &&
        refusal(
          "AsgInstanceLaunchFailures",
          "launchTemplate",
          `EC2 Auto Scaling cannot use the key ${key.name} that the nodes' volumes are encrypted with`,
          "allow the service-linked role AWSServiceRoleForAutoScaling in the key policy, or grant it the key",
        ),
    );
  });
}
