/** Configuration of the VPC CNI add-on from the component's arguments. Pure. */

/** Arguments with their values known. */
export interface VpcCniSettings {
  readonly nodePortSupport?: boolean | undefined;
  readonly warmEniTarget?: number | undefined;
  readonly warmIpTarget?: number | undefined;
  readonly warmPrefixTarget?: number | undefined;
  readonly enablePrefixDelegation?: boolean | undefined;
  readonly logLevel?: string | undefined;
  readonly logFile?: string | undefined;
  readonly vethPrefix?: string | undefined;
  readonly eniMtu?: number | undefined;
  readonly eniConfigLabelDef?: string | undefined;
  readonly pluginLogLevel?: string | undefined;
  readonly pluginLogFile?: string | undefined;
  readonly enablePodEni?: boolean | undefined;
  readonly disableTcpEarlyDemux?: boolean | undefined;
  readonly cniConfigureRpfilter?: boolean | undefined;
  readonly cniCustomNetworkCfg?: boolean | undefined;
  readonly cniExternalSnat?: boolean | undefined;
  readonly externalSnat?: boolean | undefined;
  readonly enableNetworkPolicy?: boolean | undefined;
  readonly configurationValues?: Readonly<Record<string, unknown>> | undefined;
}

type Environment = Record<string, string>;

/** What the program writes in `configurationValues` wins over what its other arguments come to. */
export function vpcCniConfiguration(settings: VpcCniSettings): Record<string, unknown> {
  const given = settings.configurationValues ?? {};
  const init = objectOrNone(given["init"]);
  const initEnv: Environment = { DISABLE_TCP_EARLY_DEMUX: text(settings.disableTcpEarlyDemux) ?? "false" };
  const { enableNetworkPolicy } = settings;
  return {
    ...(enableNetworkPolicy === undefined ? {} : { enableNetworkPolicy: String(enableNetworkPolicy) }),
    ...given,
    env: { ...environment(settings), ...objectOrNone(given["env"]) },
    init: { ...init, env: mergedInitEnv(initEnv, init) },
  };
}

/** An `env` that is no object replaces the component's altogether. */
function mergedInitEnv(initEnv: Environment, init: Record<string, unknown> | undefined): unknown {
  if (init === undefined || !("env" in init)) return initEnv;
  const given = objectOrNone(init["env"]);
  return given ? { ...initEnv, ...given } : init["env"];
}

/**
 * `customNetworkConfig` is absent on purpose: the real component writes it and then overwrites it with
 * `cniCustomNetworkCfg`, so it has no effect.
 */
function environment(settings: VpcCniSettings): Environment {
  const values: Record<string, string | undefined> = {
    AWS_VPC_CNI_NODE_PORT_SUPPORT: text(settings.nodePortSupport),
    WARM_ENI_TARGET: String(settings.warmEniTarget ?? 1),
    WARM_IP_TARGET: text(settings.warmIpTarget),
    WARM_PREFIX_TARGET: text(settings.warmPrefixTarget),
    ENABLE_PREFIX_DELEGATION: text(settings.enablePrefixDelegation),
    AWS_VPC_K8S_CNI_LOGLEVEL: text(settings.logLevel) ?? "DEBUG",
    AWS_VPC_K8S_CNI_LOG_FILE: text(settings.logFile) ?? "/host/var/log/aws-routed-eni/ipamd.log",
    AWS_VPC_K8S_CNI_VETHPREFIX: text(settings.vethPrefix) ?? "eni",
    AWS_VPC_ENI_MTU: text(settings.eniMtu) ?? "9001",
    ENI_CONFIG_LABEL_DEF: text(settings.eniConfigLabelDef),
    AWS_VPC_K8S_PLUGIN_LOG_LEVEL: text(settings.pluginLogLevel) ?? "DEBUG",
    AWS_VPC_K8S_PLUGIN_LOG_FILE: text(settings.pluginLogFile) ?? "/var/log/aws-routed-eni/plugin.log",
    ENABLE_POD_ENI: text(settings.enablePodEni) ?? "false",
    AWS_VPC_K8S_CNI_CONFIGURE_RPFILTER: text(settings.cniConfigureRpfilter),
    AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: text(settings.cniCustomNetworkCfg) ?? "false",
    AWS_VPC_K8S_CNI_EXTERNALSNAT: text(settings.externalSnat) ?? text(settings.cniExternalSnat) ?? "false",
  };
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** False, 0 and the empty string count as not given. */
function text(value: boolean | number | string | undefined): string | undefined {
  return value ? String(value) : undefined;
}

function objectOrNone(value: unknown): Record<string, unknown> | undefined {
  return value !== null && typeof value === "object" && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}
