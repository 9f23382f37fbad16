/** How many resources of which type the plan has: what stands there until a resource is chosen. */
import { familyOf, kindOf } from "../../src/model/model.ts";
import { usePlan } from "../context.ts";
import { More } from "../parts/more.tsx";
import { Table } from "../parts/table.tsx";
import { link } from "../route.ts";

const PORTION = 20;

export function Types() {
  const { record } = usePlan().model;
  const types = [...Map.groupBy(record.resources, ({ type }) => type)].sort(
    ([, a], [, b]) => b.length - a.length,
  );
  return (
    <More items={types} portion={PORTION}>
      {(shown) => (
        <Table
          caption="Resources by type"
          columns={["Type", "Of", { title: "Resources", numeric: true }, { title: "Layers", numeric: true }]}
          rows={shown.map(([type, members]) => [
            <a href={link("resources", { type })}>{kindOf(type)}</a>,
            familyOf(type),
            members.length,
            new Set(members.map(({ layer }) => layer)).size,
          ])}
        />
      )}
    </More>
  );
}
