/** Calls as the real provider makes them: throttled ones are made again, some times, and other faults surface at once. */
import { setTimeout as delay } from "node:timers/promises";
import { RefusedError } from "../account/refusal.ts";
import type { Faults, MetFault, Operation } from "./faults.ts";
import type { State } from "./state.ts";

/** `max_retries` of the AWS provider: https://registry.terraform.io/providers/hashicorp/aws/latest/docs#max_retries-1 */
export const MAX_ATTEMPTS = 25;
/** The waits grow as the SDK's do, in thousandths of its time. */
const LONGEST_WAIT_MS = 20;

/** Codes that AWS's SDK for Go takes as throttling, in `retry.DefaultThrottleErrorCodes`. */
const THROTTLING = new Set([
  "BandwidthLimitExceeded",
  "EC2ThrottledException",
  "LimitExceededException",
  "PriorRequestNotComplete",
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "RequestThrottled",
  "RequestThrottledException",
  "SlowDown",
  "Throttling",
  "ThrottledException",
  "ThrottlingException",
  "TooManyRequestsException",
  "TransactionInProgressException",
]);

/** Done, and not usable: the engine keeps what it was told of the resource, and goes on with it in its next run. */
export class UnfinishedError extends RefusedError {
  override name = "UnfinishedError";
  readonly state: State;

  constructor(state: State, code: string, message: string, remediation: string) {
    super([{ code, message, remediation }]);
    this.state = state;
  }
}

interface Call {
  readonly operation: Operation;
  readonly type: string;
}

/** @throws RefusedError where a fault surfaces. */
export async function attempted<T>(faults: Faults, call: Call, work: () => T): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const fault = faults.meet(call.operation, call.type);
    if (!fault) return work();
    if (fault.outcome !== "refused") return failedAfter(fault, call, work());
    if (!THROTTLING.has(fault.code) || attempt === MAX_ATTEMPTS) throw refused(fault, call, attempt);
    await delay(Math.min(2 ** attempt, LONGEST_WAIT_MS));
  }
}

function failedAfter<T>({ code, outcome }: MetFault, { operation, type }: Call, done: T): never {
  if (outcome === "unfinished" && isState(done))
    throw new UnfinishedError(
      done,
      code,
      `${operation} of ${type} ${done.id} was done, and it does not work (planned fault)`,
      "run it again",
    );
  throw new RefusedError([
    {
      code,
      message: `${operation} of ${type} was done, and its answer did not arrive (planned fault)`,
      remediation: "look for what was made before it is made again",
    },
  ]);
}

function refused({ code }: MetFault, { operation, type }: Call, attempts: number): RefusedError {
  return new RefusedError([
    {
      code,
      message: `${operation} of ${type} was refused ${attempts === 1 ? "" : `${attempts} times `}(planned fault)`,
      remediation: "run it again",
    },
  ]);
}

function isState(done: unknown): done is State {
  return typeof done === "object" && done !== null && "id" in done && "outputs" in done;
}
