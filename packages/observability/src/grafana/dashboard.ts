/** Dashboards as data, and Grafana's JSON from them: a panel is a title, a unit and queries. */

export interface Query {
  readonly expr: string;
  /** Labels of a line, such as {{pod}}. */
  readonly legend: string;
}

/** Units of Grafana: https://grafana.com/docs/grafana/latest/panels-visualizations/configure-standard-options/ */
export type Unit =
  "short" | "percentunit" | "bytes" | "Bps" | "reqps" | "s" | "ops" | "binBps" | "currencyUSD";

export interface Panel {
  readonly title: string;
  readonly unit: Unit;
  readonly queries: readonly Query[];
  /** Default: timeseries. stat shows the newest value alone. */
  readonly type?: "timeseries" | "stat";
}

export interface Dashboard {
  /** Part of the address of the dashboard, which links keep. */
  readonly uid: string;
  readonly title: string;
  readonly tags: readonly string[];
  readonly panels: readonly Panel[];
}

const DATA_SOURCE = { type: "prometheus", uid: "prometheus" } as const;
/** Grafana's grid is 24 wide. */
const PANELS_A_ROW = 3;
const WIDTH = 24 / PANELS_A_ROW;
const HEIGHT = 8;

export function panel(title: string, unit: Unit, ...queries: readonly (readonly [string, string])[]): Panel {
  return { title, unit, queries: queries.map(([expr, legend]) => ({ expr, legend })) };
}

export function stat(title: string, unit: Unit, expr: string): Panel {
  return { title, unit, type: "stat", queries: [{ expr, legend: title }] };
}

/** Place of the panel with that index, row by row. */
export function gridPosition(index: number): { x: number; y: number; w: number; h: number } {
  return {
    x: (index % PANELS_A_ROW) * WIDTH,
    y: Math.floor(index / PANELS_A_ROW) * HEIGHT,
    w: WIDTH,
    h: HEIGHT,
  };
}

export function grafanaJson({ uid, title, tags, panels }: Dashboard): string {
  return JSON.stringify({
    uid,
    title,
    tags,
    schemaVersion: 41,
    editable: false,
    refresh: "1m",
    time: { from: "now-3h", to: "now" },
    timezone: "utc",
    panels: panels.map((given, index) => grafanaPanel(given, index)),
  });
}

function grafanaPanel({ title, unit, queries, type = "timeseries" }: Panel, index: number) {
  return {
    id: index + 1,
    type,
    title,
    datasource: DATA_SOURCE,
    gridPos: gridPosition(index),
    fieldConfig: {
      defaults: { unit, ...(unit === "percentunit" ? { min: 0 } : {}) },
      overrides: [],
    },
    targets: queries.map(({ expr, legend }, query) => ({
      refId: String.fromCharCode(65 + query),
      datasource: DATA_SOURCE,
      expr,
      legendFormat: legend,
    })),
  };
}
