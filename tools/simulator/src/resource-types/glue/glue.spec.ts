/** Proves what the simulated catalogue of Glue answers, and what it refuses. */
import assert from "node:assert/strict";
import { ACCOUNT, refuses, World } from "../testing.ts";
import { DATABASE } from "./catalog-database.ts";
import { TABLE } from "./catalog-table.ts";

const table = (world: World) => {
  world.accepted(DATABASE, { name: "costs" });
  return { name: "report", databaseName: "costs", partitionKeys: [{ name: "year", type: "string" }] };
};

describe("database of the Glue catalogue", () => {
  it("is named by account and name", () => {
    const { id, outputs } = new World().accepted(DATABASE, { name: "costs" });
    assert.equal(id, `${ACCOUNT}:costs`);
    assert.equal(outputs["arn"], `arn:aws:glue:us-east-1:${ACCOUNT}:database/costs`);
  });

  refuses(DATABASE, () => ({ name: "costs" }), [
    {
      of: "a hyphen",
      change: { name: "all-costs" },
      code: "InvalidInputException",
      message: "all-costs is a name that Athena cannot read",
    },
    {
      of: "a name that is taken",
      change: (world) => {
        world.accepted(DATABASE, { name: "taken" });
        return { name: "taken" };
      },
      code: "AlreadyExistsException",
      message: "the catalogue has a database taken already",
    },
  ]);
});

describe("table of the Glue catalogue", () => {
  it("is named by account, database and name", () => {
    const world = new World();
    const { id, outputs } = world.accepted(TABLE, table(world));
    assert.equal(id, `${ACCOUNT}:costs:report`);
    assert.equal(outputs["arn"], `arn:aws:glue:us-east-1:${ACCOUNT}:table/costs/report`);
  });

  refuses(TABLE, table, [
    {
      of: "a hyphen",
      change: { name: "a-report" },
      code: "InvalidInputException",
      message: "a-report is a name that Athena cannot read",
    },
    {
      of: "a name that is taken in the database",
      change: (world) => {
        world.accepted(TABLE, { name: "taken", databaseName: "costs" });
        return { name: "taken" };
      },
      code: "AlreadyExistsException",
      message: "the database has a table taken already",
    },
    {
      of: "a partition key that is a column too",
      change: { storageDescriptor: { columns: [{ name: "year", type: "string" }] } },
      code: "InvalidInputException",
      message: "year: a partition key is no column of the files",
    },
    {
      of: "a column that is named twice",
      change: { storageDescriptor: { columns: [{ name: "a" }, { name: "a" }] } },
      code: "InvalidInputException",
      message: "a: named twice",
    },
  ]);
});
