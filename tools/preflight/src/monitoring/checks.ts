/** Checks of alerts and dashboards: metrics that nothing exports, recording rules that nobody records. */
import { readData } from "../kubernetes/data.ts";
import { called, isKind } from "../kubernetes/objects.ts";
import { specOf } from "../kubernetes/pods.ts";
import { at, entries, isRecord, records, text } from "../kubernetes/read.ts";
import { type Check, type Found, listed } from "../platform/check.ts";
import { ADDON, type Platform } from "../platform/platform.ts";
import { alternativesOf } from "./promql.ts";

interface Exporter {
  readonly charts?: readonly string[];
  readonly addons?: readonly string[];
  readonly images?: readonly string[];
}

interface Data {
  readonly ruleGroups: { readonly prefixes: readonly string[] };
  readonly exporters: Readonly<Record<string, Exporter>>;
}

interface Query {
  readonly urn: string;
  /** The alert, rule or dashboard that asks. */
  readonly asks: string;
  readonly dashboard: boolean;
  readonly alternatives: readonly (readonly string[])[];
}

const data = (): Data => readData<Data>("metrics");

const known = new WeakMap<Platform, readonly Query[]>();

function queriesOf(platform: Platform): readonly Query[] {
  const found = known.get(platform) ?? [...ofRules(platform), ...ofDashboards(platform)];
  known.set(platform, found);
  return found;
}

function ofRules({ objects }: Platform): Query[] {
  return objects
    .filter((object) => isKind(object, "monitoring.coreos.com", "PrometheusRule"))
    .flatMap((object) =>
      records(specOf(object)["groups"])
        .flatMap(([group]) => records(group["rules"]))
        .map(([rule]) => ({
          urn: object.urn,
          dashboard: false,
          asks: `${rule["alert"] === undefined ? "rule" : "alert"} ${text(rule["alert"]) ?? text(rule["record"]) ?? ""} of ${called(object)}`,
          alternatives: alternativesOf(text(rule["expr"]) ?? ""),
        })),
    );
}

/** Files of dashboards are JSON in ConfigMaps; every `expr` in them is a query of a panel or a variable. */
function ofDashboards({ objects }: Platform): Query[] {
  return objects
    .filter((object) => isKind(object, "", "ConfigMap"))
    .flatMap((object) =>
      entries(object.tree["data"])
        .filter(([file, content]) => file.endsWith(".json") && String(content).includes('"expr"'))
        .flatMap(([file, content]) =>
          expressionsIn(parsedJson(String(content))).map((expression) => ({
            urn: object.urn,
            dashboard: true,
            asks: `dashboard ${file} of ${called(object)}`,
            alternatives: alternativesOf(expression),
          })),
        ),
    );
}

function parsedJson(content: string): unknown {
  try {
    return JSON.parse(content) as unknown;
  } catch {
    return undefined;
  }
}

function expressionsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(expressionsIn);
  if (!isRecord(value)) return [];
  const own = text(value["expr"]);
  return [...(own === undefined ? [] : [own]), ...Object.values(value).flatMap(expressionsIn)];
}

/** One finding for each name that is missing, with all that ask for it. */
function missing(
  platform: Platform,
  queries: readonly Query[],
  isMissing: (name: string) => boolean,
  found: (name: string, asks: string, onDashboards: boolean) => Omit<Found, "subject">,
): Found[] {
  const hits = queries.flatMap(({ urn, asks, dashboard, alternatives }) => {
    const lacking = alternatives.map((names) => names.filter(isMissing));
    if (lacking.length === 0 || lacking.some((names) => names.length === 0)) return [];
    return lacking.flat().map((name) => ({ urn, asks, dashboard, name }));
  });
  return [...Map.groupBy(hits, ({ urn, name }) => `${urn} ${name}`).values()].flatMap((same): Found[] => {
    const [first] = same;
    const subject = first && platform.byUrn(first.urn);
    if (!first || !subject) return [];
    const asks = listed(same.map((one) => one.asks));
    return [
      {
        subject,
        ...found(
          first.name,
          asks,
          same.every(({ dashboard }) => dashboard),
        ),
      },
    ];
  });
}

