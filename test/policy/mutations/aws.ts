/** One mistake for each AWS rule, to be made in the plan of an environment. */
import type { Inputs, JudgedResource } from "@drydock/rules";

/** What is changed in a plan: inputs of the first resource of a type, resources that are new, resources that go. */
export interface Mutation {
  /** Id of the rule that has to find it. */
  readonly rule: string;
  /** Inputs that take the place of those of the plan's first resource of that type; undefined removes one. */
  readonly change?: { readonly type: string; readonly inputs: Inputs };
  readonly add?: readonly Pick<JudgedResource, "type" | "id" | "inputs">[];
  /** Type whose resources are left out. */
  readonly remove?: string;
}

/** The resources of a plan with a mistake in them. */
export function mutated(
  resources: readonly JudgedResource[],
  { change, add = [], remove }: Mutation,
): readonly JudgedResource[] {
  const at = resources.findIndex(({ type }) => type === change?.type);
  if (change && at < 0) throw new Error(`the plan has no ${change.type}`);
  if (remove !== undefined && !resources.some(({ type }) => type === remove))
    throw new Error(`the plan has no ${remove}`);
  const changed = resources
    .map((resource, i) =>
      i === at ? { ...resource, inputs: { ...resource.inputs, ...change?.inputs } } : resource,
    )
    .filter(({ type }) => type !== remove);
  const added = add.map((resource, i) => ({
    urn: `urn:pulumi:prod::drydock::${resource.type}::mistake-${i}`,
    name: `mistake-${i}`,
    ...resource,
  }));
  return [...changed, ...added];
}

const change = (rule: string, type: string, inputs: Inputs): Mutation => ({ rule, change: { type, inputs } });
const add = (rule: string, type: string, inputs: Inputs): Mutation => ({ rule, add: [{ type, inputs }] });

const cluster = (rule: string, inputs: Inputs): Mutation => change(rule, "aws:eks/cluster:Cluster", inputs);
const template = (rule: string, inputs: Inputs): Mutation =>
  change(rule, "aws:ec2/launchTemplate:LaunchTemplate", inputs);
const policy = (rule: string, statement: Inputs): Mutation =>
  change(rule, "aws:iam/policy:Policy", { policy: JSON.stringify({ Statement: [statement] }) });
