/** One event of the engine as one line; most events are none. */
import { nameOf } from "@drydock/orchestrator";
import type { EngineEvent } from "@pulumi/pulumi/automation/events.js";

const DONE: Readonly<Record<string, string>> = {
  create: "created",
  update: "updated",
  delete: "deleted",
  "create-replacement": "created the replacement of",
  "delete-replaced": "deleted the replaced",
  import: "imported",
};

const PLANNED: Readonly<Record<string, string>> = {
  create: "would create",
  update: "would update",
  delete: "would delete",
  replace: "would replace",
  import: "would import",
};

export function engineLine({
  resourcePreEvent,
  resOutputsEvent,
  resOpFailedEvent,
  policyEvent,
}: EngineEvent): string | undefined {
  if (resOpFailedEvent)
    return `failed to ${resOpFailedEvent.metadata.op} ${subject(resOpFailedEvent.metadata)}`;
  if (policyEvent) return `${policyEvent.policyName}: ${nameOf(policyEvent.resourceUrn ?? "")}`;
  if (resourcePreEvent?.planning === true) return worded(PLANNED, resourcePreEvent.metadata);
  if (resOutputsEvent && resOutputsEvent.planning !== true) return worded(DONE, resOutputsEvent.metadata);
  return undefined;
}

interface Metadata {
  readonly op: string;
  readonly urn: string;
  readonly type: string;
}

function worded(words: Readonly<Record<string, string>>, metadata: Metadata): string | undefined {
  const word = words[metadata.op];
  if (word === undefined || metadata.type === "pulumi:pulumi:Stack") return undefined;
  return `${word} ${subject(metadata)}`;
}

function subject({ type, urn }: Metadata): string {
  return `${type} ${nameOf(urn)}`;
}
