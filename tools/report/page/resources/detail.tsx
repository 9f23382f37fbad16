/** One resource: its findings, inputs, options, and what it is tied to. */
import type { PlannedResource } from "@drydock/core/plan-record";
import { useEffect, useRef } from "preact/hooks";
import { counted, money } from "../../src/model/format.ts";
import { familyOf } from "../../src/model/model.ts";
import { usePlan } from "../context.ts";
import { PathLink, ResourceLink } from "../parts/links.tsx";
import { More } from "../parts/more.tsx";
import { link } from "../route.ts";
import { Inputs } from "./inputs.tsx";

const PORTION = 20;

interface DetailProps {
  readonly resource: PlannedResource;
  /** Address of the list without a chosen resource. */
  readonly back: string;
}

export function Detail({ resource, back }: DetailProps) {
  const { model } = usePlan();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), [resource]);
  const { urn, name, type, id, layer, parent, dependsOn, options } = resource;
  const children = model.children.get(urn) ?? [];
  return (
    <article aria-labelledby="chosen">
      <p class="back">
        <a href={back}>Back to the list</a>
      </p>
      <h2 id="chosen" ref={heading} tabIndex={-1}>
        {name}
      </h2>
      <p class="mono muted">{type}</p>
      <dl class="about">
        <div>
          <dt>Layer</dt>
          <dd>
            <a href={link("resources", { layer })}>{layer}</a>
          </dd>
        </div>
        {parent && (
          <div>
            <dt>Part of</dt>
            <dd>
              <ResourceLink urn={parent} />
            </dd>
          </div>
        )}
        {id && (
          <div>
            <dt>Simulated id</dt>
            <dd class="mono">{id}</dd>
          </div>
        )}
        <Charge urn={urn} />
      </dl>
      <FindingsOf urn={urn} />
      {familyOf(type) !== "component" && <Inputs resource={resource} />}
      {options && <Inputs title="Options" resource={{ ...resource, inputs: options }} />}
      <Urns title="Contains" urns={children.map((child) => child.urn)} />
      <Urns title="Stands on" urns={dependsOn} />
      <Urns title="Needed by" urns={model.dependants.get(urn) ?? []} />
      <p class="mono muted urn">{urn}</p>
    </article>
  );
}

function Charge({ urn }: { readonly urn: string }) {
  const lines = usePlan().model.record.cost?.lines.filter((line) => line.urn === urn) ?? [];
  if (lines.length === 0) return null;
  const sum = (size: "minimum" | "typical" | "maximum"): string =>
    money(lines.reduce((total, { monthlyUsd }) => total + monthlyUsd[size], 0));
  return (
    <div>
      <dt>Cost a month</dt>
      <dd>
        {sum("typical")}, from {sum("minimum")} to {sum("maximum")}
      </dd>
    </div>
  );
}

function FindingsOf({ urn }: { readonly urn: string }) {
  const findings = usePlan().model.findingsAt.get(urn) ?? [];
  return (
    <>
      {findings.map(({ id, stops, message, remediation, environmentPath }, i) => (
        <div key={i} class={`finding ${stops ? "bad" : "warn"}`}>
          <p>
            <strong>
              {stops ? "✗" : "!"} {remediation}
            </strong>
          </p>
          <p>{message}</p>
          <p class="muted">
            <a href={link("findings", { id })}>{id}</a>
            {environmentPath && (
              <>
                {" "}
                · decided by <PathLink path={environmentPath} />
              </>
            )}
          </p>
        </div>
      ))}
    </>
  );
}

function Urns({ title, urns }: { readonly title: string; readonly urns: readonly string[] }) {
  if (urns.length === 0) return null;
  return (
    <>
      <h3>
        {title} <span class="muted">({counted(urns.length, "resource")})</span>
      </h3>
      <More items={urns} portion={PORTION}>
        {(shown) => (
          <ul class="urns">
            {shown.map((urn) => (
              <li key={urn}>
                <ResourceLink urn={urn} />
              </li>
            ))}
          </ul>
        )}
      </More>
    </>
  );
}
