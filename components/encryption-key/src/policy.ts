/** Key policies, from who may use the key. */
import type * as pulumi from "@pulumi/pulumi";
import { type KeyAccess, type KeyGrant, SERVICE_LINKED_ROLES } from "./grants.ts";

/** A grant whose ARNs are known. */
export type ResolvedGrant = pulumi.Unwrap<KeyGrant>;

export interface KeyPlace {
  readonly accountId: string;
  readonly region: string;
  readonly partition: string;
}

export interface KeyPolicy {
  readonly Version: "2012-10-17";
  readonly Statement: readonly KeyStatement[];
}

export interface KeyStatement {
  readonly Sid: string;
  readonly Effect: "Allow";
  readonly Principal: { readonly AWS: string | readonly string[] } | { readonly Service: string };
  readonly Action: string | readonly string[];
  /** In a key policy this is the key itself. */
  readonly Resource: "*";
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

type StatementBody = Omit<KeyStatement, "Sid" | "Effect" | "Resource">;

/** https://docs.aws.amazon.com/autoscaling/ec2/userguide/key-policy-requirements-EBS-encryption.html */
const USE = [
  "kms:Encrypt",
  "kms:Decrypt",
  "kms:ReEncryptFrom",
  "kms:ReEncryptTo",
  "kms:GenerateDataKey",
  "kms:GenerateDataKeyWithoutPlaintext",
  "kms:DescribeKey",
] as const;

const ACTIONS: Readonly<Record<KeyAccess, readonly string[]>> = {
  // A producer must also decrypt: services check a data key that they have just made.
  // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html
  Encrypt: ["kms:GenerateDataKey", "kms:Decrypt"],
  Decrypt: ["kms:Decrypt", "kms:DescribeKey"],
  EncryptDecrypt: USE,
};

const GRANTS_FOR_AWS = { Bool: { "kms:GrantIsForAWSResource": "true" } } as const;

/** The policy document; statements follow the order of `grants`. */
export function keyPolicy(place: KeyPlace, grants: readonly ResolvedGrant[]): KeyPolicy {
  const uses = grants.flatMap((grant, i) =>
    bodies(place, grant).map((body, j) => statement(`${grant.kind}${i + 1}${j === 0 ? "" : "Grants"}`, body)),
  );
  return { Version: "2012-10-17", Statement: [accountAdministration(place), ...uses] };
}

/**
 * Gives the account's IAM policies a say over the key. Without it the key belongs to the principals of its own
 * policy alone, and nobody could mend a policy that names none of them.
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
function accountAdministration(place: KeyPlace): KeyStatement {
  return statement("AccountAdministration", {
    Principal: { AWS: iamArn(place, "root") },
    Action: "kms:*",
  });
}

function bodies(place: KeyPlace, grant: ResolvedGrant): StatementBody[] {
  switch (grant.kind) {
    case "CloudWatchLogs":
      return [
        {
          Principal: { Service: `logs.${place.region}.${dnsSuffix(place)}` },
          Action: USE,
          Condition: { ArnLike: { "kms:EncryptionContext:aws:logs:arn": grant.logGroupArns } },
        },
      ];
    case "Service":
      return [
        {
          Principal: { Service: grant.principal },
          Action: ACTIONS[grant.access],
          Condition: {
            StringEquals: { "aws:SourceAccount": place.accountId },
            ...(grant.sourceArns ? { ArnLike: { "aws:SourceArn": grant.sourceArns } } : {}),
          },
        },
      ];
    case "ServiceLinkedRole":
      return withGrants({ AWS: iamArn(place, `role/${SERVICE_LINKED_ROLES[grant.role]}`) }, USE);
    case "EksSecrets":
      return withGrants({ AWS: grant.roleArns }, ["kms:Encrypt", "kms:Decrypt", "kms:DescribeKey"]);
    case "Roles":
      return [{ Principal: { AWS: grant.roleArns }, Action: ACTIONS[grant.access] }];
    case "RolesViaService": {
      const via = {
        StringEquals: { "kms:ViaService": `${grant.service}.${place.region}.${dnsSuffix(place)}` },
      };
      const principal = { AWS: grant.roleArns };
      const use = { Principal: principal, Action: ACTIONS[grant.access], Condition: via };
      if (!grant.createGrant) return [use];
      return [
        use,
        { Principal: principal, Action: "kms:CreateGrant", Condition: { ...via, ...GRANTS_FOR_AWS } },
      ];
    }
  }
}

/** Use of the key, and grants that only an AWS service can be given. */
function withGrants(principal: KeyStatement["Principal"], actions: readonly string[]): StatementBody[] {
  return [
    { Principal: principal, Action: actions },
    { Principal: principal, Action: "kms:CreateGrant", Condition: GRANTS_FOR_AWS },
  ];
}

function statement(sid: string, body: StatementBody): KeyStatement {
  return { Sid: sid, Effect: "Allow", ...body, Resource: "*" };
}

function iamArn(place: KeyPlace, resource: string): string {
  return `arn:${place.partition}:iam::${place.accountId}:${resource}`;
}

/** Service principals and endpoints of the China partition have their own suffix. */
function dnsSuffix(place: KeyPlace): string {
  return place.partition === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";
}