export const nothingExports: Check = {
  id: "monitoring/NothingExports",
  explanation:
    "An expression over a metric that nobody exports has no result: the alert never fires, and its silence looks like health.",
  source: "https://prometheus.io/docs/prometheus/latest/querying/basics/",
  find: (platform) => {
    const exported = exporters(platform);
    return missing(
      platform,
      queriesOf(platform).filter(({ dashboard }) => !dashboard),
      (name) => exported(name) === false,
      (name, asks) => ({
        status: "warn",
        message: `nothing in the plan exports ${name}, which ${asks} asks for`,
        evidence: `metrics of that name come from ${inWords(exporterOf(name))}`,
        remediation: "install the exporter, or remove the expression",
      }),
    );
  },
};

function exporterOf(name: string): Exporter | undefined {
  const longest = Object.keys(data().exporters)
    .filter((prefix) => name.startsWith(prefix))
    .sort((a, b) => b.length - a.length)[0];
  return longest === undefined ? undefined : data().exporters[longest];
}

/** Undefined where it is not known who would export the metric. */
function exporters({ releases, of, objects }: Platform): (name: string) => boolean | undefined {
  const charts = new Set(releases.map(({ chart }) => chart));
  const addons = new Set(of(ADDON).map(({ inputs }) => String(inputs["addonName"])));
  const images = objects
    .flatMap(({ tree }) => records(at(tree, "spec", "template", "spec", "containers")))
    .map(([{ image }]) => text(image) ?? "");
  return (name) => {
    const exporter = exporterOf(name);
    if (!exporter || name.includes(":")) return undefined;
    const { charts: ofCharts = [], addons: ofAddons = [], images: ofImages = [] } = exporter;
    if (ofCharts.length + ofAddons.length + ofImages.length === 0) return true;
    return (
      ofCharts.some((one) => charts.has(one)) ||
      ofAddons.some((one) => addons.has(one)) ||
      ofImages.some((part) => images.some((image) => image.includes(part)))
    );
  };
}

function inWords({ charts = [], addons = [], images = [] }: Exporter = {}): string {
  const each = [
    ...charts.map((one) => `chart ${one}`),
    ...addons.map((one) => `add-on ${one}`),
    ...images.map((one) => `a container of ${one}`),
  ];
  return each.join(" or ");
}

export const noSuchRecording: Check = {
  id: "monitoring/NoSuchRecordingRule",
  explanation:
    "Names with colons are those of recording rules. A dashboard or alert over one that nobody records stays empty.",
  source: "https://prometheus.io/docs/practices/rules/",
  find: (platform) => {
    const recorded = recordedIn(platform);
    const byChart = platform.releases
      .filter(
        ({ chart, values }) =>
          chart === "kube-prometheus-stack" && at(values, "defaultRules", "create") !== false,
      )
      .flatMap(() => data().ruleGroups.prefixes);
    return missing(
      platform,
      queriesOf(platform),
      (name) =>
        name.includes(":") && !recorded.has(name) && !byChart.some((prefix) => name.startsWith(prefix)),
      (name, asks, onDashboards) => ({
        status: onDashboards ? "warn" : "fail",
        message: `no recording rule makes ${name}, which ${asks} asks for`,
        evidence: `${recorded.size} recording rules in the plan`,
        remediation: "correct the name, or add the recording rule",
      }),
    );
  },
};

function recordedIn({ objects }: Platform): ReadonlySet<string> {
  return new Set(
    objects
      .filter((object) => isKind(object, "monitoring.coreos.com", "PrometheusRule"))
      .flatMap((object) => records(specOf(object)["groups"]))
      .flatMap(([group]) => records(group["rules"]))
      .flatMap(([rule]) => text(rule["record"]) ?? []),
  );
}

export const MONITORING_CHECKS: readonly Check[] = [nothingExports, noSuchRecording];
