/** What ExternalDNS is told about the records of hosts, as annotations. */
import type * as pulumi from "@pulumi/pulumi";

type Annotations = Readonly<Record<string, pulumi.Input<string>>>;

export interface Records {
  /** Of hosts that every region serves. */
  readonly shared: Annotations;
  /** Of hosts of this region. */
  readonly own: Annotations;
  /** What another region joins; the contract's `failover`. */
  readonly failover: Readonly<Record<string, pulumi.Output<string>>>;
}

const PREFIX = "external-dns.alpha.kubernetes.io";

/**
 * Records of both regions have one name each, and are told apart by an identifier.
 * https://kubernetes-sigs.github.io/external-dns/latest/docs/tutorials/aws/#routing-policies
 */
export function failoverAnnotations(
  identifier: string,
  role: "Primary" | "Secondary",
  healthCheckId: pulumi.Input<string>,
): Annotations {
  return {
    [`${PREFIX}/set-identifier`]: identifier,
    [`${PREFIX}/aws-failover`]: role.toUpperCase(),
    [`${PREFIX}/aws-health-check-id`]: healthCheckId,
  };
}

/** Leads to another name than the load balancer's. */
export function targetAnnotations(target: pulumi.Input<string>): Annotations {
  return { [`${PREFIX}/target`]: target };
}

/** ExternalDNS leaves the hosts alone: another region writes their records. */
export const NO_RECORDS: Annotations = { [`${PREFIX}/controller`]: "none" };
