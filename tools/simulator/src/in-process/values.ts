/** Property values as they travel between the Pulumi SDK and an engine. */
import {
  specialOutputValueSig,
  specialResourceSig,
  specialSecretSig,
  specialSigKey,
} from "@pulumi/pulumi/runtime/rpc.js";

/** A property value in the SDK's wire form. */
export type Wire = unknown;
export type WireObject = Record<string, Wire>;

interface WireOutput {
  readonly value?: Wire;
  readonly secret?: boolean;
  readonly dependencies?: readonly string[];
}

function signature(value: Wire): unknown {
  return value !== null && typeof value === "object" ? (value as WireObject)[specialSigKey] : undefined;
}

/** Plain values, as a provider sees them: secrets in the clear, resources as their ids, components as their URNs. */
export function plain(value: WireObject): Record<string, unknown> {
  return plainValue(value) as Record<string, unknown>;
}

function plainValue(value: Wire): unknown {
  if (Array.isArray(value)) return value.map(plainValue);
  if (value === null || typeof value !== "object") return value;
  switch (signature(value)) {
    case specialSecretSig:
    case specialOutputValueSig:
      return plainValue((value as WireObject)["value"]);
    case specialResourceSig: {
      const { urn, id } = value as { urn: string; id?: string };
      return id || urn;
    }
    default:
      return mapValues(value as WireObject, plainValue);
  }
}

/** Paths, below the object, of every secret. */
export function secretPaths(value: WireObject): string[][] {
  const found: string[][] = [];
  const visit = (inner: Wire, path: string[]): void => {
    const kind = signature(inner);
    if (kind === specialSecretSig || (kind === specialOutputValueSig && (inner as WireOutput).secret)) {
      found.push(path);
    } else if (kind === specialOutputValueSig) {
      visit((inner as WireOutput).value, path);
    } else if (inner !== null && typeof inner === "object") {
      for (const [key, next] of Object.entries(inner)) visit(next, [...path, key]);
    }
  };
  visit(value, []);
  return found;
}

/**
 * Values as the engine shows them to a transform: what is secret, and what depends on a resource, is an output; a
 * transform that reads such a value as if it were plain fails here as it does there.
 */
export function asOutputValues(
  value: WireObject,
  dependencies: ReadonlyMap<string, readonly string[]>,
): WireObject {
  return Object.fromEntries(
    Object.entries(mapValues(value, secretsAsOutputs)).map(([key, inner]) => {
      const urns = dependencies.get(key) ?? [];
      return [key, urns.every((urn) => dependsOn(inner, urn)) ? inner : dependingOn(inner, urns)];
    }),
  );
}

function secretsAsOutputs(value: Wire): Wire {
  if (Array.isArray(value)) return value.map(secretsAsOutputs);
  if (value === null || typeof value !== "object" || signature(value) === specialResourceSig) return value;
  if (signature(value) === specialSecretSig) {
    const inner = secretsAsOutputs((value as WireObject)["value"]);
    return { [specialSigKey]: specialOutputValueSig, value: inner, secret: true };
  }
  return mapValues(value as WireObject, secretsAsOutputs);
}

function dependingOn(value: Wire, urns: readonly string[]): Wire {
  const output = signature(value) === specialOutputValueSig ? (value as WireOutput) : { value };
  return {
    ...output,
    [specialSigKey]: specialOutputValueSig,
    dependencies: [...new Set([...(output.dependencies ?? []), ...urns])],
  };
}

function dependsOn(value: Wire, urn: string): boolean {
  if (value === null || typeof value !== "object") return false;
  if (signature(value) === specialOutputValueSig && (value as WireOutput).dependencies?.includes(urn))
    return true;
  return Object.values(value).some((inner) => dependsOn(inner, urn));
}

/** Output values back as secrets and plain values: what the engine answers an SDK with. */
export function withoutOutputValues(value: WireObject): WireObject {
  return mapValues(value, withoutOutputs);
}

function withoutOutputs(value: Wire): Wire {
  if (Array.isArray(value)) return value.map(withoutOutputs);
  if (value === null || typeof value !== "object") return value;
  if (signature(value) !== specialOutputValueSig) return mapValues(value as WireObject, withoutOutputs);
  const { value: inner, secret } = value as WireOutput;
  return secret ? wireSecret(withoutOutputs(inner)) : withoutOutputs(inner);
}

/** Wraps a value as a secret in wire form. */
export function wireSecret(value: unknown): WireObject {
  return { [specialSigKey]: specialSecretSig, value };
}

function mapValues(value: WireObject, change: (inner: Wire) => Wire): WireObject {
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, change(inner)]));
}