const trust = (rule: string, statement: Inputs): Mutation =>
  change(rule, "aws:iam/role:Role", {
    assumeRolePolicy: { Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", ...statement }] },
  });
const queuePolicy = (rule: string, principal: unknown): Mutation =>
  change(rule, "aws:sqs/queuePolicy:QueuePolicy", {
    policy: { Statement: [{ Effect: "Allow", Action: "sqs:SendMessage", Principal: principal }] },
  });
const ingress = (rule: string, fromPort: number): Mutation =>
  change(rule, "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", {
    ipProtocol: "tcp",
    fromPort,
    toPort: fromPort,
    cidrIpv4: "0.0.0.0/0",
  });
const pool = (rule: string, inputs: Inputs): Mutation => change(rule, "aws:eks/nodeGroup:NodeGroup", inputs);
const bucket = (rule: string): Mutation => add(rule, "aws:s3/bucket:Bucket", { bucket: "mistake" });
const database = (rule: string, inputs: Inputs): Mutation =>
  add(rule, "aws:rds/instance:Instance", { engine: "postgres", ...inputs });
const cache = (rule: string): Mutation =>
  add(rule, "aws:elasticache/replicationGroup:ReplicationGroup", { description: "mistake" });
const repository = (rule: string): Mutation =>
  add(rule, "aws:ecr/repository:Repository", { name: "mistake" });
const loadBalancer = (rule: string): Mutation =>
  add(rule, "aws:lb/loadBalancer:LoadBalancer", { name: "mistake" });
const trail = (rule: string): Mutation =>
  add(rule, "aws:cloudtrail/trail:Trail", { s3BucketName: "mistake" });
const accessPoint = (rule: string): Mutation =>
  add(rule, "aws:efs/accessPoint:AccessPoint", { fileSystemId: "fs-0mistake" });
const logGroup = (rule: string, inputs: Inputs): Mutation =>
  change(rule, "aws:cloudwatch/logGroup:LogGroup", inputs);

export const AWS_MUTATIONS: readonly Mutation[] = [
  cluster("cluster-endpoint-not-world-open", {
    vpcConfig: { endpointPublicAccess: true, publicAccessCidrs: ["0.0.0.0/0"] },
  }),
  cluster("eks-endpoint-private", {
    vpcConfig: {
      endpointPrivateAccess: true,
      endpointPublicAccess: true,
      publicAccessCidrs: ["203.0.113.0/24"],
    },
  }),
  cluster("eks-secrets-encrypted", { encryptionConfig: undefined }),
  cluster("eks-control-plane-logs", { enabledClusterLogTypes: ["api"] }),
  cluster("eks-version-supported", { version: "1.30" }),
  cluster("eks-version-not-newest", { version: "1.36" }),
  cluster("eks-authentication-mode-api", { accessConfig: { authenticationMode: "API_AND_CONFIG_MAP" } }),
  cluster("eks-no-creator-admin", { accessConfig: { authenticationMode: "API" } }),
  cluster("eks-deletion-protection", { deletionProtection: false }),
  change("node-group-launch-template", "aws:eks/nodeGroup:NodeGroup", { launchTemplate: undefined }),
  change("node-group-no-open-ssh", "aws:eks/nodeGroup:NodeGroup", {
    remoteAccess: { ec2SshKey: "operators" },
  }),
  {
    rule: "node-groups-in-private-subnets",
    change: { type: "aws:eks/nodeGroup:NodeGroup", inputs: { subnetIds: ["subnet-0mistake"] } },
    add: [{ type: "aws:ec2/subnet:Subnet", id: "subnet-0mistake", inputs: { mapPublicIpOnLaunch: true } }],
  },
  template("launch-template-imds-v2", {
    metadataOptions: { httpTokens: "optional", httpPutResponseHopLimit: 1 },
  }),
  template("launch-template-hop-limit", {
    metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 2 },
  }),
  template("launch-template-volumes-encrypted", { blockDeviceMappings: [{ ebs: { encrypted: "false" } }] }),
  template("launch-template-no-public-ip", { networkInterfaces: [{ associatePublicIpAddress: "true" }] }),
  add("ebs-volume-encrypted", "aws:ebs/volume:Volume", { size: 10 }),
  change("default-security-group-closed", "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", {
    ingress: [{ protocol: "-1", fromPort: 0, toPort: 0, self: true }],
  }),
  { rule: "vpc-default-security-group-managed", remove: "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup" },
  { rule: "vpc-flow-logs", remove: "aws:ec2/flowLog:FlowLog" },
  change("subnet-no-public-ip", "aws:ec2/subnet:Subnet", { mapPublicIpOnLaunch: true }),
  add("vpc-endpoint-service-acceptance", "aws:ec2/vpcEndpointService:VpcEndpointService", {
    acceptanceRequired: false,
  }),
  ingress("no-world-open-admin-ports", 10250),
  ingress("no-world-open-high-risk-ports", 5432),
  ingress("world-open-ports-are-web-ports", 8443),
  change("security-group-rule-described", "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", {
    description: undefined,
  }),
  change("one-tagged-security-group-per-cluster", "aws:ec2/securityGroup:SecurityGroup", {
    tags: { "kubernetes.io/cluster/drydock-prod": "owned" },
  }),
  change("kms-key-rotation", "aws:kms/key:Key", { enableKeyRotation: false }),
  change("kms-policy-no-public-principal", "aws:kms/key:Key", {
    policy: { Statement: [{ Effect: "Allow", Principal: "*", Action: "kms:*", Resource: "*" }] },
  }),
  policy("iam-no-star-actions", { Effect: "Allow", Action: "*", Resource: "arn:aws:s3:::reports" }),
  policy("iam-no-full-admin", { Effect: "Allow", Action: "*", Resource: "*" }),
  policy("iam-no-service-wildcards", { Effect: "Allow", Action: "ec2:*", Resource: "*" }),
  policy("iam-sensitive-actions-name-resources", { Effect: "Allow", Action: "iam:PassRole", Resource: "*" }),
  change("policy-document-valid", "aws:iam/policy:Policy", { policy: "{" }),
  change("iam-no-admin-attachment", "aws:iam/rolePolicyAttachment:RolePolicyAttachment", {
    policyArn: "arn:aws:iam::aws:policy/AdministratorAccess",
  }),
  trust("iam-trust-not-everyone", { Principal: "*" }),
  trust("iam-trust-not-whole-account", { Principal: { AWS: "arn:aws:iam::111111111111:root" } }),
  trust("iam-trust-one-service-account", { Principal: { Service: "pods.eks.amazonaws.com" } }),
  trust("iam-trust-confused-deputy", { Principal: { Service: "vpc-flow-logs.amazonaws.com" } }),
  add("no-unused-roles", "aws:iam/role:Role", {
    name: "mistake",
    assumeRolePolicy: {
      Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "ec2.amazonaws.com" } }],
    },
  }),
  queuePolicy("resource-policy-not-public", "*"),
  queuePolicy("resource-policy-confused-deputy", { Service: "events.amazonaws.com" }),
  change("sqs-encrypted", "aws:sqs/queue:Queue", { sqsManagedSseEnabled: false }),
  change("event-pattern-can-match", "aws:cloudwatch/eventRule:EventRule", {
    eventPattern: '{"source":["ec2.amazonaws.com"]}',
  }),
  logGroup("log-group-retention", { retentionInDays: 0 }),
  logGroup("log-group-retention-year", { retentionInDays: 30 }),
  logGroup("log-group-encrypted", { kmsKeyId: undefined }),
  bucket("s3-public-access-blocked"),
  bucket("s3-tls-only"),
  bucket("s3-encrypted"),
  bucket("s3-versioned"),
  bucket("s3-access-logged"),
  database("rds-multi-az", {}),
  database("rds-storage-encrypted", {}),
  database("rds-not-public", { publiclyAccessible: true }),
  database("rds-backups", { backupRetentionPeriod: 1 }),
  database("rds-deletion-protection", {}),
  database("rds-iam-authentication", {}),
  database("rds-password-managed", { password: "[secret]" }),
  add("rds-tls-required", "aws:rds/parameterGroup:ParameterGroup", { family: "postgres14" }),
  add("rds-cluster-multi-az", "aws:rds/cluster:Cluster", { engine: "aurora-postgresql" }),
  cache("elasticache-multi-az"),
  cache("elasticache-encrypted-at-rest"),
  cache("elasticache-encrypted-in-transit"),
  cache("elasticache-authenticated"),
  cache("elasticache-backups"),
  add("efs-encrypted", "aws:efs/fileSystem:FileSystem", {}),
  add("efs-backed-up", "aws:efs/fileSystem:FileSystem", { encrypted: true }),
  accessPoint("efs-access-point-root"),
  accessPoint("efs-access-point-user"),
  add("sns-encrypted", "aws:sns/topic:Topic", {}),
  repository("ecr-scan-on-push"),
  repository("ecr-immutable-tags"),
  repository("ecr-customer-key"),
  add("load-balancer-tls-policy", "aws:lb/listener:Listener", { protocol: "HTTP", port: 80 }),
  loadBalancer("load-balancer-deletion-protection"),
  loadBalancer("load-balancer-access-logs"),
  loadBalancer("load-balancer-drop-invalid-headers"),
  trail("cloudtrail-encrypted"),
  trail("cloudtrail-multi-region"),
  trail("cloudtrail-validated"),
  pool("pool-max-size", { scalingConfig: { minSize: 1, desiredSize: 1, maxSize: 400 } }),
  pool("pools-max-nodes", { scalingConfig: { minSize: 1, desiredSize: 1, maxSize: 140 } }),
  pool("instance-families-allowed", { instanceTypes: ["p5.48xlarge"] }),
  add("allowed-regions", "aws:sqs/queue:Queue", { region: "ap-south-2" }),
  {
    ...change("required-tags", "pulumi:providers:aws", { defaultTags: undefined }),
    add: [{ type: "aws:sqs/queue:Queue", inputs: { name: "mistake" } }],
  },
  add("monthly-budget", "drydock:cost:Estimate", { monthlyUsd: 1_000_000 }),
];
