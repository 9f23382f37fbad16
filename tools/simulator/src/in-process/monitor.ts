/**
 * A Pulumi resource monitor inside the program's own process: the SDK talks to it as it would to the engine, and
 * it answers from the simulator. It sees what mocks hide: parents, dependencies, options, transforms, and the
 * children of remote components.
 */
import type * as pulumi from "@pulumi/pulumi";
import resproto from "@pulumi/pulumi/proto/resource_pb.js";
import type { RemoteComponent } from "../components/remote-component.ts";
import type { Simulator } from "../simulator.ts";
import { inPlaceOf } from "../unknown.ts";
import { construct } from "./construct.ts";
import { optionsOf } from "./options.ts";
import { Providers } from "./providers.ts";
import type { Registration } from "./registration.ts";
import { answer, type Callback, invoked, read, registered, withSecrets } from "./responses.ts";
import { inputsOf, Transforms } from "./transforms.ts";
import { formUrn } from "./urn.ts";
import { plain, secretPaths, type WireObject, withoutOutputValues } from "./values.ts";

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

const STACK_TYPE = "pulumi:pulumi:Stack";

const FEATURES = [
  resproto.ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_SECRETS,
  resproto.ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_RESOURCE_REFERENCES,
  resproto.ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_OUTPUT_VALUES,
  resproto.ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_ALIAS_SPECS,
  resproto.ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_DELETED_WITH,
  resproto.ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_REPLACE_WITH,
  resproto.ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_TRANSFORMS,
  resproto.ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_PARAMETERIZATION,
  resproto.ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_RESOURCE_HOOKS,
  resproto.ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_ERROR_HOOKS,
];

interface Known {
  readonly urn: string;
  readonly id: string;
  state: WireObject;
}

export class InProcessMonitor {
  readonly #place: Place;
  readonly #around: Surroundings;
  readonly #claimed = new Set<string>();
  readonly #known = new Map<string, Known>();
  readonly #deletedWith = new Map<string, string>();
  readonly #providers: Providers;
  readonly #transforms = new Transforms();
  /** Outputs of the stack, in wire form, once the program has ended. */
  stackState: WireObject = {};

  constructor(place: Place, surroundings: Surroundings) {
    this.#place = place;
    this.#around = surroundings;
    this.#providers = new Providers(place.region);
  }

