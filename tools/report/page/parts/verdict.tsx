/** Whether the plan may be deployed as it is, in one line. */
import { counted } from "../../src/model/format.ts";
import { usePlan } from "../context.ts";

export function Verdict() {
  const { findings } = usePlan().model;
  const stopping = findings.filter(({ stops }) => stops).length;
  const warnings = findings.length - stopping;
  const also = warnings > 0 ? `, ${counted(warnings, "warning")}` : "";
  return (
    <p class={`verdict ${stopping > 0 ? "bad" : "good"}`}>
      <span aria-hidden="true">{stopping > 0 ? "✗" : "✓"}</span>{" "}
      {stopping > 0 ? `${counted(stopping, "finding")} to mend` : "No findings"}
      {also}
    </p>
  );
}
