/** Resource transforms: which apply to a registration, in the engine's order, and what they change. */
import * as pulumi from "@pulumi/pulumi";
import type resproto from "@pulumi/pulumi/proto/resource_pb.js";
import structproto from "google-protobuf/google/protobuf/struct_pb.js";
import { DependencyProviderResource, DependencyResource } from "@pulumi/pulumi/resource.js";
import { deserializeProperties, serializeProperties } from "@pulumi/pulumi/runtime/rpc.js";
import { asOutputValues, type WireObject } from "./values.ts";

type Request = resproto.RegisterResourceRequest;

/** Options as a transform may return them, whatever the kind of resource. */
type Options = pulumi.CustomResourceOptions & { providers?: pulumi.ComponentResourceOptions["providers"] };

export class Transforms {
  readonly #byToken = new Map<string, pulumi.ResourceTransform>();
  readonly #ofResource = new Map<string, pulumi.ResourceTransform[]>();
  readonly #parents = new Map<string, string>();
  readonly #ofStack: pulumi.ResourceTransform[] = [];

  /** The SDK hands over the function itself, in place of a call over the network. */
  record(token: string, transform: pulumi.ResourceTransform): void {
    this.#byToken.set(token, transform);
  }

  addToStack(token: string): void {
    const transform = this.#byToken.get(token);
    if (transform) this.#ofStack.push(transform);
  }

  /**
   * Changes the request as the resource's own transforms say, then those of its ancestors from the nearest, then
   * those of the stack. A remote component passes here twice, like in the engine: as asked for, and as registered
   * by its own code.
   */
  async apply(urn: string, request: Request): Promise<void> {
    const parent = request.getParent();
    if (parent) this.#parents.set(urn, parent);
    const own = request.getTransformsList().flatMap((each) => this.#byToken.get(each.getToken()) ?? []);
    if (own.length > 0) this.#ofResource.set(urn, own);
    for (const transform of this.#applicable(urn)) await applyOne(transform, request);
  }

  #applicable(urn: string): pulumi.ResourceTransform[] {
    const chain: pulumi.ResourceTransform[] = [];
    for (let at: string | undefined = urn; at; at = this.#parents.get(at)) {
      chain.push(...(this.#ofResource.get(at) ?? []));
    }
    return [...chain, ...this.#ofStack];
  }
}

async function applyOne(transform: pulumi.ResourceTransform, request: Request): Promise<void> {
  const shown = asOutputValues(inputsOf(request), propertyDependencies(request));
  const result = await transform({
    type: request.getType(),
    name: request.getName(),
    custom: request.getCustom(),
    props: deserializeProperties(structproto.Struct.fromJavaScript(shown as never)),
    opts: shownOptions(request),
  });
  if (!result) return;
  const props = (await serializeProperties("props", result.props)) as Record<string, never>;
  request.setObject(structproto.Struct.fromJavaScript(props));
  await changeOptions(request, result.opts);
}

export function inputsOf(request: Request): WireObject {
  return request.getObject()?.toJavaScript() ?? {};
}

function propertyDependencies(request: Request): Map<string, string[]> {
  const map = request.getPropertydependenciesMap();
  return new Map([...map.entries()].map(([key, value]) => [key, value.getUrnsList()]));
}

function shownOptions(request: Request): pulumi.ComponentResourceOptions | pulumi.CustomResourceOptions {
  const provider = request.getProvider();
  const deletedWith = request.getDeletedwith();
  const common = {
    protect: request.getProtect(),
    retainOnDelete: request.getRetainondelete(),
    ignoreChanges: request.getIgnorechangesList(),
    replaceOnChanges: request.getReplaceonchangesList(),
    dependsOn: request.getDependenciesList().map((urn) => new DependencyResource(urn)),
    ...(request.getParent() ? { parent: new DependencyResource(request.getParent()) } : {}),
    ...(provider ? { provider: new DependencyProviderResource(provider) } : {}),
    ...(deletedWith ? { deletedWith: new DependencyResource(deletedWith) } : {}),
    aliases: [],
  };
  if (!request.getCustom()) return { ...common, providers: providersOf(request) };
  return {
    ...common,
    deleteBeforeReplace: request.getDeletebeforereplace(),
    additionalSecretOutputs: request.getAdditionalsecretoutputsList(),
    import: request.getImportid(),
  };
}

export function providersOf(request: Request): Record<string, pulumi.ProviderResource> {
  return Object.fromEntries(
    [...request.getProvidersMap().entries()].map(([pkg, reference]) => [
      pkg,
      new DependencyProviderResource(reference),
    ]),
  );
}

/** Returned options replace those before: what is left out is unset. */
async function changeOptions(request: Request, options: Options): Promise<void> {
  request.setProtect(options.protect ?? false);
  request.setRetainondelete(options.retainOnDelete ?? false);
  request.setIgnorechangesList(options.ignoreChanges ?? []);
  request.setReplaceonchangesList(options.replaceOnChanges ?? []);
  request.setDeletedwith(options.deletedWith ? await urnOf(options.deletedWith) : "");
  request.setProvider(options.provider ? await referenceOf(options.provider) : "");
  const added = await Promise.all((await settled(options.dependsOn)).map(urnOf));
  request.setDependenciesList([...new Set([...request.getDependenciesList(), ...added])]);
  if (!request.getCustom()) return;
  request.setDeletebeforereplacedefined(options.deleteBeforeReplace !== undefined);
  request.setDeletebeforereplace(options.deleteBeforeReplace ?? false);
  request.setAdditionalsecretoutputsList(options.additionalSecretOutputs ?? []);
  request.setImportid(options.import ?? "");
}

async function settled(dependsOn: Options["dependsOn"]): Promise<pulumi.Resource[]> {
  const value = await promiseOf(
    pulumi.output(dependsOn) as unknown as pulumi.Output<pulumi.Resource[] | undefined>,
  );
  return value === undefined ? [] : [value].flat();
}

export function urnOf(resource: pulumi.Resource): Promise<string> {
  return promiseOf(resource.urn);
}

async function referenceOf(provider: pulumi.ProviderResource): Promise<string> {
  return `${await urnOf(provider)}::${await promiseOf(provider.id)}`;
}

/** An output's value; the SDK leaves `promise` out of its public types. */
export function promiseOf<T>(output: pulumi.Output<T>): Promise<T> {
  return (output as unknown as { promise(): Promise<T> }).promise();
}
