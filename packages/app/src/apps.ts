/** The environment's workloads, one after another as its file lists them. */
import { appsOf } from "@drydock/core/apps";
import type { appContract, ContractInputs } from "@drydock/core/contracts";
import * as pulumi from "@pulumi/pulumi";
import { type CreatedApp, createApp } from "./app.ts";
import type { AppContext } from "./context.ts";
import { createKubernetesProvider } from "./kubernetes.ts";
import { assertApps } from "./problems.ts";

export class Apps extends pulumi.ComponentResource {
  readonly outputs: ContractInputs<typeof appContract>;

  /** @throws AppsError with everything that is wrong with any of the workloads. */
  constructor(name: string, context: AppContext, opts?: pulumi.ComponentResourceOptions) {
    super("drydock:app:Apps", name, {}, opts);
    const apps = Object.entries(appsOf(context.settings));
    assertApps(context, apps);
    const provider = createKubernetesProvider(this, name, context);
    const created = apps.map(([app, settings]) => createApp(this, name, context, provider, app, settings));
    this.outputs = {
      services: byName(created, ({ service }) => service),
      serviceAccounts: byName(created, ({ serviceAccount }) => serviceAccount),
    };
    this.registerOutputs(this.outputs);
  }
}

function byName(
  created: readonly CreatedApp[],
  of: (app: CreatedApp) => pulumi.Output<string> | undefined,
): pulumi.Output<Record<string, string>> {
  return pulumi.all(
    Object.fromEntries(
      created.flatMap((app) => {
        const value = of(app);
        return value === undefined ? [] : [[app.name, value] as const];
      }),
    ),
  );
}
