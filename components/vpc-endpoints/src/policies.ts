/**
 * Endpoint policies: through an endpoint, this account's principals reach this account's resources, and what AWS
 * itself owns and a cluster needs. A policy grants nothing; it bounds what roles may do from inside the VPC, so that
 * stolen credentials of another account, or a bucket of another account, are of no use there.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
 */
import { addonRegistryAccount, publicBuckets } from "./aws-owned.ts";
import { type EndpointService, factsOf } from "./services.ts";

export interface EndpointPlace {
  readonly accountId: string;
  readonly region: string;
  readonly partition: string;
}

export interface EndpointStatement {
  readonly Sid: string;
  readonly Effect: "Allow" | "Deny";
  readonly Principal: "*";
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

export interface EndpointPolicy {
  readonly Version: "2012-10-17";
  readonly Statement: readonly EndpointStatement[];
}

/** The policy of one service, with the caller's own statements last. */
export function endpointPolicy(
  service: EndpointService,
  place: EndpointPlace,
  additional: readonly EndpointStatement[] = [],
): EndpointPolicy {
  return {
    Version: "2012-10-17",
    Statement: [ownPrincipalsOnOwnResources(service, place), ...exceptions(service, place), ...additional],
  };
}

/**
 * All actions of the service: what a principal may do is decided by its role. A list of actions here would have to
 * hold those of every controller and deployment, and fail at the next version of one of them.
 */
function ownPrincipalsOnOwnResources(service: EndpointService, place: EndpointPlace): EndpointStatement {
  return allow("OwnPrincipalsOnOwnResources", `${factsOf(service).actionPrefix}:*`, "*", {
    "aws:PrincipalAccount": place.accountId,
    "aws:ResourceAccount": place.accountId,
  });
}

/** What a service needs that is not this account's. */
const EXCEPTIONS: Readonly<
  Partial<Record<EndpointService, readonly ((place: EndpointPlace) => EndpointStatement)[]>>
> = {
  s3: [publicDownloads],
  ec2: [sharedImages, actionsWithoutResourceAccount],
  "ecr.api": [addonImages],
  "ecr.dkr": [addonImages],
  ssm: [publicParameters],
  sts: [webIdentities],
};

function exceptions(service: EndpointService, place: EndpointPlace): EndpointStatement[] {
  return (EXCEPTIONS[service] ?? []).map((exception) => exception(place));
}

/** No condition on the principal: these requests are presigned by the registry, or not signed at all. */
function publicDownloads({ partition, region }: EndpointPlace): EndpointStatement {
  const objects = publicBuckets(region).map((bucket) => `arn:${partition}:s3:::${bucket}/*`);
  return {
    Sid: "PublicDownloads",
    Effect: "Allow",
    Principal: "*",
    Action: "s3:GetObject",
    Resource: objects,
  };
}

/** Instances start from AMIs of Amazon, whose snapshots are Amazon's too. */
function sharedImages({ accountId, partition, region }: EndpointPlace): EndpointStatement {
  return allow(
    "LaunchSharedImages",
    ["ec2:CreateFleet", "ec2:RunInstances"],
    [`arn:${partition}:ec2:${region}::image/*`, `arn:${partition}:ec2:${region}::snapshot/*`],
    { "aws:PrincipalAccount": accountId },
  );
}

/**
 * EC2 sends no aws:ResourceAccount with these actions, so that the first statement never allows them: the EBS CSI
 * driver could make no volume, and a deployment from inside the VPC no endpoint. The account is in the ARNs instead,
 * save those of snapshots and images, which name none.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-resourceaccount
 */
function actionsWithoutResourceAccount({ accountId, partition, region }: EndpointPlace): EndpointStatement {
  const resources = [`${accountId}:*`, ":image/*", ":snapshot/*"];
  return allow(
    "ActionsWithoutResourceAccount",
    ["ec2:CopyImage", "ec2:CopySnapshot", "ec2:CreateVolume", "ec2:CreateVpcEndpoint"],
    resources.map((resource) => `arn:${partition}:ec2:${region}:${resource}`),
    { "aws:PrincipalAccount": accountId },
  );
}

function addonImages({ accountId, partition, region }: EndpointPlace): EndpointStatement {
  return allow(
    "PullAddonImages",
    ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
    `arn:${partition}:ecr:${region}:${addonRegistryAccount(region)}:repository/*`,
    { "aws:PrincipalAccount": accountId },
  );
}

/** Public parameters, which tell the newest AMI of each family, belong to no account. */
function publicParameters({ accountId, partition, region }: EndpointPlace): EndpointStatement {
  return allow(
    "ReadPublicParameters",
    ["ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"],
    `arn:${partition}:ssm:${region}::parameter/aws/service/*`,
    { "aws:PrincipalAccount": accountId },
  );
}

/** A service account's token is exchanged before there is any principal of an account. */
function webIdentities({ accountId, partition }: EndpointPlace): EndpointStatement {
  return {
    Sid: "AssumeOwnRolesWithWebIdentity",
    Effect: "Allow",
    Principal: "*",
    Action: "sts:AssumeRoleWithWebIdentity",
    Resource: `arn:${partition}:iam::${accountId}:role/*`,
  };
}

function allow(
  sid: string,
  actions: string | readonly string[],
  resources: string | readonly string[],
  equals: Readonly<Record<string, string>>,
): EndpointStatement {
  return {
    Sid: sid,
    Effect: "Allow",
    Principal: "*",
    Action: actions,
    Resource: resources,
    Condition: { StringEquals: equals },
  };
}
