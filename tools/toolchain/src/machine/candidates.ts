/** Binaries of a tool that the machine already has, in the order in which they are considered. */
import { accessSync, constants, readdirSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import type { Tool } from "../tool.ts";

export interface Candidate {
  readonly path: string;
  /** What named the place. */
  readonly from: "KUBEBUILDER_ASSETS" | "Pulumi's plugin folder" | "PATH";
  /** Version that the place itself tells; else the binary is asked. */
  readonly version?: string;
}

type Variables = Readonly<Record<string, string | undefined>>;

export function candidates(tool: Tool, variables: Variables = process.env): readonly Candidate[] {
  const folders = (variables["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const assets = variables["KUBEBUILDER_ASSETS"];
  return [
    ...(tool.envtest && assets
      ? [{ path: join(assets, tool.name), from: "KUBEBUILDER_ASSETS" as const }]
      : []),
    ...(tool.pluginKind ? installedPlugins(tool, variables) : []),
    ...folders.map((folder) => ({ path: join(folder, tool.name), from: "PATH" as const })),
  ].filter(({ path }) => isExecutable(path));
}

/** `resource-kubernetes-v4.18.1` holds `pulumi-resource-kubernetes`; the newest comes first. */
function installedPlugins({ name, pluginKind }: Tool, variables: Variables): readonly Candidate[] {
  const home = variables["PULUMI_HOME"] ?? join(homedir(), ".pulumi");
  const prefix = `${name.replace(/^pulumi-/, "")}-v`;
  return entries(join(home, "plugins"))
    .filter((entry) => pluginKind && entry.startsWith(prefix) && !entry.endsWith(".lock"))
    .map((entry) => ({
      path: join(home, "plugins", entry, name),
      from: "Pulumi's plugin folder" as const,
      version: entry.slice(prefix.length),
    }))
    .sort((a, b) => b.version.localeCompare(a.version, "en", { numeric: true }));
}

function entries(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
