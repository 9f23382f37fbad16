// Proves who stands on whom: by id, ARN, namespace, provider and order, but not by tags or by words that look alike.
import assert from "node:assert/strict";
import { PARTS, type Part, platform, urnOf } from "../testing/platform.ts";
import { downstreamOf, graphOf } from "./graph.ts";

function standingOn(name: string, parts: readonly Part[] = PARTS): Record<string, readonly string[]> {
  const standing = graphOf(platform(parts).resources).get(urnOf(name)) ?? [];
  return Object.fromEntries(standing.map(({ resource, paths }) => [resource.name, paths]));
}

const bucket = (name: string, inputs: Record<string, unknown>, dependsOn: readonly string[] = []): Part => ({
  name,
  type: name === "bucket" ? "aws:s3/bucket:Bucket" : "aws:s3/bucketVersioning:BucketVersioning",
  id: "orders-invoices",
  inputs,
  dependsOn: dependsOn.map(urnOf),
});

describe("what stands on a resource", () => {
  it("refers to its id inside an ARN", () => assert.deepEqual(standingOn("key"), { database: ["kmsKeyId"] }));

  it("is in its namespace", () =>
    assert.deepEqual(standingOn("namespace"), { deployment: ["metadata.namespace"] }));

  it("is made over its connection to the cluster", () =>
    assert.deepEqual(standingOn("cluster-provider"), { namespace: [], deployment: [] }));

  it("is ordered after it", () => {
    const later = { name: "later", type: "aws:sns/topic:Topic", dependsOn: [urnOf("queue")] };
    assert.deepEqual(standingOn("queue", [...PARTS, later]), { later: [] });
  });

  it("is not what has its id in a tag, or a word like its id", () => {
    const tagged = {
      name: "tagged",
      type: "aws:sns/topic:Topic",
      inputs: { tags: { of: "db-1234567890" }, name: "db-12345678901" },
    };
    assert.deepEqual(standingOn("database", [...PARTS, tagged]), {});
  });

  it("stands on the bucket, not on a setting of it that has the same id", () => {
    const parts = [
      bucket("bucket", {}),
      bucket("versioning", { bucket: "orders-invoices" }, ["bucket"]),
      {
        name: "reader",
        type: "aws:iam/rolePolicy:RolePolicy",
        inputs: { policy: '{"Resource":"arn:aws:s3:::orders-invoices/*"}' },
      },
    ];
    assert.deepEqual(standingOn("bucket", parts), { versioning: ["bucket"], reader: ["policy"] });
    assert.deepEqual(standingOn("versioning", parts), {});
  });

  it("is found through others, each once, and never the resource itself", () => {
    const around: Part[] = [
      { name: "a", type: "aws:sns/topic:Topic", dependsOn: [urnOf("c")] },
      { name: "b", type: "aws:sns/topic:Topic", dependsOn: [urnOf("a")] },
      { name: "c", type: "aws:sns/topic:Topic", dependsOn: [urnOf("a"), urnOf("b")] },
    ];
    const found = downstreamOf(urnOf("a"), graphOf(platform(around).resources));
    assert.deepEqual(
      found.map(({ name }) => name),
      ["b", "c"],
    );
  });
});
