/** What keeps the records of hosts, in the order in which it must be there: gone after the last host, and not before. */
import * as pulumi from "@pulumi/pulumi";
import type { Installing } from "../installing.ts";
import { createExternalDns } from "./external-dns.ts";
import { createFarewell } from "./farewell.ts";

export interface RecordKeepers {
  readonly resources: readonly pulumi.Resource[];
  /** Release by name. */
  readonly releases: pulumi.Output<Record<string, string>>;
}

const NONE: Record<string, string> = {};

/** Where records are never deleted there is nothing to wait for. */
export function createRecordKeepers(installing: Installing): RecordKeepers {
  const externalDns = createExternalDns(installing);
  if (!externalDns) return { resources: [], releases: pulumi.output(NONE) };
  const deletes = installing.context.settings.edge.dns?.policy === "Sync";
  return {
    resources: deletes ? [externalDns, createFarewell(installing, externalDns)] : [externalDns],
    releases: externalDns.releaseName.apply((release): Record<string, string> => ({ externalDns: release })),
  };
}
