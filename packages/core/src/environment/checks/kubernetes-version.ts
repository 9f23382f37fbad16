/** CLU-01: no newer than the newest EKS minor but one, no older than AWS supports, staging never behind prod. */
import {
  chart,
  compareMinors,
  kubernetesMinor,
  kubernetesMinors,
  supportStatus,
} from "../../catalogue/index.ts";
import type { Finding } from "../problems/problem.ts";
import type { Environment } from "../schema.ts";
import type { Check } from "./check.ts";

const PATH = ["cluster", "kubernetesVersion"];

export const knownVersion: Check = {
  reads: ["cluster.kubernetesVersion"],
  find: ({ cluster: { kubernetesVersion: version } }): Finding[] => {
    const known = kubernetesMinors().map((minor) => minor.version);
    if (known.includes(version)) return [];
    return [
      {
        path: PATH,
        given: version,
        allowed: known.join(", "),
        message: `must be a minor of the versions catalogue (got "${version}", it has ${known.join(", ")})`,
        change: `write one of those, or add ${version} to packages/core/src/catalogue/data/kubernetes.json with its source`,
      },
    ];
  },
};

export const notNewest: Check = {
  reads: ["cluster.kubernetesVersion"],
  find: ({ cluster: { kubernetesVersion: version } }): Finding[] => {
    const [newest, oneBehind] = kubernetesMinors();
    if (!newest || !oneBehind || version !== newest.version) return [];
    return [
      {
        path: PATH,
        given: version,
        allowed: `${oneBehind.version} or older`,
        message: `must be older than the newest minor of EKS (got "${version}", the newest is ${newest.version})`,
        change: `write "${oneBehind.version}": the newest minor is left to others to find the faults of`,
      },
    ];
  },
};

/** With STANDARD, AWS upgrades the cluster by itself once standard support ends: nobody would have rehearsed it. */
export const supported: Check = {
  reads: ["cluster.kubernetesVersion", "cluster.supportType"],
  find: ({ cluster: { kubernetesVersion: version, supportType } }, { today }): Finding[] => {
    const status = supportStatus(version, today);
    const minor = kubernetesMinor(version);
    const fine = status === "standard" || (status === "extended" && supportType === "EXTENDED");
    if (!minor || fine) return [];
    if (status === "unreleased") {
      const message = `must be a minor that EKS offers (got "${version}", offered from ${minor.releasedOnEks}; today is ${today})`;
      return [{ path: PATH, given: version, message, change: "write an older minor" }];
    }
    const [kind, end] =
      supportType === "EXTENDED"
        ? ["extended", minor.endOfExtendedSupport]
        : ["standard", minor.endOfStandardSupport];
    return [
      {
        path: PATH,
        given: version,
        message: `must be a minor in ${kind} support (got "${version}", whose support ended on ${end}; today is ${today})`,
        change: `upgrade to a newer minor${status === "extended" ? ", or pay for supportType: EXTENDED" : ""}`,
      },
    ];
  },
};

/** Upgrades are rehearsed in staging first. */
export const stagingNotBehind: Check = {
  reads: ["cluster.kubernetesVersion"],
  find: ({ cluster: { kubernetesVersion: version } }, { name, siblings }): Finding[] => {
    const [staging, prod] = [
      name === "staging" ? version : siblings["staging"]?.kubernetesVersion,
      name === "prod" ? version : siblings["prod"]?.kubernetesVersion,
    ];
    if ((name !== "staging" && name !== "prod") || staging === undefined || prod === undefined) return [];
    if (compareMinors(staging, prod) >= 0) return [];
    return [
      {
        path: PATH,
        given: version,
        message:
          name === "staging"
            ? `must not be behind prod (got "${version}", prod has ${prod})`
            : `must not be ahead of staging (got "${version}", staging has ${staging})`,
        change: `upgrade staging to ${prod} first`,
      },
    ];
  },
};

export const karpenterSupportsVersion = karpenterSupport(() => chart("karpenter").version);

/** @param installed Version of Karpenter that is installed. */
export function karpenterSupport(installed: () => string): Check {
  return {
    reads: ["cluster.kubernetesVersion"],
    find: ({
      cluster: { kubernetesVersion },
      autoscaling,
    }: Partial<Environment> & Pick<Environment, "cluster">): Finding[] => {
      const minimum = kubernetesMinor(kubernetesVersion)?.karpenterMinimum;
      if (autoscaling?.karpenter === undefined || minimum === undefined) return [];
      if (compareReleases(installed(), minimum) >= 0) return [];
      return [
        {
          path: PATH,
          given: kubernetesVersion,
          message: `needs Karpenter ${minimum} or newer (got "${kubernetesVersion}", the catalogue has Karpenter ${installed()})`,
          change:
            "raise karpenter in packages/core/src/catalogue/data/charts.json, or stay on an older minor",
        },
      ];
    },
  };
}

/** Negative when release `a` is older than `b`; parts that are not written count as 0. */
export function compareReleases(a: string, b: string): number {
  const [left, right] = [a, b].map((release) => release.split(".").map(Number)) as [number[], number[]];
  const part = [0, 1, 2].find((i) => (left[i] ?? 0) !== (right[i] ?? 0));
  return part === undefined ? 0 : (left[part] ?? 0) - (right[part] ?? 0);
}
