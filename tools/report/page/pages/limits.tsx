/** What the plan cannot prove: in general, and of this one. */
import { usePlan } from "../context.ts";
import { Table } from "../parts/table.tsx";
import { link } from "../route.ts";
import { GENERAL_LIMITS } from "../../src/model/limits.ts";

export function Limits() {
  const { record } = usePlan().model;
  const { capacity, network, cost } = record;
  const unknown = record.preflight.filter(({ status, id }) => status === "warn" && id.endsWith("/NotKnown"));
  return (
    <>
      <p class="lead">A plan is made without AWS and without a cluster. It leaves these questions open.</p>
      <h2>Any plan</h2>
      <dl class="limits">
        {GENERAL_LIMITS.map(({ what, instead }) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{instead}</dd>
          </div>
        ))}
      </dl>
      <h2>This plan</h2>
      <Sentences title="Not known to the checks" sentences={unknown.map(({ message }) => message)} />
      <Sentences title="Pods on nodes" sentences={capacity?.leavesOut} />
      <Sentences title="Addresses and connections" sentences={network?.leavesOut} />
      <Sentences title="Cost" sentences={cost?.notes} />
      {cost && (
        <Table
          caption="Costs money and is not in the estimate"
          columns={["Type", { title: "Resources", numeric: true }, "Why"]}
          rows={cost.noPrice.map(({ type, count, reason }) => [
            <a class="mono" href={link("resources", { type })}>
              {type}
            </a>,
            count,
            reason,
          ])}
          empty="Every resource has a price or is free."
        />
      )}
    </>
  );
}

function Sentences({
  title,
  sentences,
}: {
  readonly title: string;
  readonly sentences: readonly string[] | undefined;
}) {
  return (
    <>
      <h3>{title}</h3>
      {sentences === undefined && <p class="muted">Not computed in this record.</p>}
      {sentences?.length === 0 && <p class="muted">Nothing.</p>}
      <ul>
        {sentences?.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </>
  );
}
