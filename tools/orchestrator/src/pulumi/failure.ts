/** What a failed command of the engine means for its user. */
import { SurroundingsError } from "@drydock/core/errors";
import { CommandError, ConcurrentUpdateError } from "@pulumi/pulumi/automation/errors.js";
import { LockedError, OperationError } from "../engine/errors.ts";

/** A plugin of the engine is neither there nor to be had. */
export class NoPluginError extends SurroundingsError {
  override name = "NoPluginError";
}

/** The engine knows no state backend: nobody logged in, and none is named. */
export class NoBackendError extends SurroundingsError {
  override name = "NoBackendError";
}

const PLUGIN = /no (resource|language) plugin '([^']+)'/;
const BACKEND = /PULUMI_ACCESS_TOKEN must be set|not logged in|could not determine current backend/i;

export function failureOf(error: unknown, project: string, environment: string): Error {
  const message = saidBy(error);
  if (error instanceof ConcurrentUpdateError)
    return new LockedError(
      `${project}/${environment} is locked by another update: wait for it to end. If that update is known to be dead, its owner frees the stack with: pulumi cancel --stack ${environment}\n${lockOwner(message)}`.trimEnd(),
    );
  const [, kind, plugin] = PLUGIN.exec(message) ?? [];
  if (kind === "language")
    return new NoPluginError(
      `the Pulumi CLI has no language host for ${plugin ?? "nodejs"}: it comes with the CLI itself, https://www.pulumi.com/docs/install/`,
    );
  if (kind !== undefined)
    return new NoPluginError(
      `the provider plugin ${plugin ?? ""} is missing and could not be fetched; run: pulumi plugin install resource ${plugin?.replace(/^pulumi-resource-/, "") ?? ""}`,
    );
  if (BACKEND.test(message))
    return new NoBackendError(
      "there is no place for state: run pulumi login, or set PULUMI_BACKEND_URL (docs/state.md)",
    );
  return new OperationError(lastWords(message));
}

/** Whether the engine was ended from outside, and so may have left its lock. */
export function wasKilled(error: unknown): boolean {
  const { commandResult } = error as { commandResult?: { err?: { signal?: string } } };
  return error instanceof CommandError && commandResult?.err?.signal !== undefined;
}

function saidBy(error: unknown): string {
  const { stderr, message } = error as { stderr?: string; message?: string };
  return stderr || (message ?? String(error));
}

function lockOwner(message: string): string {
  return message
    .split("\n")
    .filter((line) => /created by/.test(line))
    .join("\n");
}

/** What the engine wrote to its error output last; the rest is told by its events. */
function lastWords(message: string): string {
  const [, stderr = message] = /stderr: ([\s\S]*?)(?:\n\s*err\?: |$)/.exec(message) ?? [];
  return stderr.trim() || "the engine stopped without a word";
}
