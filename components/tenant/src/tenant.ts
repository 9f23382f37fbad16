/** A team's place in a cluster: a closed namespace with its limits, its people and its deployments. */
import { HardenedNamespace, type HardenedNamespaceArgs } from "@drydock/hardened-namespace";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { type AccessLevel, accessRules, accountSubjects, groupSubjects } from "./access.ts";
import { DEFAULT_LIMITS, limitRangeSpec, type Limits, type Quota, quotaSpec } from "./limits.ts";
import { tenantProblems, TenantError } from "./problems.ts";
import { argoAccounts, argoNamespaceOf, type ArgoProject, projectSpec } from "./project.ts";
import { externalSecretSpec, isFetched, type PullSecret } from "./pull-secret.ts";

export interface TenantArgs extends HardenedNamespaceArgs {
  /** Most that the namespace may have; None must be written, so that nobody forgets it. */
  readonly quota: Quota | "None";
  /** Default: containers that state nothing get a request of 250m and 256Mi, and a limit of 500m and 512Mi. */
  readonly limits?: Limits | "None";
  /** Groups that may look, but at no Secret. Default: nobody. */
  readonly viewGroups?: readonly string[];
  /** Groups that may also change what runs. Default: nobody. */
  readonly editGroups?: readonly string[];
  readonly pullSecret?: PullSecret;
  readonly argoProject?: ArgoProject;
}

interface Context {
  readonly parent: Tenant;
  readonly name: string;
  readonly namespace: pulumi.Output<string>;
}

export class Tenant extends pulumi.ComponentResource {
  /** Known once the namespace is closed, and has its quota and limits. */
  readonly namespace: pulumi.Output<string>;
  /** For `imagePullSecrets` of the workloads; undefined where there is none. */
  readonly pullSecretName: string | undefined;
  /** Name of the Argo CD project; undefined where there is none. */
  readonly argoProjectName: string | undefined;

  /** @throws TenantError with everything that is wrong with the arguments. */
  constructor(name: string, args: TenantArgs, opts?: pulumi.ComponentResourceOptions) {
    super("drydock:tenant:Tenant", name, {}, opts);
    const problems = tenantProblems(args);
    if (problems.length > 0) throw new TenantError(name, problems);
    const context = { parent: this, name, namespace: createNamespace(this, name, args) };
    const bounds = [...createQuota(context, args), ...createLimits(context, args)];
    createGroupAccess(context, "view", args.viewGroups);
    createGroupAccess(context, "edit", args.editGroups);
    createArgoAccess(context, args);
    createPullSecret(context, args);
    createProject(context, args);
    this.namespace = pulumi
      .all([context.namespace, ...bounds.map(({ urn }) => urn)])
      .apply(([namespace]) => namespace as string);
    this.pullSecretName = args.pullSecret?.name;
    this.argoProjectName = args.argoProject && namespaceName(name, args);
    this.registerOutputs({ namespace: this.namespace });
  }
}

function namespaceName(name: string, args: TenantArgs): string {
  return args.namespace ?? name;
}

function createNamespace(parent: Tenant, name: string, args: TenantArgs): pulumi.Output<string> {
  const { podSecurity, podSecurityVersion, istioInjection, labels, annotations, monitoring } = args;
  const namespace = namespaceName(name, args);
  return new HardenedNamespace(
    name,
    { namespace, podSecurity, podSecurityVersion, istioInjection, labels, annotations, monitoring },
    { parent },
  ).namespace;
}

function createQuota({ parent, name, namespace }: Context, { quota }: TenantArgs): pulumi.Resource[] {
  if (quota === "None") return [];
  return [
    new k8s.core.v1.ResourceQuota(
      `${name}-quota`,
      { metadata: { name: "quota", namespace }, spec: quotaSpec(quota) },
      { parent },
    ),
  ];
}

function createLimits({ parent, name, namespace }: Context, args: TenantArgs): pulumi.Resource[] {
  const { limits = DEFAULT_LIMITS } = args;
  if (limits === "None") return [];
  return [
    new k8s.core.v1.LimitRange(
      `${name}-limits`,
      { metadata: { name: "limits", namespace }, spec: limitRangeSpec(limits) },
      { parent },
    ),
  ];
}

function createGroupAccess(context: Context, level: AccessLevel, groups: readonly string[] = []): void {
  if (groups.length > 0) createAccess(context, level, level, groupSubjects(groups));
}

function createArgoAccess(context: Context, { argoProject }: TenantArgs): void {
  if (argoProject === undefined) return;
  for (const [suffix, level, account] of argoAccounts(argoProject)) {
    createAccess(context, suffix, level, accountSubjects(argoNamespaceOf(argoProject), [account]));
  }
}

/** A role of the namespace and not the built-in one: that of editors reads every Secret. */
function createAccess(
  { parent, name, namespace }: Context,
  suffix: string,
  level: AccessLevel,
  subjects: k8s.types.input.rbac.v1.Subject[],
): void {
  const metadata = { name: `tenant-${suffix}`, namespace };
  const role = new k8s.rbac.v1.Role(
    `${name}-role-${suffix}`,
    { metadata, rules: accessRules(level) },
    { parent },
  );
  new k8s.rbac.v1.RoleBinding(
    `${name}-role-binding-${suffix}`,
    {
      metadata,
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: role.metadata.name },
      subjects,
    },
    { parent },
  );
}

function createPullSecret({ parent, name, namespace }: Context, { pullSecret }: TenantArgs): void {
  if (pullSecret === undefined || !isFetched(pullSecret)) return;
  new k8s.apiextensions.CustomResource(
    `${name}-pull-secret`,
    {
      apiVersion: "external-secrets.io/v1",
      kind: "ExternalSecret",
      metadata: { name: pullSecret.name, namespace },
      spec: externalSecretSpec(pullSecret),
    },
    { parent },
  );
}

function createProject({ parent, name, namespace }: Context, args: TenantArgs): void {
  const { argoProject } = args;
  if (argoProject === undefined) return;
  const tenant = namespaceName(name, args);
  new k8s.apiextensions.CustomResource(
    `${name}-argo-project`,
    {
      apiVersion: "argoproj.io/v1alpha1",
      kind: "AppProject",
      metadata: { name: tenant, namespace: argoNamespaceOf(argoProject) },
      spec: namespace.apply((created) => projectSpec(tenant, created, argoProject)),
    },
    { parent },
  );
}
