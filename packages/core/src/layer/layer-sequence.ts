/**
 * Keeps layers in their order within one stack. Stacks of their own are deployed one after the other; in a single stack
 * Pulumi knows only what one resource reads of another, and would start a workload before the webhook that judges it,
 * or delete a controller before what it has to clean up.
 */
import * as pulumi from "@pulumi/pulumi";

const PROVIDER = "pulumi:providers:";

export class LayerSequence {
  #earlier: pulumi.Resource[] = [];
  #current: pulumi.Resource[] = [];

  /** From here on, to be called inside of a Pulumi program. */
  constructor() {
    pulumi.runtime.registerStackTransformation((args) => this.#inTurn(args));
  }

  /**
   * What is made from now on waits for all that was made since the last call. Only what has no parent is told so:
   * children wait with their parents, at creation and, the other way round, at deletion.
   */
  startNext(): void {
    if (this.#current.length === 0) return;
    this.#earlier = this.#current;
    this.#current = [];
  }

  #inTurn(args: pulumi.ResourceTransformationArgs): pulumi.ResourceTransformationResult | undefined {
    const { resource, type, props, opts } = args;
    if (opts.parent !== undefined || type.startsWith(PROVIDER)) return undefined;
    this.#current.push(resource);
    return { props, opts: pulumi.mergeOptions(opts, { dependsOn: this.#earlier }) };
  }
}
