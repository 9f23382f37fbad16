/** What the objects of one app are made from. */
import type { AppSettings } from "@drydock/core/environment";
import type * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { AppContext } from "./context.ts";

export interface Child {
  readonly parent: pulumi.Resource;
  /** Name of the layer, which every logical name starts with. */
  readonly layer: string;
  readonly context: AppContext;
  readonly provider: k8s.Provider;
  readonly name: string;
  readonly app: AppSettings;
}
