/** The report: a plan record in, one self-contained HTML page out. */
export { prepareReport, type Report, type ReportOptions } from "./report.ts";
