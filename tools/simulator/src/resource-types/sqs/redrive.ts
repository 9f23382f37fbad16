/** Dead-letter settings of a queue, which travel as JSON text. */
import type { Account, Properties } from "../../account/account.ts";
import { isObject, number, text } from "../../account/input.ts";
import { type Refusal, refusal, refusals } from "../../account/refusal.ts";
import { QUEUE } from "../tokens.ts";

export function redriveRefusals(inputs: Properties, account: Account): Refusal[] {
  const written = text(inputs, "redrivePolicy");
  if (written === undefined) return [];
  const policy = parsed(written);
  const invalid = (message: string, remediation: string): Refusal =>
    refusal("InvalidParameterValue", "redrivePolicy", message, remediation);
  if (!policy)
    return [
      invalid("the redrive policy is not a JSON object", "set deadLetterTargetArn and maxReceiveCount"),
    ];
  const target = text(policy, "deadLetterTargetArn");
  const count = number(policy, "maxReceiveCount");
  const queue = account.find(QUEUE, "arn", target);
  return refusals(
    !queue &&
      invalid(`${target ?? "nothing"} is no queue of this plan`, "create the dead-letter queue first"),
    (count === undefined || count < 1 || count > 1000) &&
      invalid(`maxReceiveCount is ${count ?? "missing"}`, "use 1 to 1000"),
    queue !== undefined &&
      (queue.inputs["fifoQueue"] === true) !== (inputs["fifoQueue"] === true) &&
      invalid(
        "the two queues are not of one type",
        "use a FIFO queue for FIFO queues, a standard one for standard ones",
      ),
  );
}

function parsed(written: string): Properties | undefined {
  try {
    const value: unknown = JSON.parse(written);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
