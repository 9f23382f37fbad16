/** CloudFormation resources in the form that Pulumi gives the same resources: type tokens and inputs. */
import type { JudgedResource } from "@drydock/rules";
import { isFields, type TemplateResource } from "./intrinsics.ts";

type Fields = Readonly<Record<string, unknown>>;

interface Conversion {
  readonly type: string;
  /** Other names of inputs, after the change of case. */
  readonly rename?: Readonly<Record<string, string>>;
  /** What change of case and names cannot do. */
  readonly adapt?: (inputs: Fields, properties: Fields) => Fields;
  /** Policies that CloudFormation keeps inside the resource, and Pulumi in resources of their own. */
  readonly policies?: string;
}

/** Values that are taken as they are: keys inside belong to someone else. */
const VERBATIM =
  /^(KeyPolicy|PolicyDocument|AssumeRolePolicyDocument|RepositoryPolicyText|RedrivePolicy|Tags)$/;

const textOf = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));
const listOf = (value: unknown): readonly Fields[] => (Array.isArray(value) ? value.filter(isFields) : []);
const defined = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** Rules inside a security group: addresses are lists there. */
const inlineRules = (rules: unknown): unknown =>
  Array.isArray(rules)
    ? listOf(rules).map(({ ipProtocol, cidrIp, cidrIpv6, ...rule }) =>
        defined({
          ...rule,
          protocol: ipProtocol,
          cidrBlocks: cidrIp === undefined ? undefined : [cidrIp],
          ipv6CidrBlocks: cidrIpv6 === undefined ? undefined : [cidrIpv6],
        }),
      )
    : rules;

const inlinePolicies = (policies: unknown): readonly Fields[] =>
  listOf(policies).map(({ PolicyName: name, PolicyDocument: policy }) => ({ name, policy: textOf(policy) }));

/** Attributes of a load balancer, which Pulumi takes as inputs. */
function attributes(inputs: Fields, { LoadBalancerAttributes: written }: Fields): Fields {
  const values = new Map(listOf(written).map(({ Key: key, Value: value }) => [String(key).trim(), value]));
  const [enabled, bucket] = [values.get("access_logs.s3.enabled"), values.get("access_logs.s3.bucket")];
  return defined({
    ...inputs,
    accessLogs: values.size > 0 ? defined({ enabled, bucket }) : undefined,
    dropInvalidHeaderFields: values.get("routing.http.drop_invalid_header_fields.enabled"),
    enableDeletionProtection: values.get("deletion_protection.enabled"),
  });
}

const CONVERSIONS: Readonly<Record<string, Conversion>> = {
  "AWS::CloudTrail::Trail": { type: "aws:cloudtrail/trail:Trail" },
  "AWS::EC2::LaunchTemplate": {
    type: "aws:ec2/launchTemplate:LaunchTemplate",
    adapt: ({ launchTemplateData, ...inputs }) => ({
      ...inputs,
      ...(isFields(launchTemplateData) ? launchTemplateData : {}),
    }),
  },
  "AWS::EC2::SecurityGroup": {
    type: "aws:ec2/securityGroup:SecurityGroup",
    adapt: ({ securityGroupIngress, securityGroupEgress, ...inputs }) =>
      defined({
        ...inputs,
        ingress: inlineRules(securityGroupIngress),
        egress: inlineRules(securityGroupEgress),
      }),
  },
  "AWS::EC2::SecurityGroupEgress": {
    type: "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
    rename: { cidrIp: "cidrIpv4" },
  },
  "AWS::EC2::SecurityGroupIngress": {
    type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    rename: { cidrIp: "cidrIpv4" },
  },
  "AWS::EC2::Volume": { type: "aws:ebs/volume:Volume" },
  "AWS::EC2::VPCEndpointService": { type: "aws:ec2/vpcEndpointService:VpcEndpointService" },
  "AWS::ECR::Repository": { type: "aws:ecr/repository:Repository" },
  "AWS::ElasticLoadBalancingV2::Listener": {
    type: "aws:lb/listener:Listener",
    adapt: (inputs) =>
      defined({
        ...inputs,
        defaultActions: listOf(inputs["defaultActions"]).map(({ redirectConfig: redirect, ...action }) =>
          defined({ ...action, redirect }),
        ),
      }),
  },
  "AWS::ElasticLoadBalancingV2::LoadBalancer": {
    type: "aws:lb/loadBalancer:LoadBalancer",
    rename: { type: "loadBalancerType" },
    adapt: attributes,
  },
  "AWS::IAM::Group": { type: "aws:iam/group:Group", policies: "aws:iam/groupPolicy:GroupPolicy" },
  "AWS::IAM::Policy": {
    type: "aws:iam/policy:Policy",
    adapt: (inputs, { PolicyDocument: policy }) => ({ ...inputs, policy: textOf(policy) }),
  },
  "AWS::IAM::Role": {
    type: "aws:iam/role:Role",
    adapt: (inputs, { AssumeRolePolicyDocument: trust, Policies: policies }) => ({
      ...inputs,
      assumeRolePolicy: textOf(trust),
      inlinePolicies: inlinePolicies(policies),
    }),
  },
  "AWS::IAM::User": { type: "aws:iam/user:User", policies: "aws:iam/userPolicy:UserPolicy" },
  "AWS::KMS::Key": {
    type: "aws:kms/key:Key",
    adapt: (inputs, { KeyPolicy: policy }) => ({ ...inputs, policy: textOf(policy) }),
  },
  "AWS::RDS::DBInstance": {
    type: "aws:rds/instance:Instance",
    rename: { enableIamDatabaseAuthentication: "iamDatabaseAuthenticationEnabled" },
  },
  "AWS::SQS::Queue": { type: "aws:sqs/queue:Queue" },
};

/** The same resource as Pulumi would have it, and those that hold parts of it. */
export function asPulumi({ logicalId, type, properties }: TemplateResource): readonly JudgedResource[] {
  const conversion = CONVERSIONS[type];
  if (!conversion) throw new Error(`no conversion of ${type}`);
  const { rename = {}, adapt = (inputs: Fields) => inputs, policies } = conversion;
  const inputs = Object.fromEntries(
    Object.entries(camelCased(properties)).map(([key, value]) => [rename[key] ?? key, value]),
  );
  const parts = policies
    ? inlinePolicies(properties["Policies"]).map((part) => judged(policies, logicalId, part))
    : [];
  return [judged(conversion.type, logicalId, adapt(inputs, properties)), ...parts];
}

const judged = (type: string, name: string, inputs: Fields): JudgedResource => ({
  urn: `urn:pulumi:test::template::${type}::${name}`,
  type,
  name,
  inputs,
});

function camelCased(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [
      camelCase(key),
      VERBATIM.test(key) ? value : inside(value),
    ]),
  );
}

function inside(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inside);
  return isFields(value) ? camelCased(value) : value;
}

/** MultiAZ gives multiAz, KMSKeyId kmsKeyId, S3BucketName s3BucketName. */
export function camelCase(name: string): string {
  const words = name.match(/[A-Z]+(?![a-z])\d*|[A-Z]?[a-z0-9]+|\d+/g) ?? [name];
  return words
    .map((word) => word.toLowerCase())
    .map((word, i) => (i === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join("");
}
