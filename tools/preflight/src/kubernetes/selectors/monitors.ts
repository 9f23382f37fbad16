/** Check: ServiceMonitors find Services and PodMonitors find pods, and the ports that they scrape are there. */
import { failure, type Finding } from "../finding.ts";
import { isKind, type KubernetesObject } from "../objects.ts";
import { portNames, specOf } from "../pods.ts";
import { record, records, text, texts } from "../read.ts";
import type { World } from "../world.ts";
import { type Candidate, select, type Selection } from "./candidates.ts";
import { selectionFindings } from "./findings.ts";
import { labelSelector, selectorText } from "./match.ts";

export function monitorFindings({ objects, pods, services }: World): Finding[] {
  return objects
    .filter((object) => isKind(object, "monitoring.coreos.com", "PodMonitor", "ServiceMonitor"))
    .flatMap((monitor) => {
      const ofPods = monitor.kind === "PodMonitor";
      const requirements = labelSelector(specOf(monitor)["selector"]);
      const namespaces = namespacesOf(monitor);
      const selection = select(requirements, ofPods ? pods : services, namespaces);
      const asked = {
        object: monitor,
        path: "spec.selector",
        selector: selectorText(requirements) || "the empty selector",
        what: ofPods ? "pods" : "Services",
        where: namespaces ? `in namespace ${[...namespaces].join(", ")}` : "in any namespace",
      };
      return [...selectionFindings(asked, selection), ...portFindings(monitor, selection)];
    });
}

function namespacesOf(monitor: KubernetesObject): ReadonlySet<string> | undefined {
  const { any, matchNames } = record(specOf(monitor)["namespaceSelector"]);
  if (any === true) return undefined;
  const names = texts(matchNames);
  return new Set(names.length > 0 ? names : [monitor.namespace ?? "default"]);
}

/** Only where all that is selected is in the plan: the ports of others are not known. */
function portFindings(monitor: KubernetesObject, { answer, selected, doubtful }: Selection): Finding[] {
  const known = [...selected, ...doubtful].every(({ template, service }) => template ?? service);
  if (answer !== "yes" || !known) return [];
  const names = new Set(selected.flatMap(portsOf));
  const field = monitor.kind === "PodMonitor" ? "podMetricsEndpoints" : "endpoints";
  return records(specOf(monitor)[field]).flatMap(([{ port }, i]) => {
    const wanted = text(port);
    if (wanted === undefined || names.has(wanted)) return [];
    return failure("selectors/NoSuchPort", monitor, {
      path: `spec.${field}[${i}].port`,
      message: `${selected.map(({ called }) => called).join(", ")} has no port named ${wanted}`,
      remediation: names.size > 0 ? `use one of ${[...names].join(", ")}` : "name the port",
    });
  });
}

function portsOf({ template, service }: Candidate): string[] {
  if (template) return portNames(template);
  return service ? records(specOf(service)["ports"]).flatMap(([port]) => text(port["name"]) ?? []) : [];
}
