/** A preview for programs. */
import { countsOf, hasFailed, type Preview, totalOf } from "@drydock/orchestrator";

export function previewJson(preview: Preview): object {
  return {
    environment: preview.environment,
    failed: hasFailed(preview),
    total: totalOf(preview),
    layers: preview.steps.map(({ step, changes, unchanged, findings, failure }) => ({
      name: step.name,
      counts: countsOf({ changes }),
      unchanged,
      changes,
      findings,
      failure,
    })),
    waiting: preview.waiting.map(({ name }) => name),
  };
}
