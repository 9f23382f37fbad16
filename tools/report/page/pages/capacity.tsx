/** Capacity: which pods stand on which nodes, how full the pools are, what the loss of a zone leaves pending. */
import type { Capacity as CapacityRecord, CapacityPending } from "@drydock/core/plan-record";
import { amount, counted, percent } from "../../src/model/format.ts";
import { usePlan } from "../context.ts";
import { Absent } from "../parts/absent.tsx";
import { Bar } from "../parts/bar.tsx";
import { type Column, Table } from "../parts/table.tsx";
import { link } from "../route.ts";

const numeric = (title: string): Column => ({ title, numeric: true });

export function Capacity() {
  const { capacity } = usePlan().model.record;
  if (capacity === undefined) {
    return <Absent>The plan has no node pools, or it was made by an older planner.</Absent>;
  }
  return (
    <>
      <Lead capacity={capacity} />
      <Pools capacity={capacity} />
      <ZoneLoss capacity={capacity} />
      <Placements capacity={capacity} />
      <Pending
        title="Pending with pools and workloads at their minimum"
        note="Autoscalers add nodes for these; it is no fault by itself."
        pending={capacity.atMinimum}
      />
      <h2>What the model leaves out</h2>
      <ul>
        {capacity.leavesOut.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </>
  );
}

function Lead({ capacity }: { readonly capacity: CapacityRecord }) {
  const left = capacity.placements.reduce((sum, { pending }) => sum + (pending?.count ?? 0), 0);
  const pods = capacity.placements.reduce((sum, { replicas }) => sum + replicas, 0);
  const worst = capacity.zoneLoss.filter(({ pending }) => pending.length > 0);
  return (
    <p class="lead">
      {counted(pods, "pod")} with every workload at its maximum:{" "}
      {left === 0
        ? "all of them find a node"
        : `${left === 1 ? "1 pod stays" : `${amount(left)} pods stay`} pending`}
      .{" "}
      {capacity.zoneLoss.length > 0 &&
        (worst.length === 0
          ? "All still do when any one zone is gone."
          : `Without ${worst.map(({ zone }) => zone).join(" or ")}, some stay pending.`)}
    </p>
  );
}

function Pools({ capacity }: { readonly capacity: CapacityRecord }) {
  return (
    <Table
      caption="Pools with every workload at its maximum"
      columns={[
        "Pool",
        "Node",
        numeric("Nodes, from–to"),
        numeric("Nodes used"),
        numeric("Pods"),
        "CPU requested",
        "Memory requested",
        numeric("Zones"),
      ]}
      rows={capacity.pools.map(({ name, urn, kind, instanceType, nodes, perNode, used, zones }) => [
        <a href={link("resources", { urn })}>{name}</a>,
        <>
          <span class="whole">{instanceType || "any type"}</span>{" "}
          <span class="whole muted">
            {amount(perNode.cpu)} CPU, {amount(perNode.memoryGiB)} GiB{kind === "nodePool" && ", Karpenter"}
          </span>
        </>,
        `${nodes.minimum}–${nodes.maximum}`,
        used.nodes,
        used.pods,
        <Bar
          share={used.cpuShare}
          label={`${percent(used.cpuShare)} of ${amount(perNode.cpu * used.nodes)}`}
        />,
        <Bar
          share={used.memoryShare}
          label={`${percent(used.memoryShare)} of ${amount(perNode.memoryGiB * used.nodes)} GiB`}
        />,
        zones.length,
      ])}
    />
  );
}

function ZoneLoss({ capacity }: { readonly capacity: CapacityRecord }) {
  return (
    <>
      <h2>Loss of a zone</h2>
      {capacity.zoneLoss.length === 0 && <p class="muted">The plan names no zones.</p>}
      {capacity.zoneLoss.map(({ zone, pending }) =>
        pending.length === 0 ? (
          <p key={zone} class="good">
            <span aria-hidden="true">✓</span> Without {zone} every pod finds a node elsewhere.
          </p>
        ) : (
          <Pending key={zone} title={`Pending without ${zone}`} pending={pending} />
        ),
      )}
    </>
  );
}

function Placements({ capacity }: { readonly capacity: CapacityRecord }) {
  const zones = [...new Set(capacity.pools.flatMap((pool) => pool.zones))].sort();
  const rows = capacity.placements.map(({ workload, urn, source, replicas, requests, on, pending }) => [
    <>
      <a href={link("resources", { urn })}>{workload}</a>
      {source !== "plan" && <span class="kind"> by {source}</span>}
      {pending && (
        <strong class="pending">
          {pending.count} pending: {pending.reason}
        </strong>
      )}
    </>,
    replicas,
    <span class="whole">{`${amount(requests.cpu)} CPU, ${amount(requests.memoryGiB)} GiB`}</span>,
    ...zones.map((zone) => on.reduce((sum, { perZone }) => sum + (perZone[zone] ?? 0), 0)),
    on
      .map(({ pool, perZone }) => `${pool} ${Object.values(perZone).reduce((sum, pods) => sum + pods, 0)}`)
      .join(", "),
  ]);
  return (
    <Table
      caption="Pods on pools, with pools and workloads at their maximum"
      columns={["Workload", numeric("Replicas"), "One pod requests", ...zones.map(numeric), "Pods by pool"]}
      rows={rows}
    />
  );
}

interface PendingProps {
  readonly title: string;
  readonly note?: string;
  readonly pending: readonly CapacityPending[];
}

function Pending({ title, note, pending }: PendingProps) {
  return (
    <>
      <Table
        caption={title}
        columns={["Workload", numeric("Pods"), "Why"]}
        rows={pending.map(({ workload, urn, count, reason }) => [
          <a href={link("resources", { urn })}>{workload}</a>,
          count,
          reason,
        ])}
      />
      {note && pending.length > 0 && <p class="muted">{note}</p>}
    </>
  );
}
