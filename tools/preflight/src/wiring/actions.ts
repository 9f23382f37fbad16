/** Actions of IAM policies that look like a slip of the pen: IAM takes any text, and the action is then allowed to nobody. */
import { distance } from "fastest-levenshtein";
import { readData } from "../kubernetes/data.ts";
import { list, records, texts } from "../kubernetes/read.ts";
import type { Check, Found } from "../platform/check.ts";
import { parsed } from "../platform/cni.ts";
import { ROLE, VPC_ENDPOINT } from "../platform/platform.ts";

const DOCUMENTS: Readonly<Record<string, readonly string[]>> = {
  [ROLE]: ["assumeRolePolicy"],
  [VPC_ENDPOINT]: ["policy"],
  "aws:iam/policy:Policy": ["policy"],
  "aws:iam/rolePolicy:RolePolicy": ["policy"],
  "aws:kms/key:Key": ["policy"],
  "aws:s3/bucketPolicy:BucketPolicy": ["policy"],
  "aws:sqs/queuePolicy:QueuePolicy": ["policy"],
};

/** Letters that may be wrong for one action to be taken for another; more than that is another action. */
const SLIP = 2;

const known = (): Readonly<Record<string, readonly string[]>> =>
  readData<{ actions: Record<string, readonly string[]> }>("iam-actions").actions;

/** The action that is probably meant; undefined where the action exists, or nobody knows. */
export function meantBy(action: string): string | undefined {
  if (/[*?]/.test(action) || !action.includes(":")) return undefined;
  const [service = "", name = ""] = action.split(":");
  const services = known();
  const own = services[service.toLowerCase()];
  if (own === undefined) {
    const near = Object.keys(services).find(
      (one) => distance(one, service.toLowerCase()) === 1 && services[one]?.includes(name),
    );
    return near && `${near}:${name}`;
  }
  const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
  if (own.some((one) => same(one, name))) return undefined;
  const near = own.find((one) => distance(one, name) <= (verbOf(one) === verbOf(name) ? SLIP : 1));
  return near && `${service}:${near}`;
}

/** GetObject and PutObject are two letters apart, and both exist: another verb is another action. */
const verbOf = (name: string): string => /^[A-Z]?[a-z]+/.exec(name)?.[0] ?? "";

function actionsOf(document: unknown): string[] {
  const written = parsed(document)["Statement"];
  return records(Array.isArray(written) ? list(written) : [written]).flatMap(([statement]) =>
    [statement["Action"], statement["NotAction"]].flatMap((one) => texts(Array.isArray(one) ? one : [one])),
  );
}

export const noSuchAction: Check = {
  id: "wiring/NoSuchAction",
  explanation:
    "IAM takes a policy with an action that no service has, and allows nothing by it: the caller is denied, days later.",
  source:
    "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html",
  find: ({ of }) =>
    Object.entries(DOCUMENTS).flatMap(([type, fields]) =>
      of(type).flatMap((subject): Found[] => {
        const actions = new Set(fields.flatMap((field) => actionsOf(subject.inputs[field])));
        return [...actions].flatMap((action): Found[] => {
          const meant = meantBy(action);
          if (meant === undefined) return [];
          return [
            {
              status: "fail",
              subject,
              message: `there is no action ${action}; ${meant} is meant`,
              evidence: `a policy of ${subject.name}`,
              remediation: `write ${meant}`,
            },
          ];
        });
      }),
    ),
};
