/** Inputs as paths and values, with links to resources by their ids and to lines of the environment. */
import type { PlannedResource } from "@drydock/core/plan-record";
import { useMemo } from "preact/hooks";
import { type Leaf, leavesOf } from "../../src/model/leaves.ts";
import { usePlan } from "../context.ts";
import { LineLink, ResourceLink } from "../parts/links.tsx";
import { More } from "../parts/more.tsx";

const PORTION = 150;

interface InputsProps {
  readonly resource: PlannedResource;
  readonly title?: string;
}

export function Inputs({ resource, title = "Inputs" }: InputsProps) {
  const leaves = useMemo(() => leavesOf(resource.inputs), [resource]);
  if (leaves.length === 0 || leaves[0]?.path === "") return null;
  return (
    <>
      <h3>{title}</h3>
      <More items={leaves} portion={PORTION}>
        {(shown) => (
          <dl class="inputs">
            {shown.map((leaf) => (
              <Input key={leaf.path} leaf={leaf} resource={resource} />
            ))}
          </dl>
        )}
      </More>
    </>
  );
}

function Input({ leaf, resource }: { readonly leaf: Leaf; readonly resource: PlannedResource }) {
  const { model, lines } = usePlan();
  const line = lines.behind(resource, leaf);
  const target = typeof leaf.value === "string" ? model.urnById.get(leaf.value) : undefined;
  return (
    <div>
      <dt>{leaf.path}</dt>
      <dd>
        <Value value={leaf.value} />
        {target && target !== resource.urn && (
          <span class="ties">
            is <ResourceLink urn={target} />
          </span>
        )}
        {line && (
          <span class="ties">
            same value as <LineLink found={line} />
          </span>
        )}
      </dd>
    </div>
  );
}

/** Text in several lines, policies among it, keeps its lines. */
function Value({ value }: { readonly value: unknown }) {
  if (typeof value !== "string") return <code>{JSON.stringify(value)}</code>;
  if (value === "") return <code>""</code>;
  const text = prettyJson(value) ?? value;
  return text.includes("\n") ? (
    <pre tabIndex={0}>
      <code>{text}</code>
    </pre>
  ) : (
    <code>{text}</code>
  );
}

function prettyJson(text: string): string | undefined {
  if (!/^[[{]/.test(text)) return undefined;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return undefined;
  }
}
