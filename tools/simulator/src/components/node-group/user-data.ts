/** User data that node group components write for each operating system. Pure. */
import type { OperatingSystem } from "./ami.ts";
import { bottlerocketUserData } from "./user-data-bottlerocket.ts";
import { yamlText } from "../yaml.ts";

export interface ClusterFacts {
  readonly name: string;
  readonly endpoint: string;
  /** PEM in base64. */
  readonly certificateAuthority: string;
  readonly serviceCidr: string;
}

export interface KubernetesTaint {
  readonly value?: string | undefined;
  /** NoSchedule, NoExecute, PreferNoSchedule. */
  readonly effect: string;
}

export interface UserDataArgs {
  /** Managed groups hand shell scripts to EKS as MIME; self-managed ones run them as they are. */
  readonly managed: boolean;
  /** Name that delimits the script of a self-managed group. */
  readonly stackName?: string;
  readonly script?: string | undefined;
  readonly kubeletExtraArgs?: string | undefined;
  readonly bootstrapExtraArgs?: string | undefined;
  readonly labels?: Readonly<Record<string, string>> | undefined;
  readonly taints?: Readonly<Record<string, KubernetesTaint>> | undefined;
  readonly bottlerocketSettings?: Readonly<Record<string, unknown>> | undefined;
  readonly nodeadmExtraOptions?: readonly Part[] | undefined;
}

interface Part {
  readonly contentType: string;
  readonly content: string;
}

/** @throws Error when an argument is of another operating system. */
export function userDataFor(system: OperatingSystem, cluster: ClusterFacts, args: UserDataArgs): string {
  assertFits(system, args);
  switch (system) {
    case "AL2":
      return bootstrapUserData(cluster, args);
    case "AL2023":
      return nodeadmUserData(cluster, args);
    case "Bottlerocket":
      return bottlerocketUserData(cluster, args);
  }
}

const FOREIGN = {
  AL2: ["bottlerocketSettings"],
  AL2023: ["bottlerocketSettings", "bootstrapExtraArgs"],
  Bottlerocket: ["bootstrapExtraArgs", "kubeletExtraArgs", "script"],
} as const satisfies Record<OperatingSystem, readonly (keyof UserDataArgs)[]>;

const OWN_NAMES: Readonly<Record<string, string>> = { script: "nodeUserData" };

function assertFits(system: OperatingSystem, args: UserDataArgs): void {
  const foreign = FOREIGN[system].filter((key) => args[key]).map((key) => OWN_NAMES[key] ?? key);
  if (foreign.length > 0) throw new Error(`${foreign.join(", ")}: not for nodes of ${system}`);
}

/** Amazon Linux 2: a shell script that runs the image's bootstrap script. */
function bootstrapUserData(cluster: ClusterFacts, args: UserDataArgs): string {
  const flags = kubeletFlags(args);
  // A single flag goes without quotes, so that groups of older versions of the package stay as they are.
  const kubelet =
    flags.length > 1
      ? ` --kubelet-extra-args '${flags.join(" ")}'`
      : flags.map((flag) => ` --kubelet-extra-args ${flag}`).join("");
  const extra = args.bootstrapExtraArgs ? ` ${args.bootstrapExtraArgs}` : "";
  const script = [
    "#!/bin/bash",
    "",
    `/etc/eks/bootstrap.sh --apiserver-endpoint "${cluster.endpoint}" --b64-cluster-ca ` +
      `"${cluster.certificateAuthority}" "${cluster.name}"${extra}${kubelet}`,
  ].join("\n");
  if (args.managed) {
    const part = { contentType: 'text/x-shellscript; charset="us-ascii"', content: script };
    return `${mime("==MYBOUNDARY==", [part])}--==MYBOUNDARY==--`;
  }
  return `${script}\n${args.script ? runAfterwards(args.script, args.stackName ?? "") : ""}\n`;
}

function runAfterwards(script: string, stackName: string): string {
  const mark = `${stackName}-user-data`;
  return `cat >/opt/user-data <<${mark}\n${script}\n${mark}\nchmod +x /opt/user-data\n/opt/user-data\n`;
}

/** Amazon Linux 2023: NodeConfig documents, which nodeadm merges. */
function nodeadmUserData(cluster: ClusterFacts, args: UserDataArgs): string {
  const flags = kubeletFlags(args);
  const spec = {
    cluster: {
      name: cluster.name,
      apiServerEndpoint: cluster.endpoint,
      certificateAuthority: cluster.certificateAuthority,
      cidr: cluster.serviceCidr,
    },
  };
  const parts: Part[] = [
    nodeConfig(spec),
    ...(flags.length > 0 ? [nodeConfig({ kubelet: { flags } })] : []),
    ...(args.nodeadmExtraOptions ?? []),
    ...(args.script ? [{ contentType: 'text/x-shellscript; charset="us-ascii"', content: args.script }] : []),
  ];
  return `${mime("BOUNDARY", parts)}--BOUNDARY--\n`;
}

function nodeConfig(spec: object): Part {
  const document = { apiVersion: "node.eks.aws/v1alpha1", kind: "NodeConfig", spec };
  return { contentType: "application/node.eks.aws", content: `---\n${yamlText(document)}` };
}

/** Everything but the closing boundary. */
function mime(boundary: string, parts: readonly Part[]): string {
  const head = `MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="${boundary}"\n\n`;
  const bodies = parts.map(
    ({ contentType, content }) => `--${boundary}\nContent-Type: ${contentType}\n\n${content}\n`,
  );
  return head + bodies.join("");
}

function kubeletFlags({ kubeletExtraArgs, labels = {}, taints = {} }: UserDataArgs): string[] {
  const labelList = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
  const taintList = Object.entries(taints).map(
    ([key, { value, effect }]) => `${key}${value ? `=${value}` : ""}:${effect}`,
  );
  return [
    ...(kubeletExtraArgs ? kubeletExtraArgs.split(" ") : []),
    ...(labelList.length > 0 ? [`--node-labels=${labelList.join(",")}`] : []),
    ...(taintList.length > 0 ? [`--register-with-taints=${taintList.join(",")}`] : []),
  ];
}
