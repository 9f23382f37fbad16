/** What the engine is doing, on standard error: a spinner on a terminal, a line a step elsewhere. */
import type { Operation, Watch } from "@drydock/orchestrator";
import { output } from "../../output.ts";
import { type Progress, startProgress } from "../../progress.ts";
import { engineLine } from "../../render/engine-line.ts";

const DOING: Readonly<Record<Operation, string>> = {
  previewUp: "previewing",
  previewRefresh: "comparing",
  previewDestroy: "previewing",
  up: "deploying",
  refresh: "refreshing",
  destroy: "destroying",
};

export interface StepProgress {
  readonly watch: Watch;
  stop(): void;
}

export function stepProgress(terminal = process.stderr.isTTY === true): StepProgress {
  return terminal ? spinner() : lines();
}

function lines(): StepProgress {
  const line = (name: string, text: string): void => output.error(`${name}: ${text}\n`);
  return {
    watch: {
      started: (operation, { name }) => line(name, DOING[operation]),
      event(_operation, { name }, event) {
        const text = engineLine(event);
        if (text !== undefined) line(name, text);
      },
      ended: (operation, { name }, error) =>
        line(name, error ? `${DOING[operation]} failed` : `${DOING[operation]} done`),
    },
    stop: () => undefined,
  };
}

/** One line for all that runs: each stack with the number of its resources that are done. */
function spinner(): StepProgress {
  const running = new Map<string, number>();
  let progress: Progress | undefined;
  const show = (operation: Operation): void => {
    const text = `${DOING[operation]} ${[...running].map(([name, count]) => `${name} ${count}`).join(", ")}`;
    progress ??= startProgress(text);
    progress.update(text);
  };
  const stop = (): void => {
    progress?.stop();
    progress = undefined;
  };
  return {
    watch: {
      started(operation, { name }) {
        running.set(name, 0);
        show(operation);
      },
      event(operation, { name }, event) {
        if (engineLine(event) === undefined) return;
        running.set(name, (running.get(name) ?? 0) + 1);
        show(operation);
      },
      ended(operation, { name }) {
        running.delete(name);
        if (running.size === 0) stop();
        else show(operation);
      },
    },
    stop,
  };
}
