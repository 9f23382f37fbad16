/** Everything that is wrong with any app, at the places where its file says it. */
import type { AppSettings } from "@drydock/core/environment";
import { UserError } from "@drydock/core/errors";
import { workloadProblems } from "@drydock/hardened-workload";
import type { AppContext } from "./context.ts";
import { workloadArgs } from "./workload/args.ts";

/** Combinations that no single key of a block can see, such as two autoscalers on one metric. */
export class AppsError extends UserError {
  override name = "AppsError";
}

/** @throws AppsError with a line for each problem. */
export function assertApps(
  context: Pick<AppContext, "environment" | "settings" | "flows" | "upstream">,
  apps: readonly (readonly [string, AppSettings])[],
): void {
  const lines = apps.flatMap(([name, app]) =>
    workloadProblems(name, workloadArgs(context, name, app, app.namespace)).map(
      ({ path, message }) => `${placeOf(context, name)}${path}: ${message}`,
    ),
  );
  if (lines.length > 0) throw new AppsError([`apps of ${context.environment}:`, ...lines].join("\n  "));
}

/** The agent platform's workloads have no block of their own. */
function placeOf({ settings }: Pick<AppContext, "settings">, name: string): string {
  return Object.hasOwn(settings.apps, name) ? `apps.${name}.` : `agentPlatform: ${name} `;
}
