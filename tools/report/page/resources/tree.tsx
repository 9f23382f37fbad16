/** Layers, components and what is in them. Branches are rendered when they are opened. */
import type { PlannedResource } from "@drydock/core/plan-record";
import { useState } from "preact/hooks";
import { findingsBelow, layerKey, type Model } from "../../src/model/model.ts";
import { usePlan } from "../context.ts";
import { Row } from "./row.tsx";

interface TreeProps {
  readonly current: string;
  readonly linkTo: (urn: string) => string;
}

export function Tree({ current, linkTo }: TreeProps) {
  const { model } = usePlan();
  const above = new Set(aboveOf(model, current));
  return (
    <ul class="tree">
      {model.record.layers.map(({ name, resources }) => {
        const roots = model.children.get(layerKey(name)) ?? [];
        const findings = roots.reduce((sum, { urn }) => sum + findingsBelow(model, urn), 0);
        return (
          <Branch
            key={name}
            label={name}
            open={above.has(layerKey(name))}
            head={
              <span class="row">
                <span class="name">{name}</span>
                <span class="kind">{resources} resources</span>
                {findings > 0 && <span class="badge warn">! {findings} inside</span>}
              </span>
            }
          >
            {() => <Nodes resources={roots} above={above} current={current} linkTo={linkTo} />}
          </Branch>
        );
      })}
    </ul>
  );
}

interface NodesProps extends TreeProps {
  readonly resources: readonly PlannedResource[];
  readonly above: ReadonlySet<string>;
}

function Nodes({ resources, above, current, linkTo }: NodesProps) {
  const { model } = usePlan();
  return (
    <ul>
      {resources.map((resource) => {
        const { urn, name } = resource;
        const children = model.children.get(urn) ?? [];
        const row = <Row resource={resource} current={urn === current} href={linkTo(urn)} />;
        if (children.length === 0) {
          return (
            <li key={urn} class="leaf">
              {row}
            </li>
          );
        }
        return (
          <Branch key={urn} label={name} open={above.has(urn)} head={row}>
            {() => <Nodes resources={children} above={above} current={current} linkTo={linkTo} />}
          </Branch>
        );
      })}
    </ul>
  );
}

interface BranchProps {
  readonly label: string;
  /** Whether it stands open at first. */
  readonly open: boolean;
  readonly head: preact.JSX.Element;
  readonly children: () => preact.JSX.Element;
}

function Branch({ label, open: atFirst, head, children }: BranchProps) {
  const [open, setOpen] = useState(atFirst);
  return (
    <li>
      <div class="branch">
        <button
          type="button"
          class="twist"
          aria-expanded={open}
          aria-label={`${label}, contents`}
          onClick={() => setOpen(!open)}
        >
          <span aria-hidden="true">{open ? "▾" : "▸"}</span>
        </button>
        {head}
      </div>
      {open && children()}
    </li>
  );
}

/** Keys of all branches that must be open for a resource to be seen. */
function aboveOf(model: Model, urn: string): string[] {
  const resource = model.byUrn.get(urn);
  if (resource === undefined) return [];
  return resource.parent === null
    ? [layerKey(resource.layer)]
    : [resource.parent, ...aboveOf(model, resource.parent)];
}
