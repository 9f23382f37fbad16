/** OPS-01: a standby runs what its primary runs, reads the same secrets, and restores from its backups. */
import type { Finding } from "../problems/problem.ts";
import type { Environment } from "../schema.ts";
import type { Path } from "../yaml/path.ts";
import type { Check, Sibling } from "./check.ts";

interface Compared {
  readonly path: Path;
  readonly given: string;
  readonly theirs: string | undefined;
  readonly because: string;
}

function differences(
  { aws: { standbyOf } }: Pick<Environment, "aws">,
  siblings: Readonly<Record<string, Sibling>>,
  compare: (primary: Sibling) => readonly Compared[],
): Finding[] {
  const primary = standbyOf && siblings[standbyOf.environment];
  if (!primary) return [];
  return compare(primary)
    .filter(({ given, theirs }) => theirs !== undefined && given !== theirs)
    .map(({ path, given, theirs = "", because }) => ({
      path,
      given,
      allowed: theirs,
      message: `must be that of ${standbyOf.environment}: ${because} (got ${given}, it has ${theirs})`,
      change: `write ${theirs}, or change both files together`,
    }));
}

/** A standby that is ahead has changed data in ways that cannot be taken back; one that is behind cannot read them. */
export const standbyVersions: Check = {
  reads: ["aws.standbyOf", "cluster.kubernetesVersion", "data.postgresql"],
  find: ({ aws, cluster, data: { postgresql } }, { siblings }) =>
    differences({ aws }, siblings, (primary) => [
      {
        path: ["cluster", "kubernetesVersion"],
        given: cluster.kubernetesVersion,
        theirs: primary.kubernetesVersion,
        because: "backups are restored into the version that they were made of",
      },
      ...(postgresql.kind === "managed"
        ? [
            {
              path: ["data", "postgresql", "engineVersion"],
              given: postgresql.engineVersion,
              theirs: primary.databaseVersion,
              because: "a replica runs its source's version",
            },
          ]
        : []),
    ]),
};

export const standbyImages: Check = {
  reads: ["aws.standbyOf", "apps.*.image"],
  find: ({ aws, apps }, { siblings }) =>
    differences({ aws }, siblings, (primary) =>
      Object.entries(apps).map(([name, { image }]) => ({
        path: ["apps", name, "image", "tag"],
        given: image.tag,
        theirs: primary.imageTags?.[name],
        because: "the standby takes over with the same program",
      })),
    ),
};

/** Secrets Manager gives replicas the names of their secrets. */
export const standbySecrets: Check = {
  reads: ["aws.standbyOf", "security.externalSecrets.secretPathPrefix"],
  find: ({ aws, security }, { siblings }) =>
    differences({ aws }, siblings, (primary) => [
      {
        path: ["security", "externalSecrets", "secretPathPrefix"],
        given: security.externalSecrets.secretPathPrefix,
        theirs: primary.secretPathPrefix,
        because: "replicas of its secrets bear its names",
      },
    ]),
};

/** Velero reads the copies of another environment: they must be made, and in this region. */
export const copiesAreMade: Check = {
  reads: ["aws.region", "backup.copyOf"],
  find: ({ aws: { region }, backup: { copyOf } }, { siblings }): Finding[] => {
    if (copyOf === undefined || siblings[copyOf]?.backupCopyRegion === region) return [];
    const { backupCopyRegion } = siblings[copyOf] ?? {};
    return [
      {
        path: ["backup", "copyOf"],
        given: copyOf,
        message: `must be an environment that copies its backups to ${region} (${copyOf} copies to ${backupCopyRegion ?? "no other region"})`,
        change: `write backup.copyRegion: ${region} in ${copyOf}.yaml, or leave copyOf out`,
      },
    ];
  },
};
