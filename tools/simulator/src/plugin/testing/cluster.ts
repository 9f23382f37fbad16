/** For specs: what an EKS cluster and a node group stand on, made by a provider, and the inputs of both. */
import type { Properties } from "../../account/account.ts";
import type { Resources } from "../resources.ts";
import type { Asked } from "../state.ts";
import { asked, PROVIDER } from "./temporary-account.ts";

export interface Prepared {
  readonly asked: Asked;
  readonly inputs: Properties;
  readonly nodeGroup: Properties;
}

const trust = (service: string): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Action: ["sts:AssumeRole", "sts:TagSession"], Principal: { Service: service } },
    ],
  });

export async function cluster(resources: Resources): Promise<Prepared> {
  const create = async (type: string, name: string, inputs: Properties) =>
    await resources.create(asked(type, name), inputs, PROVIDER);
  const vpc = await create("aws:ec2/vpc:Vpc", "vpc", { cidrBlock: "10.0.0.0/16" });
  const subnetIds: string[] = [];
  for (const [i, zone] of ["a", "b"].entries()) {
    const inputs = { vpcId: vpc.id, cidrBlock: `10.0.${i}.0/24`, availabilityZone: `us-east-1${zone}` };
    subnetIds.push((await create("aws:ec2/subnet:Subnet", zone, inputs)).id);
  }
  const role = async (name: string) =>
    await create("aws:iam/role:Role", name, { name, assumeRolePolicy: trust(`${name}.amazonaws.com`) });
  const [control, nodes] = [await role("eks"), await role("ec2")];
  return {
    asked: asked("aws:eks/cluster:Cluster", "cluster"),
    inputs: { name: "platform", roleArn: control.outputs["arn"], vpcConfig: { subnetIds } },
    nodeGroup: {
      clusterName: "platform",
      nodeGroupName: "system",
      nodeRoleArn: nodes.outputs["arn"],
      subnetIds,
      scalingConfig: { desiredSize: 1, minSize: 1, maxSize: 1 },
    },
  };
}
