/** The EKS control plane: six times the price once standard support of its version has ended. */
import { kubernetesMinor, supportStatus } from "@drydock/core/catalogue";
import { at, text } from "@drydock/preflight/reading";
import { charge, type ChargeRule, type Finding } from "../charge.ts";

/**
 * With the upgrade policy STANDARD, AWS upgrades the cluster when standard support ends, and extended support is never
 * charged: https://docs.aws.amazon.com/eks/latest/userguide/view-upgrade-policy.html
 */
export const cluster: ChargeRule = (resource, plan) => {
  const version = text(resource.inputs["version"]) ?? "";
  const upgraded = text(at(resource.inputs, "upgradePolicy", "supportType")) === "STANDARD";
  const status = supportStatus(version, plan.date);
  const support = status === "extended" && !upgraded ? "extended" : "standard";
  const price = charge(resource, plan, {
    item: `control plane, ${support} support`,
    price: `eks/control-plane/${support}`,
    quantity: plan.assumptions.hoursPerMonth,
  });
  return [price, ...notes(version, status, upgraded)];
};

function notes(version: string, status: ReturnType<typeof supportStatus>, upgraded: boolean): Finding[] {
  const ends = kubernetesMinor(version)?.endOfStandardSupport;
  if (ends === undefined) {
    const called = version === "" ? "an unnamed version" : version;
    return [{ note: `Kubernetes ${called} is not in the catalogue: counted as in standard support` }];
  }
  if (status === "ended") return [{ note: `Kubernetes ${version} is no longer supported: AWS upgrades it` }];
  if (upgraded) return [];
  return status === "extended"
    ? [{ note: `Kubernetes ${version} is in extended support since ${ends}: an upgrade saves five sixths` }]
    : [{ note: `Kubernetes ${version} costs six times as much from ${ends}, unless it is upgraded` }];
}
