/** Entries of the record's preflight, made by the checks of Kubernetes objects. */
import type { PreflightCheck } from "@drydock/core/plan-record";
import { called, type KubernetesObject } from "./objects.ts";

export type Finding = PreflightCheck & { readonly layer: string };

type Subject = Pick<KubernetesObject, "urn" | "layer" | "kind" | "namespace" | "name">;

interface Said {
  /** Place inside the object, as pathText writes it; none when the object as a whole is meant. */
  readonly path?: string;
  readonly message: string;
  readonly remediation: string;
}

/** Something that will not work. */
export function failure(id: string, subject: Subject, said: Said): Finding {
  return finding(id, "fail", subject, said);
}

/** Something that could not be decided from the plan, or that works but is probably not meant. */
export function warning(id: string, subject: Subject, said: Said): Finding {
  return finding(id, "warn", subject, said);
}

function finding(id: string, status: "fail" | "warn", subject: Subject, said: Said): Finding {
  const place = said.path === undefined ? "" : ` ${said.path}`;
  return {
    id,
    status,
    subject: subject.urn,
    message: `${called(subject)}${place}: ${said.message}`,
    remediation: said.remediation,
    layer: subject.layer,
  };
}
