/** What follows from the settings of backups. */

/** A month after the lock has ended: what somebody deleted or overwrote can be found until then. */
const GRACE_DAYS = 30;

export function noncurrentVersionDays(lockDays: number): number {
  return lockDays + GRACE_DAYS;
}

/** Durations as Velero writes them. */
export function timeToLive(keepHours: number): string {
  return `${keepHours}h0m0s`;
}
