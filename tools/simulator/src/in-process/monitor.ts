/**
 * A Pulumi resource monitor inside the program's own process: the SDK talks to it as it would to the engine, and
 * it answers from the simulator. It sees what mocks hide: parents, dependencies, options, transforms, and the
 * children of remote components.
 */
import * as pulumi from "@pulumi/pulumi";
import structproto from "google-protobuf/google/protobuf/struct_pb.js";
import resproto from "@pulumi/pulumi/proto/resource_pb.js";
import { serializeProperties } from "@pulumi/pulumi/runtime/rpc.js";
import type { RemoteComponent } from "../components/remote-component.ts";
import type { ProviderSettings, Simulator } from "../simulator.ts";
import type { Registration, ResourceOptions } from "./registration.ts";
import { formUrn, providerUrn } from "./urn.ts";
import { asInputs, plain, secretPaths, type WireObject, wireSecret } from "./values.ts";

type Callback<T> = (error: Error | null, response: T | undefined) => void;
type RegisterRequest = resproto.RegisterResourceRequest;

/** Where the monitor's program runs. */
export interface Place {
  readonly project: string;
  readonly stack: string;
  readonly region: string;
}

/** What the monitor asks of its surroundings. */
export interface Surroundings {
  readonly simulator: Simulator;
  readonly remoteComponents: ReadonlyMap<string, RemoteComponent>;
  /** Outputs of a stack that a reference names, in wire form; undefined when there is no such stack. */
  stackOutputs(name: string): WireObject | undefined;
  onRegistration(registration: Registration): void;
}

/** Output values are left out: inputs then arrive as plain values, not wrapped with their dependencies. */
const FEATURES = [
  resproto.ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_SECRETS,
  resproto.ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_RESOURCE_REFERENCES,
  resproto.ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_ALIAS_SPECS,
  resproto.ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_DELETED_WITH,
  resproto.ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_REPLACE_WITH,
  resproto.ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_TRANSFORMS,
  resproto.ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_PARAMETERIZATION,
  resproto.ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_RESOURCE_HOOKS,
];

interface Known {
  readonly urn: string;
  readonly id: string;
  state: WireObject;
}

export class InProcessMonitor {
  readonly #place: Place;
  readonly #around: Surroundings;
  readonly #known = new Map<string, Known>();
  readonly #providers = new Map<string, ProviderSettings>();
  readonly #transforms = new Map<string, pulumi.ResourceTransform>();
  readonly #transformsOf = new Map<string, pulumi.ResourceTransform[]>();
  readonly #stackTransforms: pulumi.ResourceTransform[] = [];
  readonly #parents = new Map<string, string>();
  /** Outputs of the stack, in wire form, once the program has ended. */
  stackState: WireObject = {};

  constructor(place: Place, surroundings: Surroundings) {
    this.#place = place;
    this.#around = surroundings;
  }

  /** Called by the SDK in place of the callback server's round trip. */
  recordTransformCallback(token: string, transform: pulumi.ResourceTransform): void {
    this.#transforms.set(token, transform);
  }

