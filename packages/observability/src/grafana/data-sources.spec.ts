/** Proves that data sources are linked: every link leads to one that exists, and finds the trace in a line of a log. */
import assert from "node:assert/strict";
import { dataSources } from "./data-sources.ts";

const resources = { requests: { cpu: "1", memory: "1Gi" }, limits: { memory: "1Gi" } };
const sources = dataSources({
  logs: { retentionDays: 7, collector: "Alloy", loki: { mode: "SingleBinary", storageGiB: 10, resources } },
});
const text = JSON.stringify(sources);

describe("data sources of Grafana", () => {
  it("are metrics, alerts, logs and traces, through Grafana's own server", () => {
    assert.deepEqual(
      sources.map(({ name, uid, access }) => [name, uid, access]),
      [
        ["Prometheus", "prometheus", "proxy"],
        ["Alertmanager", "alertmanager", "proxy"],
        ["Loki", "loki", "proxy"],
        ["Tempo", "tempo", "proxy"],
      ],
    );
    assert.equal(sources[2].url, "http://loki.observability.svc:3100");
  });

  it("link only to each other", () => {
    const linked = [...text.matchAll(/"datasourceUid":"(\w+)"/g)].map(([, uid]) => uid);
    assert.deepEqual(new Set(linked), new Set(["tempo", "loki", "prometheus"]));
  });

  it("leave no dollar that Grafana would take for its environment", () => {
    const [derived] = sources[2].jsonData.derivedFields;
    assert.equal(derived.url, "$${__value.raw}");
    assert.equal(sources[3].jsonData.tracesToLogsV2.query, '{namespace=~".+"} |= "$${__trace.traceId}"');
    assert.doesNotMatch(text.replaceAll("$$", ""), /\$/);
  });

  const ID = "0af7651916cd43dd8448eb211c80319c";
  for (const line of [
    `{"level":"info","trace_id":"${ID}","msg":"done"}`,
    `{"traceId": "${ID}"}`,
    `level=info traceID=${ID} msg=done`,
    `trace_id=${ID}`,
    `INFO [traceId: ${ID}] done`,
  ]) {
    it(`find the trace of ${line}`, () => {
      const [{ matcherRegex }] = sources[2].jsonData.derivedFields;
      assert.equal(new RegExp(matcherRegex).exec(line)?.[1], ID);
    });
  }

  it("find none where there is none", () => {
    const [{ matcherRegex }] = sources[2].jsonData.derivedFields;
    assert.equal(new RegExp(matcherRegex).exec(`request_id=${ID} trace=off`), null);
  });
});
