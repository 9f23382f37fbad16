/** The architecture picture: drawn from the plan, with the same as a list for those who read rather than look. */
import { useMemo } from "preact/hooks";
import { buildPicture } from "../../src/picture/build.ts";
import { layoutPicture } from "../../src/picture/layout.ts";
import { type Box, itemsOf } from "../../src/picture/picture.ts";
import { usePlan } from "../context.ts";
import { Drawing } from "../picture/drawing.tsx";
import { targetOf } from "../picture/target.ts";

export function Picture() {
  const { model } = usePlan();
  const picture = useMemo(() => buildPicture(model), [model]);
  const layout = useMemo(() => layoutPicture(picture), [picture]);
  return (
    <>
      <p class="muted">
        Layers stand on what is below them: an arrow leads to what a layer needs. Every item leads to its
        resource; point at one, or go to it with the tab key, to see what it uses (solid) and what uses it
        (dashed).
      </p>
      <Drawing layout={layout} uses={picture.uses} />
      <details class="outline">
        <summary>The same as a list</summary>
        <Outline box={picture.root} />
      </details>
    </>
  );
}

function Outline({ box }: { readonly box: Box }) {
  const { model } = usePlan();
  return (
    <ul>
      {box.children.map((node) => (
        <li key={node.id}>
          {node.shape === "item" ? (
            <>
              {node.urns.length > 0 ? <a href={targetOf(node, model)}>{node.title}</a> : node.title}{" "}
              <span class="muted">{node.subtitle}</span>
            </>
          ) : (
            <>
              <strong>{node.title}</strong> <span class="muted">({itemsOf(node).length})</span>
              <Outline box={node} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
