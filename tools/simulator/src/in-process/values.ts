/** Property values as they travel between the Pulumi SDK and an engine: secrets and resource references unwrapped. */
import * as pulumi from "@pulumi/pulumi";
import {
  specialResourceSig,
  specialSecretSig,
  specialSigKey,
} from "@pulumi/pulumi/runtime/rpc.js";

/** A property value in the SDK's wire form. */
export type Wire = unknown;
export type WireObject = Record<string, Wire>;

function signature(value: Wire): unknown {
  return value !== null && typeof value === "object" ? (value as WireObject)[specialSigKey] : undefined;
}

/** What to put where a special value stands. */
interface Substitutes {
  secret(inner: Wire): unknown;
  resource(reference: { urn: string; id?: string }): unknown;
}

function walk(value: Wire, substitutes: Substitutes): unknown {
  if (Array.isArray(value)) return value.map((item) => walk(item, substitutes));
  if (value === null || typeof value !== "object") return value;
  switch (signature(value)) {
    case specialSecretSig:
      return substitutes.secret((value as WireObject)["value"]);
    case specialResourceSig:
      return substitutes.resource(value as unknown as { urn: string; id?: string });
    default:
      return Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [key, walk(inner, substitutes)]),
      );
  }
}

/** Plain values, as a provider sees them: secrets in the clear, resources as their ids. */
export function plain(value: WireObject): Record<string, unknown> {
  const substitutes: Substitutes = {
    secret: (inner) => walk(inner, substitutes),
    resource: ({ urn, id }) => id || urn,
  };
  return walk(value, substitutes) as Record<string, unknown>;
}

/** Values for a program's own code: secrets as secret outputs. */
export function asInputs(value: WireObject): Record<string, unknown> {
  const substitutes: Substitutes = {
    secret: (inner) => pulumi.secret(walk(inner, substitutes)),
    resource: ({ urn, id }) => id || urn,
  };
  return walk(value, substitutes) as Record<string, unknown>;
}

/** Dotted paths, below the object, of every secret. */
export function secretPaths(value: WireObject): string[][] {
  const found: string[][] = [];
  const visit = (inner: Wire, path: string[]): void => {
    if (signature(inner) === specialSecretSig) found.push(path);
    else if (inner !== null && typeof inner === "object") {
      for (const [key, next] of Object.entries(inner)) visit(next, [...path, key]);
    }
  };
  visit(value, []);
  return found;
}

/** Wraps a value as a secret in wire form. */
export function wireSecret(value: unknown): WireObject {
  return { [specialSigKey]: specialSecretSig, value };
}
