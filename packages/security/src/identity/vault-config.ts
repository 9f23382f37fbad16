/** Vault's own configuration, in its language. */

export interface VaultConfig {
  readonly namespace: string;
  readonly replicas: number;
  readonly region: string;
  readonly kmsKeyId: string;
}

/** Where the certificate is in the pod. */
export const TLS_DIRECTORY = "/vault/userconfig/vault-tls";

/** Name that every server answers to, for the look at the certificate when servers join. */
export const INTERNAL_SERVICE = "vault-internal";

/** https://developer.hashicorp.com/vault/docs/configuration */
export function vaultConfig(config: VaultConfig): string {
  const { namespace, region, kmsKeyId } = config;
  return [
    "ui = false",
    // Raft keeps its data mapped into memory: locking it would need a capability, and the nodes have no swap.
    "disable_mlock = true",
    block('listener "tcp"', [
      'address = "[::]:8200"',
      'cluster_address = "[::]:8201"',
      "tls_disable = false",
      `tls_cert_file = "${TLS_DIRECTORY}/tls.crt"`,
      `tls_key_file = "${TLS_DIRECTORY}/tls.key"`,
      'tls_min_version = "tls12"',
      // The network policy lets Prometheus in; it has no token.
      block("telemetry", ["unauthenticated_metrics_access = true"]),
    ]),
    block('storage "raft"', ['path = "/vault/data"', ...joins(config)]),
    block('seal "awskms"', [`region = "${region}"`, `kms_key_id = "${kmsKeyId}"`]),
    block('service_registration "kubernetes"', [`namespace = "${namespace}"`]),
    block("telemetry", ['prometheus_retention_time = "30s"', "disable_hostname = true"]),
  ].join("\n");
}

/** Each server may be the first: all are named, and the one that is itself is skipped. */
function joins({ namespace, replicas }: VaultConfig): string[] {
  return Array.from({ length: replicas }, (_, i) => {
    const host = `vault-${i}.${INTERNAL_SERVICE}.${namespace}.svc`;
    return block("retry_join", [
      `leader_api_addr = "https://${host}:8200"`,
      `leader_tls_servername = "${host}"`,
      `leader_ca_cert_file = "${TLS_DIRECTORY}/ca.crt"`,
    ]);
  });
}

function block(head: string, lines: readonly string[]): string {
  const inner = lines.flatMap((line) => line.split("\n")).map((line) => `  ${line}`);
  return [`${head} {`, ...inner, "}"].join("\n");
}
