/** Requirements: which rows are in the plan, and what shows it. */
import type { RequirementRow } from "@drydock/core/plan-record";
import { useMemo } from "preact/hooks";
import { kindOf } from "../../src/model/model.ts";
import { usePlan } from "../context.ts";
import { Absent } from "../parts/absent.tsx";
import { Table } from "../parts/table.tsx";
import { link } from "../route.ts";

const STATES: Readonly<Record<RequirementRow["state"], { readonly sign: string; readonly words: string }>> = {
  covered: { sign: "✓", words: "in this plan" },
  missing: { sign: "✗", words: "not in this plan" },
  beyond: { sign: "?", words: "not for a plan to show" },
};

export function Requirements() {
  const { record } = usePlan().model;
  const { requirements } = record;
  const urns = useMemo(
    () => new Map(record.resources.map(({ type, name, urn }) => [`${kindOf(type)} ${name}`, urn])),
    [record],
  );
  if (requirements === undefined)
    return <Absent>Only a plan of the whole platform is held against them.</Absent>;
  const inState = (state: RequirementRow["state"]) => requirements.filter((row) => row.state === state);
  const [covered, missing, beyond] = [inState("covered"), inState("missing"), inState("beyond")];
  return (
    <>
      <p class="lead">
        {covered.length} of {covered.length + missing.length} rows that a plan can show are in this one.{" "}
        {beyond.length} more have to be shown by a rehearsal, a drill or a person.
      </p>
      <p>
        A row counts when each kind of resource that provides it is in the plan. Whether their values are
        right is what the repository's tests prove; a row that an environment lacks may be a choice.
      </p>
      <Table
        caption="Rows, those that are not in the plan first"
        columns={["Row", "What it asks for", "State", "Shown by"]}
        rows={[...missing, ...covered, ...beyond].map(({ id, title, state, resources }) => [
          <span class="whole">{id}</span>,
          title,
          <span class={`state ${state} whole`}>
            <span aria-hidden="true">{STATES[state].sign}</span> {STATES[state].words}
          </span>,
          <ul class="urns">
            {resources.map((name) => (
              <li key={name}>
                <a href={link("resources", { urn: urns.get(name) })}>{name}</a>
              </li>
            ))}
          </ul>,
        ])}
      />
    </>
  );
}
