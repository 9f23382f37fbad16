/** Helm release. */
import type { Properties } from "../../account/account.ts";
import { isObject, object, text } from "../../account/input.ts";
import { type Refusal, refusal, refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";
import { nameRefusals, RELEASE_NAME } from "./metadata.ts";

/** Semantic version, with the v that some charts put in front; ranges float and are refused. */
const EXACT_VERSION = /^v?\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$/;

export const release = defineResourceType({
  type: "kubernetes:helm.sh/v3:Release",
  taggable: false,
  scope: "global",
  check(inputs, context) {
    return {
      ...inputs,
      name: inputs["name"] ?? `${context.name}-${context.hash(8, "name")}`,
      namespace: inputs["namespace"] ?? "default",
    };
  },
  refuse(inputs, { account }) {
    const id = idOf(inputs);
    return refusals(
      nameRefusals(text(inputs, "name") ?? "", RELEASE_NAME, "name"),
      sourceRefusals(inputs),
      inputs["values"] !== undefined &&
        !isObject(inputs["values"]) &&
        refusal("Invalid", "values", "values are not an object", "pass the chart's values as one object"),
      account.find("kubernetes:helm.sh/v3:Release", "id", id) !== undefined &&
        refusal(
          "AlreadyExists",
          "name",
          `cannot re-use the name ${id}: it is in use`,
          "give one of the two another name",
        ),
    );
  },
  create(inputs) {
    const name = text(inputs, "name") ?? "";
    const namespace = text(inputs, "namespace") ?? "";
    const { chart, version } = inputs;
    return {
      id: idOf(inputs),
      outputs: {
        resourceNames: {},
        status: { chart, name, namespace, revision: 1, status: "deployed", version },
      },
    };
  },
});

function idOf(inputs: Properties): string {
  return `${text(inputs, "namespace") ?? ""}/${text(inputs, "name") ?? ""}`;
}

/** A chart comes from a repository, from an OCI registry or as a file; a version goes with the first two. */
function sourceRefusals(inputs: Properties): Refusal[] {
  const chart = text(inputs, "chart");
  const version = text(inputs, "version");
  const repository = text(inputs, "repository") ?? text(object(inputs, "repositoryOpts"), "repo");
  const isFile = chart !== undefined && (/^\.{0,2}\//.test(chart) || /\.tgz$/.test(chart));
  return refusals(
    chart === undefined && refusal("Invalid", "chart", "a release needs a chart", "name the chart"),
    chart !== undefined &&
      !isFile &&
      repository === undefined &&
      !/^oci:\/\//.test(chart) &&
      refusal(
        "NotFound",
        "repositoryOpts.repo",
        `no repository to take the chart ${chart} from`,
        "set repositoryOpts.repo, or name the chart with its oci:// registry",
      ),
    !isFile &&
      version === undefined &&
      refusal(
        "Invalid",
        "version",
        "no version: the newest chart of the day would be installed",
        "pin the version",
      ),
    version !== undefined &&
      !EXACT_VERSION.test(version) &&
      refusal("Invalid", "version", `${version} is not one exact version`, "pin a version such as 1.2.3"),
  );
}
