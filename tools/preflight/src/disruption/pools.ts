/** Pools that lose too much at once: updates that take every node, spot nodes under claims of their pods. */
import { called, isKind } from "../kubernetes/objects.ts";
import { podTemplate, specOf } from "../kubernetes/pods.ts";
import { accepts, poolsOf } from "../kubernetes/quantities/pools.ts";
import { at, list, number } from "../kubernetes/read.ts";
import { type Check, type Found, listed } from "../platform/check.ts";
import type { NodePool } from "../platform/pools.ts";

/** Nodes that an update of a group may take at a time, of those that it usually has. */
export function takenByUpdate({ inputs }: Pick<NodePool, "inputs">): { taken: number; of: number } {
  const desired = number(at(inputs, "scalingConfig", "desiredSize")) ?? 0;
  const share = number(at(inputs, "updateConfig", "maxUnavailablePercentage"));
  const taken =
    share === undefined
      ? (number(at(inputs, "updateConfig", "maxUnavailable")) ?? 1)
      : Math.max(1, Math.floor((share * desired) / 100));
  return { taken, of: desired };
}

export const updateTakesAll: Check = {
  id: "disruption/UpdateTakesAll",
  explanation:
    "An update drains as many nodes together as updateConfig says: if that is all of them, what runs on the pool alone is gone until new nodes are there.",
  source: "https://docs.aws.amazon.com/eks/latest/userguide/managed-node-update-behavior.html",
  find: ({ pools }) =>
    pools
      .filter(({ managed }) => managed)
      .flatMap((pool): Found[] => {
        const { taken, of } = takenByUpdate(pool);
        if (of < 2 || taken < of) return [];
        return [
          {
            status: "fail",
            subject: pool.resource,
            message: `an update of ${pool.name} takes all its ${of} nodes at once`,
            evidence: `updateConfig ${JSON.stringify(pool.inputs["updateConfig"])}, desiredSize ${of}`,
            remediation: "set updateConfig.maxUnavailable to 1, or a percentage that leaves nodes",
            ...(pool.environmentPath === undefined
              ? {}
              : { environmentPath: `${pool.environmentPath}.updateConfig` }),
          },
        ];
      }),
};

export const claimsOnSpot: Check = {
  id: "disruption/ClaimsOnSpot",
  explanation:
    "EC2 takes a spot node back with two minutes' notice. A pod with a claim can only go to a node in the zone of its volume, and waits there for the volume to come free.",
  source:
    "https://docs.aws.amazon.com/eks/latest/userguide/managed-node-groups.html#managed-node-group-capacity-types",
  find: ({ resources, objects, pools, byUrn }) => {
    const spot = new Set(
      pools.filter((pool) => pool.spot).map((pool) => (pool.managed ? pool.resource.name : pool.name)),
    );
    const candidates = poolsOf(resources, objects);
    return objects
      .filter((object) => isKind(object, "apps", "StatefulSet"))
      .filter((object) => list(specOf(object)["volumeClaimTemplates"]).length > 0)
      .flatMap((object): Found[] => {
        const template = podTemplate(object);
        const subject = byUrn(object.urn);
        const taking = template ? candidates.filter((pool) => accepts(pool, template.spec)) : [];
        const reclaimed = taking.filter(({ name }) => spot.has(name)).map(({ name }) => name);
        if (!subject || reclaimed.length === 0) return [];
        return [
          {
            status: "warn",
            subject,
            message: `${called(object)} keeps data on volumes and may run on spot nodes`,
            evidence: `spot nodes that take its pods: ${listed(reclaimed)}`,
            remediation: "select nodes that are not spot, by nodeSelector or by required node affinity",
          },
        ];
      });
  },
};
