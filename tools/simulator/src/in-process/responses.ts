/** What the monitor answers the SDK with. */
import resproto from "@pulumi/pulumi/proto/resource_pb.js";
import structproto from "google-protobuf/google/protobuf/struct_pb.js";
import { type WireObject, wireSecret } from "./values.ts";

export type Callback<T> = (error: Error | null, response: T | undefined) => void;

/** Calls back in a later turn, as a call over the network would, so that the SDK never meets its own caller again. */
export function answer<T>(callback: Callback<T>, respond: () => T | Promise<T>): void {
  Promise.resolve()
    .then(respond)
    .then(
      (response) => callback(null, response),
      (error: unknown) => callback(asServiceError(error), undefined),
    );
}

/** The SDK shows an invoke's failure by the `details` of a gRPC error. */
function asServiceError(error: unknown): Error {
  const known = error instanceof Error ? error : new Error(String(error));
  return Object.assign(known, { details: known.message });
}

export function asStruct(value: object): structproto.Struct {
  return structproto.Struct.fromJavaScript(asJson(value));
}

/** Struct takes JSON values only: what is undefined is left out. */
function asJson(value: object): Record<string, structproto.JavaScriptValue> {
  return JSON.parse(JSON.stringify(value)) as Record<string, structproto.JavaScriptValue>;
}

export function registered(urn: string, id: string, state: WireObject): resproto.RegisterResourceResponse {
  const response = new resproto.RegisterResourceResponse();
  response.setUrn(urn);
  response.setId(id);
  response.setObject(asStruct(state));
  return response;
}

export function read(urn: string, properties: object): resproto.ReadResourceResponse {
  const response = new resproto.ReadResourceResponse();
  response.setUrn(urn);
  response.setProperties(asStruct(properties));
  return response;
}

export function invoked(properties: object): resproto.ResourceInvokeResponse {
  const response = new resproto.ResourceInvokeResponse();
  response.setReturn(asStruct(properties));
  return response;
}

/** An output is secret where the input of its name holds a secret anywhere, or where the program says so. */
export function withSecrets(
  outputs: Readonly<Record<string, unknown>>,
  secretInputs: readonly (readonly string[])[],
  additional: readonly string[],
): WireObject {
  const secret = new Set([...secretInputs.map(([first]) => first), ...additional]);
  return Object.fromEntries(
    Object.entries(outputs)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, secret.has(key) ? wireSecret(value) : value]),
  );
}
