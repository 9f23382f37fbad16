/** Links to resources and to lines of the environment file. */
import { kindOf } from "../../src/model/model.ts";
import type { EnvironmentLine } from "../../src/model/environment-lines.ts";
import { usePlan } from "../context.ts";
import { link } from "../route.ts";

/** A URN as the resource's name and kind, a path of the environment as its line, other text as it is. */
export function ResourceLink({
  urn,
  withKind = true,
}: {
  readonly urn: string;
  readonly withKind?: boolean;
}) {
  const { model, lines } = usePlan();
  const resource = model.byUrn.get(urn);
  if (resource === undefined)
    return lines.at(urn) ? <PathLink path={urn} /> : <span class="mono">{urn}</span>;
  return (
    <a href={link("resources", { urn })}>
      {resource.name}
      {withKind && <span class="kind"> {kindOf(resource.type)}</span>}
    </a>
  );
}

export function LineLink({ found }: { readonly found: EnvironmentLine }) {
  const { record } = usePlan().model;
  return (
    <a class="line-link" href={link("environment", { line: String(found.line) })}>
      {record.environmentFile?.name}:{found.line} <span class="mono">{found.path}</span>
    </a>
  );
}

/** The line of a path that a finding names; the path alone where the record has no file. */
export function PathLink({ path }: { readonly path: string }) {
  const found = usePlan().lines.at(path);
  return found ? <LineLink found={{ ...found, path }} /> : <span class="mono">{path}</span>;
}
