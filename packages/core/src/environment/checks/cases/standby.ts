/** Changes to prod, as it is and as the standby of another environment, that break a rule of standbys. */
import { all, type Case, remove, set } from "./case.ts";

const SOURCE = "arn:aws:rds:us-west-2:111111111111:db:drydock-main";

/** prod, as the standby of an environment called main. */
const asStandby = all(
  remove(["aws", "standby"]),
  set(["aws", "standbyOf"], { region: "us-west-2", environment: "main" }),
  set(["data", "postgresql", "replicaOf"], SOURCE),
);
const MAIN = `
aws: { accountId: "111111111111", region: us-west-2, standby: { region: us-east-1, environment: prod } }
network: { vpcCidrBlock: 10.9.0.0/16, podCidrBlock: 100.99.0.0/16 }
cluster: { kubernetesVersion: "1.35" }
data: { postgresql: { engineVersion: "17.6" } }
security: { externalSecrets: { secretPathPrefix: drydock/prod } }
apps: { frontend: { image: { tag: v3.1.0 } } }
`;
/** The other file, with one value of it changed. */
const main = (from: string, to: string): Record<string, string> => ({ "main.yaml": MAIN.replace(from, to) });
const same = { "main.yaml": MAIN };

export const STANDBY: readonly Case[] = [
  {
    check: "standbyNamesPrimary",
    change: () => undefined,
    path: "aws.standby.environment",
    message: /^must be an environment whose aws\.standbyOf is prod \(prod-dr has none\)$/,
    remedy: /standbyOf\.environment: prod in prod-dr\.yaml/,
    others: { "prod-dr.yaml": "aws: { region: us-west-2 }" },
  },
  {
    check: "standbyNamesPrimary",
    change: asStandby,
    path: "aws.standbyOf.environment",
    message: /^must be an environment whose aws\.standby is prod \(main has other\)$/,
    remedy: /standby\.environment: prod in main\.yaml/,
    others: main("environment: prod", "environment: other"),
  },
  {
    check: "standbyNamesPrimary",
    change: asStandby,
    path: "aws.standbyOf.environment",
    message: /^must be an environment with a file \(there is no main\.yaml\)$/,
    remedy: /main\.yaml/,
  },
  {
    check: "standbyNamesPrimary",
    change: asStandby,
    path: "aws.standbyOf.region",
    message: /^must be the region of main \(got us-west-2, its file says eu-west-1\)$/,
    remedy: /write region: eu-west-1/,
    others: main("region: us-west-2", "region: eu-west-1"),
  },
  {
    check: "standbyNamesPrimary",
    change: all(
      asStandby,
      set(["aws", "standbyOf", "region"], "us-east-1"),
      set(["data", "postgresql", "replicaOf"], SOURCE.replace("us-west-2", "us-east-1")),
    ),
    path: "aws.standbyOf.region",
    message: /^must differ from aws\.region, or both are lost together \(both are us-east-1\)$/,
    remedy: /another region/,
    others: main("region: us-west-2", "region: us-east-1"),
  },
  {
    check: "standbyInAccount",
    change: asStandby,
    path: "aws.accountId",
    message: /^must be the account of main: .+ \(got 111111111111, it has 999999999999\)$/,
    remedy: /"999999999999"/,
    others: main("111111111111", "999999999999"),
  },
  {
    check: "standbyRangesApart",
    change: asStandby,
    path: "network.vpcCidrBlock",
    message: /^must not overlap a range of main \(got 10\.0\.0\.0\/16, it has 10\.0\.0\.0\/8\)$/,
    remedy: /neither has/,
    others: main("10.9.0.0/16", "10.0.0.0/8"),
  },
  {
    check: "standbyRangesApart",
    change: asStandby,
    path: "network.podCidrBlock",
    message: /^must not overlap a range of main \(got 100\.64\.0\.0\/16, it has 100\.64\.0\.0\/16\)$/,
    remedy: /neither has/,
    others: main("100.99.0.0/16", "100.64.0.0/16"),
  },
  {
    check: "standbyVersions",
    change: asStandby,
    path: "cluster.kubernetesVersion",
    message: /^must be that of main: .+ \(got 1\.35, it has 1\.34\)$/,
    remedy: /write 1\.34, or change both files together/,
    others: main('"1.35"', '"1.34"'),
  },
  {
    check: "standbyVersions",
    change: asStandby,
    path: "data.postgresql.engineVersion",
    message: /^must be that of main: a replica runs its source's version \(got 17\.6, it has 17\.7\)$/,
    remedy: /write 17\.7/,
    others: main("17.6", "17.7"),
  },
  {
    check: "standbyImages",
    change: asStandby,
    path: "apps.frontend.image.tag",
    message: /^must be that of main: .+ \(got v3\.1\.0, it has v3\.2\.0\)$/,
    remedy: /write v3\.2\.0/,
    others: main("v3.1.0", "v3.2.0"),
  },
  {
    check: "standbySecrets",
    change: asStandby,
    path: "security.externalSecrets.secretPathPrefix",
    message: /^must be that of main: .+ \(got drydock\/prod, it has drydock\/main\)$/,
    remedy: /write drydock\/main/,
    others: main("drydock/prod", "drydock/main"),
  },
  {
    check: "standbyAlarms",
    change: remove(["alarms"]),
    path: "alarms",
    message: /^is missing, and nobody is told/,
    remedy: /replicationLagSeconds: 300/,
  },
  {
    check: "standbyFollowsDatabase",
    change: all(asStandby, remove(["data", "postgresql", "replicaOf"])),
    path: "data.postgresql.replicaOf",
    message: /^must be the database of main \(is missing\)$/,
    remedy: /write replicaOf: arn:aws:rds:us-west-2:111111111111:db:drydock-main/,
    others: same,
  },
  {
    check: "standbyFollowsDatabase",
    change: set(["data", "postgresql", "replicaOf"], SOURCE),
    path: "data.postgresql.replicaOf",
    message: /^must be left out: the environment is no standby/,
    remedy: /promotes the replica/,
  },
  {
    check: "followedDatabasePassword",
    change: set(["data", "postgresql", "masterPassword"], "RdsManaged"),
    path: "data.postgresql.masterPassword",
    message: /^must be Generated: RDS refuses read replicas .+, and prod-dr has one$/,
    remedy: /masterPassword: Generated/,
    others: {
      "prod-dr.yaml": `
aws: { region: us-west-2, standbyOf: { environment: prod } }
data: { postgresql: { replicaOf: "arn:aws:rds:us-east-1:111111111111:db:drydock-prod" } }
`,
    },
  },
  {
    check: "copiesAreMade",
    change: set(["backup", "copyOf"], "main"),
    path: "backup.copyOf",
    message:
      /^must be an environment that copies its backups to us-east-1 \(main copies to no other region\)$/,
    remedy: /backup\.copyRegion: us-east-1 in main\.yaml/,
    others: same,
  },
  {
    check: "copiesInAnotherRegion",
    change: set(["storage", "snapshots", "copyRegion"], "us-east-1"),
    path: "storage.snapshots.copyRegion",
    message: /^must be another region than aws\.region \(got us-east-1\)$/,
    remedy: /second region/,
  },
  {
    check: "copiesInAnotherRegion",
    change: set(["security", "imageRepositories", "copyRegion"], "us-east-1"),
    path: "security.imageRepositories.copyRegion",
    message: /^must be another region than aws\.region \(got us-east-1\)$/,
    remedy: /second region/,
  },
];
