/** Proves that each collector reads pods and journal as root without capabilities, joins lines, and sends them to Loki. */
import assert from "node:assert/strict";
import { COLLECTORS } from "@drydock/core/flows";
import { alloyConfig } from "./alloy-config.ts";
import { alloyValues } from "./alloy.ts";
import { fluentBitValues } from "./fluent-bit.ts";
import { promtailValues } from "./promtail.ts";

const AROUND = {
  clusterName: "main",
  lokiHost: "loki-distributor.observability.svc",
  lokiUrl: "http://loki-distributor.observability.svc:3100/loki/api/v1/push",
} as const;

/** As far as these specs look into values. */
type Tree = any; // eslint-disable-line @typescript-eslint/no-explicit-any

const ROOT_WITHOUT_CAPABILITIES = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ["ALL"] },
  runAsUser: 0,
  runAsGroup: 0,
};

const mounts = (given: readonly { mountPath: string; readOnly?: boolean }[]): Record<string, boolean> =>
  Object.fromEntries(given.map(({ mountPath, readOnly }) => [mountPath, readOnly ?? false]));

const alloy = alloyValues(AROUND) as Tree;
const fluentBit = fluentBitValues(AROUND) as Tree;
const promtail = promtailValues(AROUND) as Tree;

describe("collectors of logs", () => {
  const CASES = {
    Alloy: {
      security: alloy.alloy.securityContext,
      tolerations: alloy.controller.tolerations,
      port: alloy.alloy.listenPort,
      mounts: { "/var/log": alloy.alloy.mounts.varlog, ...mounts(alloy.alloy.mounts.extra) },
      state: "/var/lib/alloy",
    },
    FluentBit: {
      security: fluentBit.securityContext,
      tolerations: fluentBit.tolerations,
      port: fluentBit.metricsPort,
      mounts: mounts(fluentBit.daemonSetVolumeMounts),
      state: "/var/lib/fluent-bit",
    },
    Promtail: {
      security: promtail.containerSecurityContext,
      tolerations: promtail.tolerations,
      port: promtail.config.serverPort,
      mounts: mounts(promtail.defaultVolumeMounts),
      state: "/run/promtail",
    },
  } as const;

  for (const [collector, given] of Object.entries(CASES)) {
    it(`${collector}: root without capabilities, on every node`, () => {
      assert.deepEqual(given.security, ROOT_WITHOUT_CAPABILITIES);
      assert.deepEqual(given.tolerations, [{ operator: "Exists" }]);
      assert.equal(given.port, COLLECTORS[collector as keyof typeof COLLECTORS].metricsPort);
    });

    it(`${collector}: writes to nothing of the node but its own state`, () => {
      const writable = Object.entries(given.mounts).filter(
        ([path, readOnly]) => !readOnly && path !== "/tmp",
      );
      assert.deepEqual(writable, [[given.state, false]]);
      assert.ok(Object.hasOwn(given.mounts, "/run/log/journal"));
      assert.ok(Object.hasOwn(given.mounts, "/etc/machine-id"));
    });
  }
});

describe("configuration of Alloy", () => {
  const config = alloyConfig(AROUND);

  it("has every block closed", () => {
    const without = config.replaceAll(/"[^"\n]*"|`[^`]*`/g, "");
    let depth = 0;
    for (const character of without) {
      if (character === "{") depth += 1;
      if (character === "}") depth -= 1;
      assert.ok(depth >= 0);
    }
    assert.equal(depth, 0);
  });

  it("refers only to components that it has", () => {
    const defined = [...config.matchAll(/^([a-z_.]+) "(\w+)" \{$/gm)].map(
      ([, type, label]) => `${type}.${label}`,
    );
    const used = [
      ...config.matchAll(/\b((?:discovery|local|loki)\.[a-z_.]+\.(?:pods|node|journal|loki))\.\w+/g),
    ].map(([, name]) => name ?? "");
    assert.ok(used.length >= 6);
    for (const name of used) assert.ok(defined.includes(name), name);
  });

  it("reads the pods of its node, parses what the container runtime writes, and joins stack traces", () => {
    assert.match(config, /field = "spec\.nodeName=" \+ sys\.env\("HOSTNAME"\)/);
    assert.ok(config.indexOf("stage.cri") < config.indexOf("stage.multiline"));
    assert.match(config, /firstline {5}= `\^\\S`/);
    assert.ok(config.includes('replacement   = "/var/log/pods/*$1/*.log"'));
  });

  it("labels lines by namespace, pod, container, node, app and cluster", () => {
    for (const label of ["namespace", "pod", "container", "node", "app"]) {
      assert.match(config, new RegExp(`target_label {2}= "${label}"`));
    }
    assert.ok(config.includes('external_labels = { cluster = "main" }'));
    assert.ok(config.includes(`url = "${AROUND.lokiUrl}"`));
  });

  it("asks for pods, and for nothing else of the Kubernetes API", () => {
    assert.deepEqual(alloy.rbac.rules, [
      { apiGroups: [""], resources: ["pods"], verbs: ["get", "list", "watch"] },
    ]);
    assert.deepEqual(alloy.rbac.clusterRules, [{ nonResourceURLs: ["/metrics"], verbs: ["get"] }]);
  });
});

describe("configuration of Fluent Bit", () => {
  const { inputs, filters, outputs } = fluentBit.config as Record<string, string>;
  const settings = (text: string | undefined, key: string): string[] =>
    [...(text ?? "").matchAll(new RegExp(`^    ${key} (.*)$`, "gm"))].map(([, value]) => value ?? "");

  it("reads pods and journal, and remembers how far", () => {
    assert.deepEqual(settings(inputs, "Name"), ["tail", "systemd"]);
    assert.deepEqual(settings(inputs, "multiline.parser"), ["cri"]);
    assert.deepEqual(settings(inputs, "DB"), [
      "/var/lib/fluent-bit/containers.db",
      "/var/lib/fluent-bit/journal.db",
    ]);
  });

  it("joins stack traces before it asks whose they are", () => {
    assert.deepEqual(settings(filters, "Name"), ["multiline", "kubernetes"]);
  });

  it("sends lines with labels to Loki, as they were written", () => {
    assert.deepEqual(settings(outputs, "Host"), [AROUND.lokiHost, AROUND.lokiHost]);
    assert.deepEqual(settings(outputs, "Port"), ["3100", "3100"]);
    assert.deepEqual(settings(outputs, "Match"), ["kube.*", "node.*"]);
    assert.deepEqual(settings(outputs, "Drop_Single_Key"), ["raw"]);
    const [ofPods, ofNodes] = settings(outputs, "Labels");
    assert.match(ofPods ?? "", /^cluster=main, namespace=\$kubernetes\['namespace_name'\], pod=/);
    assert.match(ofNodes ?? "", /^cluster=main, job=journal, unit=\$SYSTEMD_UNIT/);
  });
});

describe("configuration of Promtail", () => {
  it("parses, joins, and sends to Loki", () => {
    const { clients, snippets } = promtail.config;
    assert.deepEqual(clients, [{ url: AROUND.lokiUrl, external_labels: { cluster: "main" } }]);
    assert.deepEqual(
      (snippets.pipelineStages as object[]).map((stage) => Object.keys(stage)[0]),
      ["cri", "multiline", "labeldrop"],
    );
    assert.match(snippets.extraScrapeConfigs as string, /^- job_name: journal\n {2}journal:\n/);
  });
});
