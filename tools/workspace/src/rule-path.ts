/** Where a rule lives: at the path of the type that it judges. */
import { kebabCase } from "./names.ts";

/** Parts of a Pulumi type token; `aws:ec2/launchTemplate:LaunchTemplate` has the module `ec2`. */
export interface TypeParts {
  readonly provider: string;
  readonly module: string;
  readonly resource: string;
}

const TYPE = /^[a-z][a-z0-9-]*:[a-z][\w.-]*(\/[a-z][\w.-]*)*:[A-Z]\w*$/;

/**
 * @throws Error when `type` is not written as Pulumi writes the type of a resource.
 */
export function assertType(type: string): void {
  if (TYPE.test(type)) return;
  throw new Error(`"${type}" is no resource type: use a token such as aws:ec2/securityGroup:SecurityGroup`);
}

export function typeParts(type: string): TypeParts {
  const [provider = "", path = "", resource = ""] = type.split(":");
  const segments = path.split("/");
  // Providers bridged from Terraform repeat the resource's name in the module.
  const repeated = segments.length > 1 && kebabCase(segments.at(-1) ?? "") === kebabCase(resource);
  return { provider, module: (repeated ? segments.slice(0, -1) : segments).join("/"), resource };
}

/**
 * Directory of a rule under policy-packs/rules/src: `aws:ec2/launchTemplate:LaunchTemplate` gives
 * `aws/ec2/launch-template`, `kubernetes:apps/v1:Deployment` gives `kubernetes/apps/v1/deployment`.
 */
export function ruleDirectory(type: string): string {
  const { provider, module, resource } = typeParts(type);
  return [provider, ...module.split("/"), resource].map(kebabCase).join("/");
}
