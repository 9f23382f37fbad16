/** What `kubernetes:yaml/v2:ConfigFile` creates: the objects of a file that is read when it is deployed, unseen by a plan. */
import * as pulumi from "@pulumi/pulumi";
import type { RemoteComponent } from "./remote-component.ts";

export const configFile: RemoteComponent = (name, inputs, options) => {
  if (typeof inputs["file"] !== "string" || inputs["file"] === "") {
    return Promise.reject(new Error(`${name}: Missing required property 'file'`));
  }
  const component = new pulumi.ComponentResource("kubernetes:yaml/v2:ConfigFile", name, inputs, options);
  return Promise.resolve({ urn: component.urn, state: { resources: [] } });
};
