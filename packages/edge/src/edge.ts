/** The edge: hosts with certificates and limits, sign-in before tools, records in DNS, and the way to the right region. */
import type { ContractInputs, edgeContract } from "@drydock/core/contracts";
import * as pulumi from "@pulumi/pulumi";
import type { EdgeContext } from "./context.ts";
import { createRecordKeepers } from "./dns/keepers.ts";
import { createEntrance } from "./entrance.ts";
import { hostsOf } from "./hosts/hosts.ts";
import { createProvider, known } from "./installing.ts";
import { createRegions } from "./regions/regions.ts";
import { createSignIn } from "./sign-in/sign-in.ts";

export class Edge extends pulumi.ComponentResource {
  readonly outputs: ContractInputs<typeof edgeContract>;

  constructor(name: string, context: EdgeContext, opts?: pulumi.ComponentResourceOptions) {
    super("drydock:edge:Edge", name, {}, opts);
    const installing = { parent: this, name, context, provider: createProvider(this, name, context) };
    const keepers = createRecordKeepers(installing);
    const records = createRegions(installing);
    const signIn = createSignIn(installing);
    const entrance = createEntrance(installing, records, [...keepers.resources, ...signIn]);
    const hosts = hostsOf(context.settings).map(({ host }) => host);
    this.outputs = {
      hosts: known(pulumi.output(hosts), entrance.ready),
      dnsReleases: keepers.releases,
      failover: pulumi.all(records.failover),
    };
    this.registerOutputs(this.outputs);
  }
}
