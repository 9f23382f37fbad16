/** For specs of resource types: an account with the usual things in it, and one resource more at a time. */
import assert from "node:assert/strict";
import type { AccountResource, Properties } from "../account/account.ts";
import { createSimulator } from "../create-simulator.ts";
import type { CreateAnswer, Simulator } from "../simulator.ts";
import * as tokens from "./tokens.ts";

export const ACCOUNT = "111111111111";
export const REGION = "us-east-1";

/** Each fault alone: what is changed in the sound inputs, and the one refusal that must come of it. */
export interface Fault {
  readonly of: string;
  readonly change: Properties | ((world: World, sound: Properties) => Properties);
  readonly code: string;
  readonly message: string;
}

export class World {
  readonly simulator: Simulator = createSimulator(ACCOUNT);
  #count = 0;

  /** Creates a resource; its logical name is its own when none is given. */
  create(type: string, inputs: Properties, name = `r${(this.#count += 1)}`): CreateAnswer {
    const urn = `urn:pulumi:test::project::${type}::${name}`;
    return this.simulator.create({ urn, type, name, inputs, provider: { region: REGION, defaultTags: {} } });
  }

  /** Creates a resource that must be accepted. */
  accepted(type: string, inputs: Properties, name?: string): CreateAnswer {
    const answer = this.create(type, inputs, name);
    assert.deepEqual(answer.refusals, [], `${type} is refused`);
    return answer;
  }

  find(type: string, id: unknown): AccountResource | undefined {
    return this.simulator.account.find(type, "id", id);
  }

  vpc(cidrBlock = "10.0.0.0/16"): string {
    return this.accepted(tokens.VPC, { cidrBlock, enableDnsHostnames: true }).id;
  }

  subnet(vpcId: string, number: number, zone = "abc".charAt(number % 3)): string {
    return this.accepted(tokens.SUBNET, {
      vpcId,
      cidrBlock: `10.0.${number}.0/24`,
      availabilityZone: `${REGION}${zone}`,
    }).id;
  }

  /** Answers the role's ARN. */
  role(service: string, actions: readonly string[] = ["sts:AssumeRole"]): string {
    const statement = { Effect: "Allow", Principal: { Service: service }, Action: actions };
    const assumeRolePolicy = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
    return String(this.accepted(tokens.ROLE, { assumeRolePolicy }).outputs["arn"]);
  }

  /** Answers the cluster's name. */
  cluster(subnetIds: readonly string[], inputs: Properties = {}): string {
    const roleArn = this.role("eks.amazonaws.com");
    return this.accepted(tokens.EKS_CLUSTER, {
      roleArn,
      version: "1.35",
      vpcConfig: { subnetIds },
      ...inputs,
    }).id;
  }
}

/**
 * One test for each fault: the sound inputs are accepted in a world of their own, and with the change they give
 * that code and message and nothing else. A value that is undefined removes the property.
 */
export function refuses(type: string, sound: (world: World) => Properties, faults: readonly Fault[]): void {
  it("accepts sound inputs", () => {
    const world = new World();
    world.accepted(type, sound(world), "subject");
  });
  for (const { of, change, code, message } of faults) {
    it(`${of}: ${code}`, () => {
      const world = new World();
      const inputs = sound(world);
      const changed = typeof change === "function" ? change(world, inputs) : change;
      const { refusals } = world.create(type, { ...inputs, ...changed }, "subject");
      assert.deepEqual(
        refusals.map((refusal) => `${refusal.code}: ${refusal.message}`),
        [`${code}: ${message}`],
      );
      assert.ok(refusals.every(({ property, remediation }) => property && remediation));
    });
  }
}
