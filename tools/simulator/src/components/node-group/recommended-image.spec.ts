/** Proves which image nodes get where the program names none. */
import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { observe } from "../../testing/observe.ts";
import { type ImageArgs, recommendedImage } from "./recommended-image.ts";

class Parent extends pulumi.ComponentResource {
  constructor() {
    super("x:y:Parent", "parent");
  }
}

/** The image for the arguments, and the one of a parameter, of a 1.35 cluster. */
async function images(args: ImageArgs, parameter: string): Promise<readonly unknown[]> {
  const { errors, outputs } = await observe(() => ({
    ours: recommendedImage(args, "1.35", new Parent()),
    published: aws.ssm.getParameterOutput({ name: `/aws/service/${parameter}` }).value,
  }));
  assert.deepEqual(errors, []);
  return [outputs["ours"], outputs["published"]];
}

async function failure(args: ImageArgs): Promise<string> {
  const { errors } = await observe(() => ({ image: recommendedImage(args, "1.35", new Parent()) }));
  return errors.map(String).join();
}

describe("recommendedImage", () => {
  for (const [args, parameter] of [
    [{}, "eks/optimized-ami/1.35/amazon-linux-2023/x86_64/standard/recommended/image_id"],
    [
      { instanceTypes: ["m7g.large"] },
      "eks/optimized-ami/1.35/amazon-linux-2023/arm64/standard/recommended/image_id",
    ],
    [{ gpu: true }, "eks/optimized-ami/1.35/amazon-linux-2023/x86_64/nvidia/recommended/image_id"],
    [
      { version: "1.34", amiType: "AL2023_ARM_64_STANDARD" },
      "eks/optimized-ami/1.34/amazon-linux-2023/arm64/standard/recommended/image_id",
    ],
    [{ operatingSystem: "Bottlerocket" }, "bottlerocket/aws-k8s-1.35/x86_64/latest/image_id"],
    [
      { operatingSystem: "Bottlerocket", gpu: true, instanceTypes: ["g5g.xlarge"] },
      "bottlerocket/aws-k8s-1.35-nvidia/arm64/latest/image_id",
    ],
  ] as const satisfies readonly (readonly [ImageArgs, string])[]) {
    it(`for ${JSON.stringify(args)} is the one of ${parameter}`, async () => {
      const [ours, published] = await images(args, parameter);
      assert.match(String(ours), /^ami-[0-9a-f]{17}$/);
      assert.equal(ours, published);
    });
  }

  it("refuses instance types of two architectures, and a system that contradicts the AMI type", async () => {
    assert.match(await failure({ instanceTypes: ["m7g.large", "m7i.large"] }), /more than one architecture/);
    assert.match(
      await failure({ amiType: "AL2023_x86_64_STANDARD", operatingSystem: "Bottlerocket" }),
      /operatingSystem: Bottlerocket contradicts amiType AL2023_x86_64_STANDARD/,
    );
  });
});
