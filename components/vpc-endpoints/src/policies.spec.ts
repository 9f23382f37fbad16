/** Proves that every endpoint keeps to the account's principals and resources, and names each exception exactly. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { addonRegistryAccount, publicBuckets } from "./aws-owned.ts";
import { endpointPolicy, type EndpointStatement } from "./policies.ts";
import { type EndpointService, GATEWAY_SERVICES, INTERFACE_SERVICES } from "./services.ts";

const place = { accountId: "111111111111", region: "eu-west-1", partition: "aws" };
const services = [...Object.keys(GATEWAY_SERVICES), ...Object.keys(INTERFACE_SERVICES)] as EndpointService[];
const own = { StringEquals: { "aws:PrincipalAccount": "111111111111" } };

/** https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html */
const MAX_POLICY_LENGTH = 20_480;

function exceptionsOf(service: EndpointService): readonly EndpointStatement[] {
  return endpointPolicy(service, place).Statement.slice(1);
}

describe("endpoint policy", () => {
  it("lets the account's principals at the account's resources, with the actions of the service", () => {
    const actions: Partial<Record<EndpointService, string>> = {
      "ecr.api": "ecr:*",
      "ecr.dkr": "ecr:*",
      monitoring: "cloudwatch:*",
    };
    for (const service of services) {
      assert.deepEqual(endpointPolicy(service, place).Statement[0], {
        Sid: "OwnPrincipalsOnOwnResources",
        Effect: "Allow",
        Principal: "*",
        Action: actions[service] ?? `${service}:*`,
        Resource: "*",
        Condition: {
          StringEquals: { "aws:PrincipalAccount": "111111111111", "aws:ResourceAccount": "111111111111" },
        },
      });
    }
  });

  it("has exceptions for six services only", () => {
    assert.deepEqual(services.filter((service) => exceptionsOf(service).length > 0).sort(), [
      "ec2",
      "ecr.api",
      "ecr.dkr",
      "s3",
      "ssm",
      "sts",
    ]);
  });

  it("s3: lets anyone download image layers and packages, and nothing else", () => {
    assert.deepEqual(exceptionsOf("s3"), [
      {
        Sid: "PublicDownloads",
        Effect: "Allow",
        Principal: "*",
        Action: "s3:GetObject",
        Resource: [
          "arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/*",
          "arn:aws:s3:::al2023-repos-eu-west-1-de612dc2/*",
          "arn:aws:s3:::amazon-ssm-eu-west-1/*",
          "arn:aws:s3:::aws-ssm-eu-west-1/*",
          "arn:aws:s3:::prod-registry-k8s-io-eu-west-1/*",
        ],
      },
    ]);
    assert.ok(publicBuckets("us-east-1").includes("quayio-production-s3"));
  });

  it("ec2: lets own principals launch from images of others, and use what EC2 names no account for", () => {
    assert.deepEqual(exceptionsOf("ec2"), [
      {
        Sid: "LaunchSharedImages",
        Effect: "Allow",
        Principal: "*",
        Action: ["ec2:CreateFleet", "ec2:RunInstances"],
        Resource: ["arn:aws:ec2:eu-west-1::image/*", "arn:aws:ec2:eu-west-1::snapshot/*"],
        Condition: own,
      },
      {
        Sid: "ActionsWithoutResourceAccount",
        Effect: "Allow",
        Principal: "*",
        Action: ["ec2:CopyImage", "ec2:CopySnapshot", "ec2:CreateVolume", "ec2:CreateVpcEndpoint"],
        Resource: [
          "arn:aws:ec2:eu-west-1:111111111111:*",
          "arn:aws:ec2:eu-west-1::image/*",
          "arn:aws:ec2:eu-west-1::snapshot/*",
        ],
        Condition: own,
      },
    ]);
  });

  it("ecr: lets own principals pull add-on images from the region's registry of EKS", () => {
    for (const service of ["ecr.api", "ecr.dkr"] as const) {
      assert.deepEqual(exceptionsOf(service), [
        {
          Sid: "PullAddonImages",
          Effect: "Allow",
          Principal: "*",
          Action: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
          Resource: "arn:aws:ecr:eu-west-1:602401143452:repository/*",
          Condition: own,
        },
      ]);
    }
    assert.equal(addonRegistryAccount("eu-south-1"), "590381155156");
  });

  it("ssm: lets own principals read public parameters", () => {
    const [statement] = exceptionsOf("ssm");
    assert.equal(statement?.Resource, "arn:aws:ssm:eu-west-1::parameter/aws/service/*");
    assert.deepEqual(statement?.Condition, own);
  });

  it("sts: lets web identities assume roles of this account", () => {
    const [statement] = exceptionsOf("sts");
    assert.equal(statement?.Action, "sts:AssumeRoleWithWebIdentity");
    assert.equal(statement?.Resource, "arn:aws:iam::111111111111:role/*");
  });

  it("appends the caller's statements", () => {
    const extra: EndpointStatement = {
      Sid: "BackupBucket",
      Effect: "Allow",
      Principal: "*",
      Action: ["s3:GetObject", "s3:PutObject"],
      Resource: "arn:aws:s3:::backups-of-another-account/*",
      Condition: own,
    };
    assert.deepEqual(endpointPolicy("s3", place, [extra]).Statement.at(-1), extra);
  });

  it("stays under the size limit and binds every statement to the account or to named resources", () => {
    const regions = fc.constantFrom("us-east-1", "eu-south-1", "ap-southeast-2", "us-gov-west-1");
    fc.assert(
      fc.property(fc.constantFrom(...services), regions, (service, region) => {
        const policy = endpointPolicy(service, { ...place, region });
        const bound = policy.Statement.every(
          ({ Condition, Resource }) =>
            Condition?.["StringEquals"]?.["aws:PrincipalAccount"] === place.accountId || Resource !== "*",
        );
        return bound && JSON.stringify(policy).length <= MAX_POLICY_LENGTH;
      }),
    );
  });
});
