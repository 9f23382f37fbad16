/** Providers of a program: which settings a reference to one stands for. */
import type resproto from "@pulumi/pulumi/proto/resource_pb.js";
import type { ProviderSettings } from "../simulator.ts";
import { providerUrn } from "./urn.ts";

export class Providers {
  readonly #settings = new Map<string, ProviderSettings>();
  readonly #ofComponent = new Map<string, ReadonlyMap<string, string>>();
  readonly #defaults: ProviderSettings;

  constructor(region: string) {
    this.#defaults = { region, defaultTags: {} };
  }

  add(urn: string, inputs: Readonly<Record<string, unknown>>): void {
    const defaultTags = parsed(inputs["defaultTags"]) as { tags?: Record<string, string> } | undefined;
    this.#settings.set(urn, {
      region: (inputs["region"] as string | undefined) ?? this.#defaults.region,
      defaultTags: defaultTags?.tags ?? {},
    });
  }

  /** A component has its parent component's providers besides its own; the SDK leaves it to the engine to add them. */
  inherit(urn: string, request: resproto.RegisterResourceRequest): void {
    if (request.getCustom()) return;
    const own = request.getProvidersMap();
    for (const [pkg, reference] of this.#ofComponent.get(request.getParent()) ?? []) {
      if (!own.has(pkg)) own.set(pkg, reference);
    }
    this.#ofComponent.set(urn, new Map(own.entries()));
  }

  /** Of the default provider where the request names none. */
  settings(reference: string): ProviderSettings {
    return this.#settings.get(providerUrn(reference)) ?? this.#defaults;
  }
}

/** Provider inputs that are not strings travel as JSON text. */
function parsed(value: unknown): unknown {
  return typeof value === "string" ? JSON.parse(value) : value;
}
