/** What a check is: a rule that no single key can keep alone, over a whole environment. */
import type { Environment } from "../schema.ts";
import type { Finding } from "../problems/problem.ts";

/** What a check may know beside the environment. */
export interface Facts {
  /** Name of the file, without its ending. */
  readonly name: string;
  /** Day for which the environment is judged, as YYYY-MM-DD. */
  readonly today: string;
  /** Other environments that this one is compared with, as far as they can be read. */
  readonly siblings: Readonly<Record<string, Sibling>>;
}

/** What of another environment is compared; each value is missing where its file does not say it as text. */
export interface Sibling {
  readonly kubernetesVersion?: string;
  readonly region?: string;
  readonly accountId?: string;
  /** Environment that takes over from it. */
  readonly standby?: string;
  /** Environment that it takes over from. */
  readonly standbyOf?: string;
  readonly vpcCidrBlock?: string;
  readonly podCidrBlock?: string;
  readonly secretPathPrefix?: string;
  readonly databaseVersion?: string;
  /** Instance that its database follows. */
  readonly databaseReplicaOf?: string;
  /** Region that its backups are copied to. */
  readonly backupCopyRegion?: string;
  /** Tag of the image of each app. */
  readonly imageTags?: Readonly<Record<string, string>>;
}

export interface Check {
  /**
   * Paths that must be valid for the check to run. A `*` stands for every entry of a map: an entry in which the rest
   * of the path is not valid is hidden from the check, and the others are still checked.
   */
  readonly reads: readonly string[];
  readonly find: (environment: Environment, facts: Facts) => Finding[];
}
