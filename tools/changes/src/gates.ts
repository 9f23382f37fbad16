/** What a pipeline can ask to be stopped at. */

/** An action, or an effect that is as bad, or worse. */
export const GATES = ["replace", "delete", "restart", "drain", "downtime", "data-loss"] as const;
export type Gate = (typeof GATES)[number];
