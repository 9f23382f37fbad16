/** Cost: what the platform costs a month, where, and on what the figure stands. */
import type { Cost as CostRecord, CostRange } from "@drydock/core/plan-record";
import { amount, counted, money, percent } from "../../src/model/format.ts";
import { usePlan } from "../context.ts";
import { Absent } from "../parts/absent.tsx";
import { Bar } from "../parts/bar.tsx";
import { ResourceLink } from "../parts/links.tsx";
import { More } from "../parts/more.tsx";
import { type Column, Table } from "../parts/table.tsx";
import { link } from "../route.ts";

const PORTION = 25;

const RANGE: readonly Column[] = [
  { title: "Minimum", numeric: true },
  { title: "Typical", numeric: true },
  { title: "Maximum", numeric: true },
];

const rangeCells = ({ minimum, typical, maximum }: CostRange): string[] => [
  money(minimum),
  money(typical),
  money(maximum),
];

export function Cost() {
  const { cost } = usePlan().model.record;
  if (cost === undefined) return <Absent>The record has no estimate.</Absent>;
  return (
    <>
      <p class="lead">
        About <strong>{money(cost.range.typical)}</strong> a month, from {money(cost.range.minimum)} with
        every pool at its minimum to {money(cost.range.maximum)} with every pool at its maximum. List prices
        of {cost.region || "no region"}, {cost.priceTableDate}; {money(cost.unverifiedUsd)} of it stands on
        prices that no primary source confirms.
      </p>
      <Ranges title="Layers" first="Layer" ranges={cost.layers} page="resources" setting="layer" />
      <Ranges title="Node pools" first="Pool" ranges={cost.pools} />
      <Savings cost={cost} />
      <Charges cost={cost} />
      <Workloads cost={cost} />
      <Assumptions cost={cost} />
    </>
  );
}

interface RangesProps {
  readonly title: string;
  readonly first: string;
  readonly ranges: Readonly<Record<string, CostRange>>;
  readonly page?: string;
  readonly setting?: string;
}

function Ranges({ title, first, ranges, page, setting }: RangesProps) {
  const entries = Object.entries(ranges).sort(
    ([, a], [, b]) => b.typical - a.typical || b.maximum - a.maximum,
  );
  const total = entries.reduce((sum, [, { typical }]) => sum + typical, 0);
  return (
    <Table
      caption={`${title}, US dollars a month`}
      columns={[first, ...RANGE, `Share of all ${title.toLowerCase()}`]}
      rows={entries.map(([name, range]) => [
        page && setting ? <a href={link(page, { [setting]: name })}>{name}</a> : name,
        ...rangeCells(range),
        <Bar share={total === 0 ? 0 : range.typical / total} />,
      ])}
    />
  );
}

function Savings({ cost: { savings } }: { readonly cost: CostRecord }) {
  if (savings === undefined) return null;
  const met = (yes: boolean): string => (yes ? "reached" : "not reached");
  return (
    <>
      <h2>Saving against all on demand</h2>
      <p>
        The aim is {percent(savings.target)}: {met(savings.metByPlan)} by the plan alone,{" "}
        {met(savings.metWithAssumptions)} with the utilisation that is assumed for consolidation. Spot is{" "}
        {percent(savings.spotShare.typical)} of the nodes at the typical size; at{" "}
        {percent(savings.spotShareNeeded)} the nodes alone would reach the aim.
      </p>
      <Table
        caption="Share saved"
        columns={["What", ...RANGE]}
        rows={(
          [
            ["Spot, of the whole platform", savings.bySpot],
            ["Spot, of the nodes alone", savings.bySpotOfNodes],
            ["With the assumed utilisation, whole platform", savings.withUtilisation],
            ["With the assumed utilisation, nodes alone", savings.withUtilisationOfNodes],
          ] as const
        ).map(([what, { minimum, typical, maximum }]) => [
          what,
          percent(minimum),
          percent(typical),
          percent(maximum),
        ])}
      />
    </>
  );
}

function Charges({ cost }: { readonly cost: CostRecord }) {
  const lines = [...cost.lines].sort((a, b) => b.monthlyUsd.typical - a.monthlyUsd.typical);
  return (
    <More items={lines} portion={PORTION}>
      {(shown) => (
        <Table
          caption={`Charges, the dearest first (${counted(lines.length, "charge")})`}
          columns={["Resource", "What", ...RANGE, "Price", "Stands on"]}
          rows={shown.map(({ urn, item, unit, priceUsd, monthlyUsd, verified, assumed }) => [
            <ResourceLink urn={urn} withKind={false} />,
            item,
            ...rangeCells(monthlyUsd),
            `$${priceUsd} / ${unit}`,
            `${assumed ? "assumed use" : "the plan"}, price ${verified ? "verified" : "not verified"}`,
          ])}
        />
      )}
    </More>
  );
}

function Workloads({ cost }: { readonly cost: CostRecord }) {
  const workloads = [...cost.workloads].sort((a, b) => b.monthlyUsd.typical - a.monthlyUsd.typical);
  return (
    <Table
      caption="Workloads: their requests' share of the nodes, part of the pools' figures"
      columns={["Workload", ...RANGE, "Pools"]}
      rows={workloads.map(({ urn, name, monthlyUsd, pools }) => [
        <a href={link("resources", { urn })}>{name}</a>,
        ...rangeCells(monthlyUsd),
        pools.join(", "),
      ])}
      empty="The plan has no workloads of its own."
    />
  );
}

function Assumptions({ cost }: { readonly cost: CostRecord }) {
  return (
    <Table
      caption="Assumptions"
      columns={["What is assumed", "Value", "Unit", "Source"]}
      rows={cost.assumptions.map(({ meaning, value, unit, source }) => [
        meaning,
        typeof value === "number"
          ? amount(value)
          : `${amount(value.minimum)} / ${amount(value.typical)} / ${amount(value.maximum)}`,
        unit,
        source || "our choice",
      ])}
    />
  );
}