  registerResource(req: RegisterRequest, callback: Callback<resproto.RegisterResourceResponse>): void {
    answer(callback, () => (req.getRemote() ? this.#construct(req) : this.#register(req)));
  }

  readResource(req: resproto.ReadResourceRequest, callback: Callback<resproto.ReadResourceResponse>): void {
    answer(callback, () => this.#read(req));
  }

  invoke(req: resproto.ResourceInvokeRequest, callback: Callback<resproto.ResourceInvokeResponse>): void {
    answer(callback, () => this.#invoke(req));
  }

  registerResourceOutputs(req: resproto.RegisterResourceOutputsRequest, callback: Callback<object>): void {
    answer(callback, () => {
      const known = this.#known.get(req.getUrn());
      const outputs = (req.getOutputs()?.toJavaScript() ?? {}) as WireObject;
      if (known) known.state = outputs;
      if (req.getUrn().split("::")[2] === "pulumi:pulumi:Stack") this.stackState = outputs;
      return {};
    });
  }

  registerStackTransform(req: { getToken(): string }, callback: Callback<object>): void {
    answer(callback, () => {
      const transform = this.#transforms.get(req.getToken());
      if (transform) this.#stackTransforms.push(transform);
      return {};
    });
  }

  registerPackage(_req: unknown, callback: Callback<resproto.RegisterPackageResponse>): void {
    answer(callback, () => {
      const response = new resproto.RegisterPackageResponse();
      response.setRef("simulated");
      return response;
    });
  }

  getDeploymentInfo(_req: unknown, callback: Callback<resproto.DeploymentInfo>): void {
    answer(callback, () => {
      const response = new resproto.DeploymentInfo();
      response.setSupportedfeaturesList(FEATURES);
      return response;
    });
  }

  async #register(req: RegisterRequest): Promise<resproto.RegisterResourceResponse> {
    const parent = req.getParent() || undefined;
    const urn = this.#claimUrn(parent, req.getType(), req.getName());
    this.#rememberTransforms(urn, parent, req);
    const wire = await this.#transformed(req, urn, (req.getObject()?.toJavaScript() ?? {}) as WireObject);
    const inputs = plain(wire);
    const type = req.getType();
    const common = {
      urn,
      type,
      name: req.getName(),
      custom: req.getCustom(),
      parent,
      secretInputs: secretPaths(wire),
      dependencies: req.getDependenciesList(),
      options: optionsOf(req),
    };
    if (!req.getCustom()) {
      this.#around.onRegistration({ ...common, inputs, outputs: {}, refusals: [] });
      this.#known.set(urn, { urn, id: "", state: {} });
      return registered(urn, "", {});
    }
    if (type.startsWith("pulumi:providers:")) this.#providers.set(urn, providerSettings(inputs, this.#place));
    const made = this.#around.simulator.create({
      urn,
      type,
      name: req.getName(),
      inputs,
      provider: this.#provider(req.getProvider()),
    });
    this.#around.onRegistration({ ...common, ...made });
    const state = withSecrets(made.outputs, common.secretInputs, req.getAdditionalsecretoutputsList());
    this.#known.set(urn, { urn, id: made.id, state });
    return registered(urn, made.id, state);
  }

  /** A remote component: its expansion runs here, and registers itself and its children like any program. */
  async #construct(req: RegisterRequest): Promise<resproto.RegisterResourceResponse> {
    const component = this.#around.remoteComponents.get(req.getType());
    if (!component) {
      throw new Error(`the simulator does not know the remote component ${req.getType()}`);
    }
    const parent = req.getParent() || undefined;
    const urn = formUrn(this.#place.stack, this.#place.project, parent, req.getType(), req.getName());
    this.#rememberTransforms(urn, parent, req);
    const wire = await this.#transformed(req, urn, (req.getObject()?.toJavaScript() ?? {}) as WireObject);
    const { DependencyResource, DependencyProviderResource } = await import("@pulumi/pulumi/resource.js");
    const providers = Object.fromEntries(
      req
        .getProvidersMap()
        .toArray()
        .map(([pkg, reference]: [string, string]) => [pkg, new DependencyProviderResource(reference)]),
    );
    const resource = component(req.getName(), asInputs(wire), {
      ...(parent ? { parent: new DependencyResource(parent) } : {}),
      providers,
      protect: req.getProtect() || undefined,
      dependsOn: req.getDependenciesList().map((dependency: string) => new DependencyResource(dependency)),
    });
    await (resource.urn as unknown as { promise(): Promise<string> }).promise();
    const state = (await serializeProperties(req.getName(), resource.state)) as WireObject;
    const known = this.#known.get(urn);
    if (known) known.state = state;
    return registered(urn, "", state);
  }

  #read(req: resproto.ReadResourceRequest): resproto.ReadResourceResponse {
    const parent = req.getParent() || undefined;
    const urn = this.#claimUrn(parent, req.getType(), req.getName());
    const response = new resproto.ReadResourceResponse();
    response.setUrn(urn);
    if (req.getType() === "pulumi:pulumi:StackReference") {
      const outputs = this.#around.stackOutputs(req.getId());
      if (!outputs) throw new Error(`unknown stack ${req.getId()}`);
      const secretOutputNames = Object.keys(outputs).filter((name) => secretPaths({ v: outputs[name] }).length > 0);
      response.setProperties(
        structproto.Struct.fromJavaScript(asJson({ name: req.getId(), outputs, secretOutputNames })),
      );
      return response;
    }
    const found = this.#around.simulator.account.find(req.getType(), "id", req.getId());
    if (!found) throw new Error(`${req.getType()} ${req.getId()} does not exist in the simulated account`);
    this.#known.set(urn, { urn, id: found.id, state: { ...found.outputs } });
    response.setProperties(structproto.Struct.fromJavaScript(asJson(found.outputs)));
    return response;
  }

