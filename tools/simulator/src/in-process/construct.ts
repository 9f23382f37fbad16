/** Runs a remote component's expansion, as an SDK's plugin server runs Construct. */
import type * as pulumi from "@pulumi/pulumi";
import type resproto from "@pulumi/pulumi/proto/resource_pb.js";
import * as server from "@pulumi/pulumi/provider/server.js";
import { DependencyResource } from "@pulumi/pulumi/resource.js";
import { serializeProperties } from "@pulumi/pulumi/runtime/rpc.js";
import type { RemoteComponent } from "../components/remote-component.ts";
import { promiseOf, providersOf } from "./transforms.ts";
import type { WireObject } from "./values.ts";

/** The SDK leaves it out of its public types; it is what turns a Construct request into a program's values. */
const { deserializeInputs } = server as unknown as {
  deserializeInputs: (inputs: unknown, dependencies: unknown) => Promise<Record<string, unknown>>;
};

export interface Constructed {
  readonly urn: string;
  readonly state: WireObject;
}

/** Ends when the component's outputs are known, and so when everything that they come from is registered. */
export async function construct(
  component: RemoteComponent,
  request: resproto.RegisterResourceRequest,
): Promise<Constructed> {
  const inputs = await deserializeInputs(request.getObject(), request.getPropertydependenciesMap());
  const { urn, state } = await component(request.getName(), inputs, constructOptions(request));
  return {
    urn: await promiseOf(urn),
    state: (await serializeProperties(request.getName(), state)) as WireObject,
  };
}

function constructOptions(request: resproto.RegisterResourceRequest): pulumi.ComponentResourceOptions {
  const parent = request.getParent();
  const deletedWith = request.getDeletedwith();
  return {
    ...(parent ? { parent: new DependencyResource(parent) } : {}),
    ...(deletedWith ? { deletedWith: new DependencyResource(deletedWith) } : {}),
    providers: providersOf(request),
    protect: request.getProtect(),
    retainOnDelete: request.getRetainondelete(),
    ignoreChanges: request.getIgnorechangesList(),
    replaceOnChanges: request.getReplaceonchangesList(),
    dependsOn: request.getDependenciesList().map((urn) => new DependencyResource(urn)),
  };
}
