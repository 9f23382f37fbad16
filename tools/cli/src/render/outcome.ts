/** How a deployment ended: what is done, what failed, and the command that goes on. */
import { isComplete, type Outcome, resumeCommand, type Step } from "@drydock/orchestrator";
import { style } from "./style.ts";

const DONE = { up: "deployed", refresh: "refreshed", destroy: "destroyed" } as const;

export function renderOutcome(outcome: Outcome, all: readonly Step[]): string {
  const { verb, environment, done, failed, left, declined, interrupted } = outcome;
  const names = (steps: readonly Step[]): string => steps.map(({ name }) => name).join(", ");
  const whole =
    done.length === 0
      ? `${environment}: there was nothing to do`
      : `${environment}: ${DONE[verb]} ${names(done)}`;
  const lines = [
    ...(isComplete(outcome) || done.length > 0
      ? [`${isComplete(outcome) ? style.green("✓") : "·"} ${whole}`]
      : []),
    ...failed.map(({ step, error }) => `${style.red("✗")} ${step.name}: ${error.message}`),
    ...(interrupted ? ["interrupted"] : []),
    ...(declined === undefined ? [] : [declined]),
    ...(left.length > 0 ? [`not ${DONE[verb]}: ${names(left)}`] : []),
    ...(isComplete(outcome) ? [] : [`go on with: ${style.bold(resumeCommand(outcome, all))}`]),
  ];
  return `${lines.join("\n")}\n`;
}

export function outcomeJson(outcome: Outcome, all: readonly Step[]): object {
  const { verb, environment, done, failed, left, declined, interrupted } = outcome;
  return {
    verb,
    environment,
    complete: isComplete(outcome),
    done: done.map(({ name }) => name),
    failed: failed.map(({ step, error }) => ({ layer: step.name, message: error.message })),
    left: left.map(({ name }) => name),
    declined,
    interrupted,
    resume: isComplete(outcome) ? undefined : resumeCommand(outcome, all),
  };
}