  #invoke(req: resproto.ResourceInvokeRequest): resproto.ResourceInvokeResponse {
    const args = plain((req.getArgs()?.toJavaScript() ?? {}) as WireObject);
    const response = new resproto.ResourceInvokeResponse();
    if (req.getTok() === "pulumi:pulumi:getResource") {
      const known = this.#known.get(args["urn"] as string);
      if (!known) throw new Error(`unknown resource ${String(args["urn"])}`);
      response.setReturn(structproto.Struct.fromJavaScript(asJson(known)));
      return response;
    }
    const answered = this.#around.simulator.read(req.getTok(), args, this.#provider(req.getProvider()));
    if ("refusal" in answered) {
      const { code, message, remediation } = answered.refusal;
      throw new Error(`${code}: ${message}; ${remediation}`);
    }
    response.setReturn(structproto.Struct.fromJavaScript(asJson(answered.outputs)));
    return response;
  }

  #claimUrn(parent: string | undefined, type: string, name: string): string {
    const urn = formUrn(this.#place.stack, this.#place.project, parent, type, name);
    if (this.#known.has(urn)) {
      throw new Error(`duplicate resource URN '${urn}': two resources have the same type, name and parent; rename one`);
    }
    return urn;
  }

  #provider(reference: string): ProviderSettings {
    return (
      this.#providers.get(providerUrn(reference)) ?? { region: this.#place.region, defaultTags: {} }
    );
  }

  #rememberTransforms(urn: string, parent: string | undefined, req: RegisterRequest): void {
    if (parent) this.#parents.set(urn, parent);
    const own = req
      .getTransformsList()
      .map((callback) => this.#transforms.get(callback.getToken()))
      .filter((transform) => transform !== undefined);
    if (own.length > 0) this.#transformsOf.set(urn, own);
  }

  /** As the engine applies them: the resource's own first, then its ancestors', then the stack's. */
  async #transformed(req: RegisterRequest, urn: string, wire: WireObject): Promise<WireObject> {
    let current = wire;
    for (const transform of this.#applicable(urn)) {
      const result = await transform({
        type: req.getType(),
        name: req.getName(),
        custom: req.getCustom(),
        props: asInputs(current),
        opts: {},
      });
      if (result) current = (await serializeProperties(req.getName(), result.props)) as WireObject;
    }
    return current;
  }

  #applicable(urn: string): pulumi.ResourceTransform[] {
    const chain: pulumi.ResourceTransform[] = [];
    for (let at: string | undefined = urn; at; at = this.#parents.get(at)) {
      chain.push(...(this.#transformsOf.get(at) ?? []));
    }
    return [...chain, ...this.#stackTransforms];
  }
}

function answer<T>(callback: Callback<T>, respond: () => T | Promise<T>): void {
  Promise.resolve()
    .then(respond)
    .then(
      (response) => callback(null, response),
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), undefined),
    );
}

function registered(urn: string, id: string, state: WireObject): resproto.RegisterResourceResponse {
  const response = new resproto.RegisterResourceResponse();
  response.setUrn(urn);
  response.setId(id);
  response.setObject(structproto.Struct.fromJavaScript(asJson(state)));
  return response;
}

/** Struct takes JSON values only: what is undefined is left out. */
function asJson(value: object): Record<string, structproto.JavaScriptValue> {
  return JSON.parse(JSON.stringify(value)) as Record<string, structproto.JavaScriptValue>;
}

function providerSettings(inputs: Record<string, unknown>, place: Place): ProviderSettings {
  const defaultTags = parsed(inputs["defaultTags"]) as { tags?: Record<string, string> } | undefined;
  return { region: (inputs["region"] as string | undefined) ?? place.region, defaultTags: defaultTags?.tags ?? {} };
}

/** Provider inputs that are not strings travel as JSON text. */
function parsed(value: unknown): unknown {
  return typeof value === "string" ? JSON.parse(value) : value;
}

function withSecrets(
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

function optionsOf(req: RegisterRequest): ResourceOptions {
  const list = <T>(values: T[]): T[] | undefined => (values.length > 0 ? values : undefined);
  const options: ResourceOptions = {
    protect: req.getProtect() || undefined,
    retainOnDelete: req.getRetainondelete() || undefined,
    deleteBeforeReplace: (req.getDeletebeforereplacedefined() && req.getDeletebeforereplace()) || undefined,
    ignoreChanges: list(req.getIgnorechangesList()),
    replaceOnChanges: list(req.getReplaceonchangesList()),
    deletedWith: req.getDeletedwith() || undefined,
    importId: req.getImportid() || undefined,
  };
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

