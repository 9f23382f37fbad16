/** Overview: may it be deployed, what is in it, what does it cost, what to do next. */
import type { RequirementRow } from "@drydock/core/plan-record";
import { amount, counted, money } from "../../src/model/format.ts";
import { familyOf } from "../../src/model/model.ts";
import { type Plan, usePlan } from "../context.ts";
import { Table } from "../parts/table.tsx";
import { link } from "../route.ts";
import { nextSteps } from "../../src/model/next-steps.ts";

export function Overview() {
  const plan = usePlan();
  return (
    <>
      <Lead plan={plan} />
      <Facts plan={plan} />
      <NextSteps plan={plan} />
      <Layers plan={plan} />
    </>
  );
}

function Lead({ plan }: { readonly plan: Plan }) {
  const { record, findings } = plan.model;
  const stopping = findings.filter(({ stops }) => stops).length;
  const { evaluated, exempted } = record.policy;
  return (
    <p class="lead">
      {stopping > 0
        ? `This plan should not be deployed yet: ${counted(stopping, "finding")} must be mended first.`
        : "Nothing in this plan is known to be refused or to break a mandatory rule."}{" "}
      {amount(evaluated)} rule evaluations, {counted(exempted.length, "exemption")}.{" "}
      <a href={link("limits")}>What this does not prove</a>
    </p>
  );
}

function Facts({ plan }: { readonly plan: Plan }) {
  const { record, findings } = plan.model;
  const ofFamily = (family: string) =>
    record.resources.filter(({ type }) => familyOf(type) === family).length;
  const warnings = findings.filter(({ stops }) => !stops).length;
  return (
    <dl class="facts">
      <Fact
        title="Resources"
        value={amount(record.resources.length)}
        note={`${ofFamily("AWS")} AWS, ${ofFamily("Kubernetes")} Kubernetes`}
        href={link("resources")}
      />
      <Fact
        title="Layers"
        value={String(record.layers.length)}
        note={record.topology === "layered" ? "one stack each" : "in one stack"}
        href={link("picture")}
      />
      <Fact
        title="Findings"
        value={String(findings.length - warnings)}
        note={counted(warnings, "warning")}
        href={link("findings")}
      />
      {record.cost && (
        <Fact
          title="Cost a month"
          value={money(record.cost.range.typical)}
          note={`${money(record.cost.range.minimum)} to ${money(record.cost.range.maximum)}`}
          href={link("cost")}
        />
      )}
      {record.requirements && <RequirementsFact rows={record.requirements} />}
      {record.capacity && <CapacityFact capacity={record.capacity} />}
    </dl>
  );
}

function CapacityFact({ capacity }: { readonly capacity: NonNullable<Plan["model"]["record"]["capacity"]> }) {
  const pending = capacity.placements.reduce((sum, { pending: left }) => sum + (left?.count ?? 0), 0);
  const nodes = capacity.pools.reduce((sum, { used }) => sum + used.nodes, 0);
  return (
    <Fact
      title="Pods without a node"
      value={amount(pending)}
      note={`everything at its maximum, on ${counted(nodes, "node")}`}
      href={link("capacity")}
    />
  );
}

function RequirementsFact({ rows }: { readonly rows: readonly RequirementRow[] }) {
  const covered = rows.filter(({ state }) => state === "covered").length;
  const missing = rows.filter(({ state }) => state === "missing").length;
  return (
    <Fact
      title="Requirements"
      value={`${covered} of ${covered + missing}`}
      note={missing === 0 ? "all that a plan can show" : `${missing} not in this plan`}
      href={link("requirements")}
    />
  );
}

interface FactProps {
  readonly title: string;
  readonly value: string;
  readonly note: string;
  readonly href: string;
}

function Fact({ title, value, note, href }: FactProps) {
  return (
    <div class="fact">
      <dt>
        <a href={href}>{title}</a>
      </dt>
      <dd>
        <span class="value">{value}</span>
        <span class="note">{note}</span>
      </dd>
    </div>
  );
}

function NextSteps({ plan }: { readonly plan: Plan }) {
  const steps = nextSteps(plan.groups, plan.model.record);
  return (
    <>
      <h2>What to do next</h2>
      <ol class="steps">
        {steps.map((step) => (
          <li key={step.text}>
            <span>{step.text}</span> <span class="muted">{step.because}</span>{" "}
            <a href={link(step.page, step.settings)}>{step.linkText}</a>
          </li>
        ))}
      </ol>
    </>
  );
}

function Layers({ plan }: { readonly plan: Plan }) {
  const { record, findings, byUrn } = plan.model;
  const layerOf = (subject: string): string => byUrn.get(subject)?.layer ?? subject;
  const rows = record.layers.map(({ name, resources, upstream }) => [
    <a href={link("resources", { layer: name })}>{name}</a>,
    amount(resources),
    findings.filter(({ subject, stops }) => stops && layerOf(subject) === name).length,
    findings.filter(({ subject, stops }) => !stops && layerOf(subject) === name).length,
    ...(record.cost ? [money(record.cost.layers[name]?.typical ?? 0)] : []),
    upstream.join(", ") || "nothing",
  ]);
  return (
    <Table
      caption="Layers, in the order of deployment"
      columns={[
        "Layer",
        { title: "Resources", numeric: true },
        { title: "Findings", numeric: true },
        { title: "Warnings", numeric: true },
        ...(record.cost ? [{ title: "Cost a month", numeric: true }] : []),
        "Stands on",
      ]}
      rows={rows}
    />
  );
}
