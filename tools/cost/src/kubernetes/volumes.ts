/** What claims cost: the volume that their storage class makes. */
import type { PlannedResource } from "@drydock/core/plan-record";
import { at, record, text, type Tree } from "@drydock/preflight/reading";
import { volumes } from "../aws/storage.ts";
import type { Finding } from "../charge.ts";
import type { Plan } from "../plan.ts";
import { fixed } from "../range.ts";
import { type Claim, claimsOf } from "./claims.ts";

const DEFAULT_CLASS = "storageclass.kubernetes.io/is-default-class";

export function claimCharges(resource: PlannedResource, plan: Plan, tree: Tree): Finding[] {
  return claimsOf(tree).flatMap((claim) => chargesOf(claim, resource, plan));
}

function chargesOf(claim: Claim, resource: PlannedResource, plan: Plan): Finding[] {
  const { sizeGiB, storageClass, count, path } = claim;
  const found = plan.storageClasses.find((one) =>
    storageClass === undefined ? isDefault(one) : at(one.inputs, "metadata", "name") === storageClass,
  );
  const called = storageClass === undefined ? "the default storage class" : `storage class ${storageClass}`;
  if (!found) return [{ type: resource.type, reason: `${called} is not in the plan: ${path} has no price` }];
  const provisioner = text(found.inputs["provisioner"]) ?? "";
  if (provisioner === "efs.csi.aws.com" || provisioner === "kubernetes.io/no-provisioner") return [];
  if (provisioner !== "ebs.csi.aws.com")
    return [{ type: resource.type, reason: `no price for volumes of ${provisioner}` }];
  const parameters = record(found.inputs["parameters"]);
  const volume = {
    type: text(parameters["type"]) ?? "gp3",
    sizeGiB,
    iops: Number(parameters["iops"] ?? 0),
    throughputMiBps: Number(parameters["throughput"] ?? 0),
  };
  return volumes(resource, plan, volume, { count: fixed(count), of: path });
}

function isDefault({ inputs }: PlannedResource): boolean {
  return at(inputs, "metadata", "annotations", DEFAULT_CLASS) === "true";
}
