/** How Pulumi's own runner is started: flags and variables, as its command line documents them. */
import { createRequire } from "node:module";
import { join } from "node:path";
import type language from "@pulumi/pulumi/proto/language_pb.js";

/** Arguments of Node for a program, for the copy of the SDK that the program itself uses. */
export function programArguments(request: language.RunRequest, engine: string): readonly string[] {
  const info = request.getInfo();
  const directory = info?.getProgramDirectory() || request.getPwd();
  const flags: readonly (readonly [string, string])[] = [
    ["monitor", request.getMonitorAddress()],
    ["engine", engine],
    ["organization", request.getOrganization()],
    ["project", request.getProject()],
    ["stack", request.getStack()],
    ["root-directory", info?.getRootDirectory() ?? ""],
    ["pwd", request.getPwd()],
    ["parallel", String(request.getParallel())],
  ];
  return [
    runner(directory, "run"),
    ...flags.filter(([, value]) => value !== "").map(([name, value]) => `--${name}=${value}`),
    ...(request.getDryrun() ? ["--dry-run"] : []),
    info?.getEntryPoint() || request.getProgram(),
    ...request.getArgsList(),
  ];
}

/** Arguments of Node for a plugin, which here is a policy pack. */
export function pluginArguments(request: language.RunPluginRequest): readonly string[] {
  const info = request.getInfo();
  const directory = info?.getProgramDirectory() || request.getPwd();
  const entry = join(directory, info?.getEntryPoint() ?? ".");
  const [engine = ""] = request.getArgsList();
  return request.getKind() === "analyzer"
    ? [runner(directory, "run-policy-pack"), engine, entry]
    : [runner(directory, "run-plugin"), entry, ...request.getArgsList()];
}

/** Configuration goes to a program through two variables; its source runs as it is, without a compiler. */
export function programVariables(request: language.RunRequest): Readonly<Record<string, string>> {
  return {
    PULUMI_CONFIG: JSON.stringify(Object.fromEntries(request.getConfigMap().entries())),
    PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(request.getConfigsecretkeysList()),
    PULUMI_NODEJS_TYPESCRIPT: "false",
  };
}

function runner(directory: string, name: string): string {
  return createRequire(join(directory, "package.json")).resolve(`@pulumi/pulumi/cmd/${name}`);
}
