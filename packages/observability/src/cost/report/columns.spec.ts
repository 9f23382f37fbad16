/** Proves that the table has each column once, with the names that AWS gives to tags. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { reportColumns, tagColumn } from "./columns.ts";

describe("columns of the cost and usage report", () => {
  for (const [tag, column] of [
    ["owner", "resource_tags_user_owner"],
    ["costCentre", "resource_tags_user_cost_centre"],
    ["kubernetes.io/service-name", "resource_tags_user_kubernetes_io_service_name"],
    ["drydock:layer", "resource_tags_user_drydock_layer"],
  ] as const) {
    it(`${tag} is ${column}`, () => assert.equal(tagColumn(tag), column));
  }

  it("are those of resources, pods, discounts and tags", () => {
    const columns = new Map(reportColumns(["owner"]).map(({ name, type }) => [name, type]));
    assert.equal(columns.get("line_item_resource_id"), "string");
    assert.equal(columns.get("line_item_usage_start_date"), "timestamp");
    assert.equal(columns.get("reservation_effective_cost"), "double");
    assert.equal(columns.get("split_line_item_split_cost"), "double");
    assert.equal(columns.get("resource_tags_aws_eks_namespace"), "string");
    assert.equal(columns.get("resource_tags_user_owner"), "string");
  });

  it("are never named twice, and always as Athena reads them", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 })), (tags) => {
        const names = reportColumns(tags).map(({ name }) => name);
        assert.equal(new Set(names).size, names.length);
        for (const name of names) assert.match(name, /^[a-z0-9_]+$/);
      }),
    );
  });
});
