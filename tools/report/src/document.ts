/** The HTML document around front end and plan. Nothing that a plan says can become markup or run. */
import { createHash } from "node:crypto";
import type { PlanRecord } from "@drydock/core/plan-record";
import type { FrontEnd } from "./front-end.ts";

export function documentOf(record: PlanRecord, { script, style }: FrontEnd): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyFor(script, style)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Plan of ${escapeHtml(record.environment)}</title>
<style>${style}</style>
</head>
<body>
<div id="report"><noscript>This report is drawn by a script inside the file, which the browser does not run.</noscript></div>
<script type="application/json" id="plan">${embedded(record)}</script>
<script>${script}</script>
</body>
</html>
`;
}

/** The one script and the one style of the document may act; nothing is loaded from anywhere. */
function policyFor(script: string, style: string): string {
  return [
    "default-src 'none'",
    `script-src '${digest(script)}'`,
    `style-src '${digest(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

function digest(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

/** JSON in which nothing can end the element around it, or start a comment: every `<` is written as an escape. */
export function embedded(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    /[<\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
