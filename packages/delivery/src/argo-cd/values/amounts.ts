/** Pieces of values that every part of Argo CD takes. */

/** What a container asks for, and the most that it gets. */
export function amounts(cpu: string, memory: string, mostCpu: string, mostMemory: string) {
  return { requests: { cpu, memory }, limits: { cpu: mostCpu, memory: mostMemory } };
}

/** A port with metrics, and what tells Prometheus of it. */
export const MONITORED = { enabled: true, serviceMonitor: { enabled: true } } as const;

/** One at a time, so that a single replica never blocks the drain of its node. */
export const ONE_AT_A_TIME = { enabled: true, maxUnavailable: 1 } as const;
