/** Resource elements: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html */
import type { Properties } from "../account.ts";
import { type Problem, valueProblems } from "./document.ts";

/** What follows the account in an ARN of IAM's own. */
const IAM_RESOURCE =
  /^(\*|root|(user|federated-user|role|group|instance-profile|mfa|server-certificate|policy|sms-mfa|saml-provider|oidc-provider|report|access-report)\/.*)$/;
const PARTITION = /^(aws|aws-cn|aws-us-gov|\*)$/;

export function resourceProblems(statement: Properties, at: string): Problem[] {
  return ["Resource", "NotResource"]
    .filter((key) => statement[key] !== undefined)
    .flatMap((key) => valueProblems(statement[key], `${at}.${key}`, resourceProblem));
}

function resourceProblem(resource: string, at: string): Problem | undefined {
  if (resource === "*") return undefined;
  const why = arnFault(resource.replace(/\$\{[^}]*\}/g, "variable"));
  return why === undefined
    ? undefined
    : [`${at} is ${JSON.stringify(resource)}, ${why}`, 'name an ARN or "*"'];
}

/** What is wrong with an ARN in which policy variables are words already. */
function arnFault(arn: string): string | undefined {
  const [scheme, partition = "", service = "", region, account, ...rest] = arn.split(":");
  if (scheme !== "arn" || rest.length === 0) return "which is not an ARN";
  if (!PARTITION.test(partition)) return `whose partition ${partition} does not exist`;
  if (!/^[a-z0-9*?-]+$/.test(service)) return "which names no service";
  const wild = (value: string | undefined): boolean => value === "*";
  if (["s3", "iam"].includes(service) && region && !wild(region))
    return `but ARNs of ${service} have no region`;
  if (
    account &&
    !wild(account) &&
    !/^(\d{12}|aws|aws-managed|variable|cloudfront|[\d?]*[*?][\d*?]*)$/.test(account)
  ) {
    return `whose account ${account} is not twelve digits`;
  }
  if (service === "iam" && !IAM_RESOURCE.test(rest.join(":"))) return "which names nothing that IAM has";
  return undefined;
}
