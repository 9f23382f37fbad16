/** The tag that joins storage classes and daily snapshots. */

/**
 * On every volume of the layer's classes, with the cluster's name as its value: a policy finds its own cluster's
 * volumes only, however many clusters an account has.
 */
export const SNAPSHOT_TAG = "drydock/daily-snapshots";