  /** Called by the SDK in place of the callback server's round trip. */
  recordTransformCallback(token: string, transform: pulumi.ResourceTransform): void {
    this.#transforms.record(token, transform);
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

  call(req: resproto.ResourceCallRequest, callback: Callback<never>): void {
    answer(callback, () => {
      throw new Error(`the method ${req.getTok()} of a remote component is not simulated`);
    });
  }

  registerResourceOutputs(req: resproto.RegisterResourceOutputsRequest, callback: Callback<object>): void {
    answer(callback, () => {
      const outputs = (req.getOutputs()?.toJavaScript() ?? {}) as WireObject;
      const known = this.#known.get(req.getUrn());
      if (known) known.state = outputs;
      if (req.getUrn().split("::")[2] === STACK_TYPE) this.stackState = outputs;
      return {};
    });
  }

  registerStackTransform(req: { getToken(): string }, callback: Callback<object>): void {
    answer(callback, () => {
      this.#transforms.addToStack(req.getToken());
      return {};
    });
  }

  /** Accepted and never run: hooks act around a deployment's steps, and there are none here. */
  registerResourceHook(_req: unknown, callback: Callback<object>): void {
    answer(callback, () => ({}));
  }

  registerErrorHook(_req: unknown, callback: Callback<object>): void {
    answer(callback, () => ({}));
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

  /** Nothing to close: there is no connection. The SDK calls it when a program ends. */
  close(): void {}

  async #register(req: RegisterRequest): Promise<resproto.RegisterResourceResponse> {
    const urn = this.#claimUrn(req);
    await this.#transforms.apply(urn, req);
    this.#providers.inherit(urn, req);
    const wire = inputsOf(req);
    const inputs = plain(wire);
    const type = req.getType();
    const common = {
      urn,
      type,
      name: req.getName(),
      custom: req.getCustom(),
      parent: req.getParent() || undefined,
      secretInputs: secretPaths(wire),
      dependencies: req.getDependenciesList(),
      options: optionsOf(req, this.#inheritDeletedWith(urn, req)),
    };
    if (!req.getCustom()) {
      this.#around.onRegistration({ ...common, inputs, outputs: {}, refusals: [] });
      this.#known.set(urn, { urn, id: "", state: {} });
      return registered(urn, "", {});
    }
    if (type.startsWith("pulumi:providers:")) this.#providers.add(urn, inputs);
    const provider = this.#providers.settings(req.getProvider());
    const made = this.#around.simulator.create({ urn, type, name: req.getName(), inputs, provider });
    this.#around.onRegistration({ ...common, ...made });
    const state = withSecrets(made.outputs, common.secretInputs, req.getAdditionalsecretoutputsList());
    this.#known.set(urn, { urn, id: made.id, state });
    return registered(urn, made.id, state);
  }

  /** A remote component: its expansion runs here, and registers itself and its children like any program. */
  async #construct(req: RegisterRequest): Promise<resproto.RegisterResourceResponse> {
    const component = this.#around.remoteComponents.get(req.getType());
    if (!component) {
      const known = `use one of ${[...this.#around.remoteComponents.keys()].join(", ")}, or the resources themselves`;
      throw new Error(
        `the simulator does not know the remote component ${req.getType()}; ${inPlaceOf(req.getType(), known)}`,
      );
    }
    const asked = this.#urnOf(req);
    await this.#transforms.apply(asked, req);
    this.#providers.inherit(asked, req);
    const { urn, state } = await construct(component, req);
    this.#known.set(urn, { urn, id: "", state });
    return registered(urn, "", withoutOutputValues(state));
  }

  #read(req: resproto.ReadResourceRequest): resproto.ReadResourceResponse {
    const urn = this.#claimUrn(req);
    if (req.getType() === "pulumi:pulumi:StackReference") return read(urn, this.#stackOutputs(req.getId()));
    const found = this.#around.simulator.account.find(req.getType(), "id", req.getId());
    if (!found) throw new Error(`${req.getType()} ${req.getId()} does not exist in the simulated account`);
    this.#known.set(urn, { urn, id: found.id, state: { ...found.outputs } });
    return read(urn, found.outputs);
  }

  #invoke(req: resproto.ResourceInvokeRequest): resproto.ResourceInvokeResponse {
    const args = plain(req.getArgs()?.toJavaScript() ?? {});
    switch (req.getTok()) {
      case "pulumi:pulumi:getResource":
        return invoked(this.#resource(args["urn"] as string));
      case "pulumi:pulumi:readStackOutputs":
        return invoked(this.#stackOutputs(args["name"] as string));
      default:
        return invoked(this.#dataSource(req.getTok(), args, req.getProvider()));
    }
  }

  #resource(urn: string): Known {
    const known = this.#known.get(urn);
    if (!known) throw new Error(`unknown resource ${urn}`);
    return known;
  }

  #dataSource(token: string, args: Record<string, unknown>, provider: string): object {
    const answered = this.#around.simulator.read(token, args, this.#providers.settings(provider));
    if (!("refusal" in answered)) return answered.outputs;
    const { code, message, remediation } = answered.refusal;
    throw new Error(`${code}: ${message}; ${remediation}`);
  }

  /** What the engine's built-in provider says of another stack, to a reference and to an invoke alike. */
  #stackOutputs(name: string): WireObject {
    const outputs = this.#around.stackOutputs(name);
    if (!outputs) throw new Error(`unknown stack "${name}"`);
    const secretOutputNames = Object.keys(outputs).filter(
      (key) => secretPaths({ v: outputs[key] }).length > 0,
    );
    return { name, outputs, secretOutputNames };
  }

  #urnOf(req: RegisterRequest | resproto.ReadResourceRequest): string {
    const { stack, project } = this.#place;
    return formUrn(stack, project, req.getParent() || undefined, req.getType(), req.getName());
  }

  #claimUrn(req: RegisterRequest | resproto.ReadResourceRequest): string {
    const urn = this.#urnOf(req);
    if (this.#claimed.has(urn)) {
      throw new Error(
        `duplicate resource URN '${urn}': two resources have the same type, name and parent; rename one`,
      );
    }
    this.#claimed.add(urn);
    return urn;
  }

  /** Children go with whatever their parent goes with, unless they say otherwise. */
  #inheritDeletedWith(urn: string, req: RegisterRequest): string | undefined {
    const deletedWith = req.getDeletedwith() || this.#deletedWith.get(req.getParent());
    if (deletedWith) this.#deletedWith.set(urn, deletedWith);
    return deletedWith;
  }
}
