/** The pages, in the order of the menu. */
import type { FunctionComponent } from "preact";
import type { Plan } from "../context.ts";
import { Capacity } from "./capacity.tsx";
import { Cost } from "./cost.tsx";
import { EnvironmentFile } from "./environment.tsx";
import { Findings } from "./findings.tsx";
import { Limits } from "./limits.tsx";
import { Network } from "./network.tsx";
import { Overview } from "./overview.tsx";
import { Picture } from "./picture.tsx";
import { Requirements } from "./requirements.tsx";
import { Resources } from "./resources.tsx";

export interface PageProps {
  readonly settings: Readonly<Record<string, string>>;
}

export interface Page {
  readonly id: string;
  readonly title: string;
  readonly Content: FunctionComponent<PageProps>;
  /** Shown beside the title in the menu. */
  readonly count?: (plan: Plan) => number;
  /** Whether paper shows it: what is for looking things up is left out. */
  readonly printed: boolean;
}

export const PAGES: readonly Page[] = [
  { id: "overview", title: "Overview", Content: Overview, printed: true },
  { id: "picture", title: "Architecture", Content: Picture, printed: true },
  {
    id: "resources",
    title: "Resources",
    Content: Resources,
    count: ({ model }) => model.record.resources.length,
    printed: false,
  },
  {
    id: "findings",
    title: "Findings",
    Content: Findings,
    count: ({ model }) => model.findings.length,
    printed: true,
  },
  { id: "network", title: "Network", Content: Network, printed: true },
  { id: "capacity", title: "Capacity", Content: Capacity, printed: true },
  { id: "cost", title: "Cost", Content: Cost, printed: true },
  { id: "requirements", title: "Requirements", Content: Requirements, printed: true },
  { id: "environment", title: "Environment", Content: EnvironmentFile, printed: false },
  { id: "limits", title: "Not proven", Content: Limits, printed: true },
];
