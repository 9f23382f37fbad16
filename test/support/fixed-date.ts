/**
 * Loaded before every spec: Kubernetes support of the shipped environments is judged for the day on which they were last
 * looked over, so that specs do not begin to fail on the day on which AWS ends a version's support.
 */
const LOOKED_OVER = "2026-11-21";

process.env["SOURCE_DATE_EPOCH"] ??= String(Date.parse(LOOKED_OVER) / 1000);
