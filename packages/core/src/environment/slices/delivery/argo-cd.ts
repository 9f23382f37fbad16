/** Argo CD: who signs in, and the tenants whose repositories it deploys. */
import { z } from "zod";
import { dnsLabel, secretPath } from "../apps/names.ts";
import { cpuQuantity, memoryQuantity } from "../shared.ts";

/** Group of the claim groups; a comma or a quote would end a field of Argo CD's policy. */
const group = z
  .string()
  .regex(/^[A-Za-z0-9_./:@-]+$/, "must be the name of a group, without spaces, commas and quotes")
  .meta({ description: "Group, as the identity provider names it in the claim groups." });

const revision = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._/-]*$/, "must be a branch, a tag or a commit")
  .meta({ description: "Branch, tag or commit that is deployed." });

/** Argo CD runs tools in the folder: the path stays inside of the repository. */
const folder = (description: string) =>
  z
    .string()
    .regex(/^(?!.*\.\.)[A-Za-z0-9*][A-Za-z0-9*._/-]*$/, "must be a folder of the repository, without ..")
    .meta({ description });

const source = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("Application").meta({ description: "One Application, of one folder." }),
      path: folder("Folder with the manifests, a Kustomization or a chart."),
      targetRevision: revision,
    }),
    z.strictObject({
      kind: z.literal("ApplicationSet").meta({ description: "An Application for each folder that matches." }),
      directories: folder("Folders by pattern, such as apps/*; each must have a name of its own."),
      targetRevision: revision,
    }),
  ])
  .meta({ description: "What of the repository is deployed." });

const quota = z
  .strictObject({
    requests: z
      .strictObject({
        cpu: cpuQuantity,
        memory: memoryQuantity,
        storage: memoryQuantity
          .optional()
          .meta({ description: "Sum of the sizes of all claims. Default: no bound." }),
      })
      .meta({ description: "Sums of the requests of all pods." }),
    pods: z.int().min(1).max(10_000).meta({ description: "Pods that have not ended." }),
  })
  .meta({ description: "Most that the tenant's pods may ask for together." });

const tenant = z
  .strictObject({
    repository: z
      .string()
      .regex(
        /^https:\/\/[a-z0-9.-]+(\/[A-Za-z0-9._-]+)+$/,
        "must be the address of one repository over HTTPS, without a pattern",
      )
      .meta({ description: "The only repository that is deployed into the tenant's namespace." }),
    credentialsSecret: secretPath.optional().meta({
      description:
        "Secret with username and password for the repository, below security.externalSecrets.secretPathPrefix. Default: the repository is public.",
    }),
    source,
    sync: z.enum(["Manual", "Automated"]).meta({
      description:
        "Automated: what is in the repository is deployed, and what is no longer there deleted. Manual: when somebody of syncGroups says so.",
    }),
    quota,
    viewGroups: z.array(group).default([]).meta({
      description: "Groups of Kubernetes that may look into the namespace, but at no Secret. Default: none.",
    }),
    syncGroups: z.array(group).default([]).meta({
      description:
        "Groups that see the tenant's applications in Argo CD and may synchronize them. Default: none.",
    }),
  })
  .meta({ description: "A team whose namespace, of the same name, is deployed from its repository." });

export const argoCd = z
  .strictObject({
    availability: z.enum(["Single", "HighlyAvailable"]).meta({
      description:
        "HighlyAvailable: two of each server, and three of Redis and of its proxy on three nodes. Single: one of each.",
    }),
    host: z
      .string()
      .regex(
        /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/,
        "must be a host name such as argocd.example.com",
      )
      .meta({ description: "Host name that people open, and that sign-in returns to." }),
    oidc: z
      .strictObject({
        issuer: z
          .string()
          .regex(/^https:\/\/[^\s"']+[^\s"'/]$/, "must start with https:// and not end with a slash")
          .meta({ description: "Issuer, below which .well-known/openid-configuration is found." }),
        clientId: z
          .string()
          .regex(/^[A-Za-z0-9._-]+$/, "must be the identifier of a client")
          .meta({ description: "Client at the issuer. Its secret is a referenced secret." }),
        adminGroup: group.meta({ description: "Group whose members administer Argo CD." }),
        readOnlyGroups: z.array(group).default([]).meta({
          description: "Groups that see every project and change nothing. Default: none.",
        }),
      })
      .meta({ description: "Sign-in with OpenID Connect: the only one, there is no local user." }),
    tenants: z
      .record(dnsLabel("a name"), tenant)
      .meta({ description: "Tenants by name, which is that of the namespace and of the project too." }),
  })
  .meta({ description: "Argo CD: deployment of tenants from their repositories." });

export type ArgoCdSettings = z.infer<typeof argoCd>;
export type ArgoTenantSettings = z.infer<typeof tenant>;
