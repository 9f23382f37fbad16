/** Where the environment variables of a container come from. */
import type * as pulumi from "@pulumi/pulumi";

interface KeyReference {
  readonly name: pulumi.Input<string>;
  readonly key: string;
  /** Whether the container starts without it. Default: false. */
  readonly optional?: boolean;
}

/** A plain value, never a secret one, or a reference. */
export type EnvironmentValue =
  | pulumi.Input<string>
  | { readonly secretKeyRef: KeyReference }
  | { readonly configMapKeyRef: KeyReference }
  /** Field of the pod: metadata.name, status.podIP. */
  | { readonly fieldRef: string }
  /** Resource of the container: limits.memory, requests.cpu. */
  | { readonly resourceFieldRef: string };

interface WholeReference {
  readonly name: pulumi.Input<string>;
  readonly optional?: boolean;
}

/** Every key of an object as a variable. */
export type EnvironmentSource = { readonly prefix?: string } & (
  { readonly configMapRef: WholeReference } | { readonly secretRef: WholeReference }
);
