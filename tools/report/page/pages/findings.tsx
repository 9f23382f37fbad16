/** Findings: what mends them first, then where they are. */
import { useEffect, useRef } from "preact/hooks";
import { counted, sentence } from "../../src/model/format.ts";
import type { Finding, FindingGroup } from "../../src/model/findings.ts";
import { usePlan } from "../context.ts";
import { PathLink, ResourceLink } from "../parts/links.tsx";
import { More } from "../parts/more.tsx";
import { Table } from "../parts/table.tsx";
import { link } from "../route.ts";
import type { PageProps } from "./index.ts";

const PORTION = 10;

export function Findings({ settings }: PageProps) {
  const { model, groups } = usePlan();
  const shown = settings["id"] ? groups.filter(({ id }) => id === settings["id"]) : groups;
  const stopping = shown.filter(({ stops }) => stops);
  const warning = shown.filter(({ stops }) => !stops);
  const { evaluated } = model.record.policy;
  return (
    <>
      {settings["id"] && (
        <p>
          Only <strong>{settings["id"]}</strong>. <a href={link("findings")}>Show all</a>
        </p>
      )}
      {groups.length === 0 && (
        <p class="lead">None: {counted(evaluated, "rule evaluation")}, and none broken.</p>
      )}
      {stopping.length > 0 && <h2>To mend before deployment</h2>}
      {stopping.map((group) => (
        <Group key={group.id + group.remediation} group={group} />
      ))}
      {warning.length > 0 && <h2>Warnings</h2>}
      {warning.map((group) => (
        <Group key={group.id + group.remediation} group={group} />
      ))}
      <Exempted wanted={settings["show"] === "exempted"} />
    </>
  );
}

function Group({ group }: { readonly group: FindingGroup }) {
  const { id, stops, severity, remediation, explanation, findings } = group;
  return (
    <article class={`finding ${stops ? "bad" : "warn"}`}>
      <h3>
        <span class="badge">
          <span aria-hidden="true">{stops ? "✗" : "!"}</span> {stops ? "finding" : "warning"}
          {severity && `, ${severity}`}
        </span>{" "}
        {sentence(remediation || findings[0]?.message || id)}
      </h3>
      <p class="muted">
        <span class="mono">{id}</span> · {counted(findings.length, "place")}
        {findings[0]?.frameworks.length ? ` · ${findings[0].frameworks.join(", ")}` : ""}
      </p>
      {explanation && <p>{explanation}</p>}
      <More items={findings} portion={PORTION}>
        {(some) => (
          <ul class="places">
            {some.map((finding, i) => (
              <Place key={i} finding={finding} />
            ))}
          </ul>
        )}
      </More>
    </article>
  );
}

function Place({ finding }: { readonly finding: Finding }) {
  const { message, subject, evidence, environmentPath } = finding;
  return (
    <li>
      <ResourceLink urn={subject} />
      <span class="message">{message}</span>
      {evidence && <span class="muted">{evidence}</span>}
      {environmentPath && (
        <span>
          Decided by <PathLink path={environmentPath} />
        </span>
      )}
    </li>
  );
}

/** @param wanted whether the address asks for this part of the page. */
function Exempted({ wanted }: { readonly wanted: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (wanted) heading.current?.scrollIntoView();
    if (wanted) heading.current?.focus({ preventScroll: true });
  }, [wanted]);
  const { exempted } = usePlan().model.record.policy;
  const rows = exempted.map(({ policy, urn, path, message, reason, owner, expires }) => [
    <ResourceLink urn={urn} />,
    <>
      <span class="mono">{policy}</span>
      <br />
      {path} {message}
    </>,
    reason,
    owner,
    <span class="whole">{expires}</span>,
  ]);
  return (
    <>
      <h2 ref={heading} tabIndex={-1}>
        Exemptions
      </h2>
      <Table
        caption="Broken rules that somebody answers for"
        columns={["Resource", "Rule", "Why it may be so", "Owner", "Until"]}
        rows={rows}
        empty="No rule is broken under an exemption."
      />
    </>
  );
}
