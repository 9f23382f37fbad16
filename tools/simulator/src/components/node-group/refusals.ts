/** What the node group component refuses: what the real one refuses, and what is not simulated. */
import type * as eks from "@pulumi/eks";

type Args = eks.ManagedNodeGroupArgs;

/** Arguments that the real component turns into user data of its own. */
const GENERATED_USER_DATA = [
  "bootstrapExtraArgs",
  "kubeletExtraArgs",
  "bottlerocketSettings",
  "nodeadmExtraOptions",
] as const satisfies readonly (keyof Args)[];

/** Arguments that only a launch template can carry. */
const TEMPLATE_ARGUMENTS = [
  ...GENERATED_USER_DATA,
  "enableIMDSv2",
  "userData",
  "amiId",
  "enableEfaSupport",
] as const satisfies readonly (keyof Args)[];

export function needsLaunchTemplate(args: Args): boolean {
  return given(args, TEMPLATE_ARGUMENTS).length > 0;
}

/** EKS writes no user data for an image of one's own, and merges none into the component's. */
export function fixesImage(args: Args): boolean {
  return Boolean(args.userData) || Boolean(args.amiId) || given(args, GENERATED_USER_DATA).length > 0;
}

/** Every reason why the arguments cannot be used; an empty list accepts. */
export function nodeGroupProblems(args: Args): string[] {
  return [...contradictions(args), ...notSimulated(args)];
}

function contradictions(args: Args): string[] {
  const template = given(args, TEMPLATE_ARGUMENTS);
  const generated = given(args, GENERATED_USER_DATA);
  const problem = (found: unknown, message: string): string[] => (found ? [message] : []);
  return [
    ...problem(args.nodeRole && args.nodeRoleArn, "nodeRole and nodeRoleArn: give one of them"),
    ...problem(!args.nodeRole && !args.nodeRoleArn, "nodeRole or nodeRoleArn is needed"),
    ...problem(args.amiId && args.gpu, "amiId excludes gpu"),
    ...problem(args.amiId && args.amiType, "amiId excludes amiType"),
    ...problem(
      args.launchTemplate && template.length > 0,
      `launchTemplate excludes ${template.join(", ")}: put them into the launch template`,
    ),
    ...problem(
      args.userData && generated.length > 0,
      `userData excludes ${generated.join(", ")}: write them into the user data`,
    ),
    ...problem(
      args.enableEfaSupport && !args.placementGroupAvailabilityZone,
      "enableEfaSupport needs placementGroupAvailabilityZone",
    ),
  ];
}

function notSimulated(args: Args): string[] {
  return args.enableEfaSupport
    ? ["enableEfaSupport is not simulated: it asks EC2 for the network cards of the instance types"]
    : [];
}

function given<K extends keyof Args>(args: Args, keys: readonly K[]): K[] {
  return keys.filter((key) => args[key] !== undefined);
}
