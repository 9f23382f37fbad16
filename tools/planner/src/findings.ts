/** What went wrong in a plan, as entries of the record. */
import type { PreflightCheck } from "@drydock/core/plan-record";
import { UserError } from "@drydock/core/errors";
import type { Registration } from "@drydock/simulator/in-process";

/** What AWS or the Kubernetes API would refuse about a resource. */
export function refusalFindings(registration: Registration, layer: string): PreflightCheck[] {
  const api = registration.type.split(":", 1)[0] ?? "engine";
  return registration.refusals.map(({ code, message, property, remediation }) => ({
    id: `${api}/${code}`,
    status: "fail",
    subject: registration.urn,
    message: `${registration.name}${property ? `.${property}` : ""}: ${message}`,
    remediation,
    layer,
  }));
}

/** An error that a layer's program threw, or a promise that it left rejected. */
export function programFinding(layer: string, error: Error): PreflightCheck {
  const usersOwn = error instanceof UserError;
  return {
    id: usersOwn ? `layer/${error.name}` : "layer/ProgramError",
    status: "fail",
    subject: layer,
    message: error.message,
    remediation: usersOwn
      ? "as the message says"
      : `correct the program of layer ${layer}, or the value of the environment that it stumbled over`,
    layer,
  };
}

export function skippedFinding(layer: string, missing: readonly string[]): PreflightCheck {
  return {
    id: "layer/NotPlanned",
    status: "fail",
    subject: layer,
    message: `layer ${layer} was not planned, because it stands on ${missing.join(" and ")}, which failed`,
    remediation: `mend the findings of ${missing.join(" and ")} first`,
    layer,
  };
}

/** In a single stack, a top-level resource whose name starts with no layer's name. */
export function ownerlessFinding({ urn, name }: Registration, layers: readonly string[]): PreflightCheck {
  return {
    id: "layer/OwnerlessResource",
    status: "fail",
    subject: urn,
    message: `${name} belongs to no layer: its name, or its outermost parent's, starts with none of ${layers.join(", ")}`,
    remediation:
      "give it the layer's component as its parent, or start its logical name with the layer's name",
  };
}
