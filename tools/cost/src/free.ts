/** Types of resources that cost nothing, each with the reason; what is in no list is said to have no price. */

/** The first that matches a type counts. */
const FREE: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/^(pulumi:|drydock:|awsx:|eks:)/, "Pulumi's own: not a resource of AWS"],
  [/^kubernetes:helm\.sh\//, "what a chart runs is on nodes that are counted"],
  [/^kubernetes:/, "an object in the cluster: what it runs is on nodes that are counted"],
  [/^aws:ec2\/vpcEndpoint:VpcEndpoint$/, "gateway endpoints are free"],
  [/^aws:(iam|eks\/(accessEntry|accessPolicyAssociation|podIdentityAssociation))/, "identity is free"],
  [/^aws:eks\/addon:/, "Amazon EKS add-ons are free: what they run is on nodes that are counted"],
  [
    /^aws:ec2\/(vpc|subnet|route|routeTable|routeTableAssociation|mainRouteTableAssociation|internetGateway|vpcIpv4CidrBlockAssociation|vpcDhcpOptions|vpcDhcpOptionsAssociation|networkAcl|networkAclRule|defaultNetworkAcl|defaultRouteTable|defaultSecurityGroup|securityGroup|securityGroupRule|vpcEndpointRouteTableAssociation|vpcEndpointSubnetAssociation|vpcEndpointSecurityGroupAssociation|eipAssociation|tag):/,
    "part of the VPC, which is free",
  ],
  [/^aws:vpc\/(securityGroup|endpoint)\w+:/, "part of the VPC, which is free"],
  [/^aws:ec2\/launchTemplate:/, "charged with the nodes that it starts"],
  [/^aws:ec2\/flowLog:/, "charged with the log group that it writes to"],
  [
    /^aws:cloudwatch\/event(Rule|Target|Permission):/,
    "rules on events of AWS services are free: https://aws.amazon.com/eventbridge/pricing/",
  ],
  [/^aws:cloudwatch\/(logResourcePolicy|logStream|logSubscriptionFilter):/, "charged with the log group"],
  [/^aws:efs\/(mountTarget|fileSystemPolicy|accessPoint):/, "charged with the file system"],
  [/^aws:ecr\/(lifecyclePolicy|repositoryPolicy|registryPolicy):/, "charged with the repository"],
  [/^aws:kms\/(alias|grant|keyPolicy):/, "charged with the key"],
  [/^aws:sqs\/queue\w*Policy:/, "charged with the queue"],
  [/^aws:s3\/bucket(?!V2:|Object:|Objectv2:)\w+:/, "charged with the bucket"],
  [/^aws:s3\/accountPublicAccessBlock:/, "a setting of the account"],
  [
    /^aws:secretsmanager\/secret(Version|Policy|Rotation):/,
    "charged with the secret; rotation by RDS or by a function of the account",
  ],
  [/^aws:rds\/(subnetGroup|parameterGroup|optionGroup):/, "charged with the database"],
  [/^aws:elasticache\/(subnetGroup|parameterGroup|user|userGroup):/, "charged with the cache"],
  [
    /^aws:(lb|alb)\/(listener|listenerRule|listenerCertificate|targetGroup)/,
    "charged with the load balancer",
  ],
  [/^aws:wafv2\/(webAcl\w+|ipSet|regexPatternSet):/, "charged with the web ACL"],
  [/^aws:route53\/record:/, "charged with the zone and its queries"],
  [/^aws:acm\/certificate/, "public certificates are free"],
  [/^aws:cur\/reportDefinition:/, "the report is free; its bucket is counted"],
  [/^aws:sns\/topicPolicy:/, "charged with the messages of the topic"],
  [/^random:/, "made by the program, not by AWS"],
  [/^aws:autoscaling\/tag:/, "tags are free"],
  [/^aws:ebs\/(defaultKmsKey|encryptionByDefault):/, "a setting of the account"],
];

/** Costs that follow from use or change, which a plan does not know. */
const BY_USE: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/^aws:dlm\/lifecyclePolicy:/, "snapshots cost by how much of the volumes changes between them"],
  [/^aws:(backup\/|efs\/backupPolicy:)/, "backups cost by what is in them and how much of it changes"],
  [
    /^aws:sns\/topic(Subscription)?:/,
    "messages cost by their number; the first 1,000 mails of a month are free",
  ],
  [/^aws:athena\/workgroup:/, "queries cost by the bytes that they read"],
  [
    /^aws:glue\/catalog(Database|Table):/,
    "the catalogue costs by objects and requests; the first million of each is free",
  ],
  [/^aws:ecr\/replicationConfiguration:/, "copies cost by the images that are pushed"],
  [/^aws:rds\/instanceAutomatedBackupsReplication:/, "copies cost by how much of the database changes"],
];

export function reasonForFree(type: string): string | undefined {
  return FREE.find(([pattern]) => pattern.test(type))?.[1];
}

export function reasonForNoPrice(type: string): string {
  return BY_USE.find(([pattern]) => pattern.test(type))?.[1] ?? "the estimate has no rule for this type";
}
