/** Network: how full the subnets get, and who can talk to whom. */
import type { PlannedNetwork, SubnetUse } from "@drydock/core/plan-record";
import { amount } from "../../src/model/format.ts";
import { usePlan } from "../context.ts";
import { Absent } from "../parts/absent.tsx";
import { Bar } from "../parts/bar.tsx";
import { Table } from "../parts/table.tsx";
import { Reachability } from "../network/reachability.tsx";
import { link } from "../route.ts";
import type { PageProps } from "./index.ts";

export function Network({ settings }: PageProps) {
  const { network } = usePlan().model.record;
  if (network === undefined) return <Absent>It was made by an older planner, or by another program.</Absent>;
  return (
    <>
      <h2>Subnets</h2>
      <Subnets network={network} />
      <h2>Who can talk to whom</h2>
      <Reachability pairs={network.reachability} settings={settings} />
      <h2>What was not looked at</h2>
      <ul>
        {network.leavesOut.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </>
  );
}

function Subnets({ network }: { readonly network: PlannedNetwork }) {
  return (
    <Table
      caption="Addresses in use with every pool at its maximum"
      columns={[
        "Subnet",
        "Zone",
        "Range",
        { title: "Addresses", numeric: true },
        { title: "Needed", numeric: true },
        "Fill",
        "Full at",
        "Besides nodes",
      ]}
      rows={network.subnets.map((subnet) => [
        <a href={link("resources", { urn: subnet.urn })}>{subnet.name}</a>,
        <span class="whole">{subnet.zone}</span>,
        <span class="mono whole">{subnet.cidr}</span>,
        amount(subnet.addresses),
        amount(subnet.needed),
        <Bar share={subnet.needed / Math.max(subnet.addresses, 1)} limit={1} />,
        fullAt(subnet),
        fixedUses(subnet),
      ])}
      empty="The plan has no subnets."
    />
  );
}

function fullAt({ fullAtNodes, nodes }: SubnetUse): string {
  if (nodes === 0) return "no nodes";
  return fullAtNodes === null ? `never: ${nodes} nodes fit` : `${fullAtNodes} of ${nodes} nodes`;
}

function fixedUses({ fixed }: SubnetUse): string {
  return Object.entries(fixed)
    .map(([what, count]) => `${what} ${count}`)
    .join(", ");
}
