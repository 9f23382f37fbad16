/** Entry of the page: reads the plan out of the document and renders it. */
import type { PlanRecord } from "@drydock/core/plan-record";
import { render } from "preact";
import { createModel } from "../src/model/model.ts";
import { App } from "./app.tsx";
import { createPlan } from "./context.ts";
import { applyTheme, storedTheme } from "./theme.ts";

const text = document.getElementById("plan")?.textContent ?? "";
const root = document.getElementById("report");
if (root === null) throw new Error("the document has no place for the report");

applyTheme(storedTheme());
const plan = createPlan(createModel(JSON.parse(text) as PlanRecord));
const show = (printing: boolean): void => render(<App plan={plan} printing={printing} />, root);

root.replaceChildren();
show(false);
// Paper has no links to follow: all pages are printed, one after the other.
addEventListener("beforeprint", () => show(true));
addEventListener("afterprint", () => show(false));
