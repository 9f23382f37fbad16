/** Frameworks that the Kubernetes rules refer to, at the edition whose control ids were looked up. */
import type { Framework } from "../rule.ts";

type Cite = (reference: string, specification: string) => Framework;

const edition =
  (name: string, version: string): Cite =>
  (reference, specification) => ({ name, version, reference, specification });

/** Reference: level and the id of the check in the admission controller of Kubernetes: `baseline hostPorts`. */
export const podSecurityStandards = edition("Pod Security Standards", "1.37");
export const cisKubernetes = edition("CIS Kubernetes Benchmark", "1.11");
export const cisEks = edition("CIS Amazon EKS Benchmark", "1.7.0");
/** The guide numbers nothing: the reference is the title of the section. */
export const hardeningGuide = edition("NSA/CISA Kubernetes Hardening Guide", "1.2");
export const kubescape = edition("Kubescape", "2026-08");
export const checkov = edition("Checkov", "3.3.30");
export const trivy = edition("Trivy checks", "2");
