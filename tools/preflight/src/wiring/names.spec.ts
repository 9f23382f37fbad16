/** Proves what is found of names that lead nowhere: IAM actions, Services behind DNS names, Secrets that charts use. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { readData } from "../kubernetes/data.ts";
import { deployment, namespace, object, release } from "../kubernetes/testing/plan.ts";
import { aws, said } from "../platform/testing/plan.ts";
import { meantBy, noSuchAction } from "./actions.ts";
import { noSuchSecret, noSuchService } from "./references.ts";

describe("wiring/NoSuchAction", () => {
  const role = (...actions: string[]): ReturnType<typeof aws> =>
    aws("iam/rolePolicy:RolePolicy", "policy", {
      policy: JSON.stringify({ Statement: { Action: actions } }),
    });

  it("passes for actions that exist, that may exist, and for patterns", () => {
    assert.deepEqual(
      said(noSuchAction, [role("s3:GetObject", "S3:putobject", "ec2:Describe*", "new-service:DoIt")]),
      [],
    );
    assert.equal(meantBy("s3:GetBucketWebsite"), undefined);
  });

  it("takes every action of its list for right, and one letter too many for a slip", () => {
    const all = Object.entries(readData<{ actions: Record<string, string[]> }>("iam-actions").actions);
    const actions = all.flatMap(([service, names]) => names.map((name) => `${service}:${name}`));
    for (const action of actions) assert.equal(meantBy(action), undefined, action);
    fc.assert(
      fc.property(fc.constantFrom(...actions), (action) => assert.notEqual(meantBy(`${action}z`), undefined)),
    );
  });

  it("fails for slips of the pen, and says what is meant", () => {
    assert.deepEqual(said(noSuchAction, [role("ec2:DescribeInstnces", "sq:SendMessage", "s3:GetObjects")]), [
      "fail there is no action ec2:DescribeInstnces; ec2:DescribeInstances is meant",
      "fail there is no action sq:SendMessage; sqs:SendMessage is meant",
      "fail there is no action s3:GetObjects; s3:GetObject is meant",
    ]);
  });
});

describe("wiring/NoSuchService", () => {
  const settings = (url: string): ReturnType<typeof object> =>
    object("v1", "ConfigMap", "shop/settings", { data: { URL: url } });

  it("passes where the Service is there, may be a chart's, or the name is another", () => {
    const plan = [namespace("shop"), object("v1", "Service", "shop/api"), release("unknown", "own", "tools")];
    for (const url of [
      "http://api.shop.svc:8080/",
      "api.shop.svc.cluster.local",
      "x.tools.svc",
      "https://api.example.com/a.svc-b",
    ]) {
      assert.deepEqual(said(noSuchService, [...plan, settings(url)]), [], url);
    }
  });

  it("fails where nothing has the name: in settings, in pods, in values", () => {
    const pod = deployment(
      "shop/web",
      {},
      { container: { env: [{ name: "API", value: "http://api.shop.svc:8080" }] } },
    );
    const chart = release("keda", "keda", "keda", { url: "http://prometheus.monitoring.svc:9090" });
    assert.deepEqual(said(noSuchService, [settings("http://apis.shop.svc"), pod, chart]), [
      "fail chart keda speaks of prometheus.monitoring.svc, and there is no Service monitoring/prometheus",
      "fail ConfigMap shop/settings speaks of apis.shop.svc, and there is no Service shop/apis",
      "fail Deployment shop/web speaks of api.shop.svc, and there is no Service shop/api",
    ]);
  });
});

describe("wiring/NoSuchSecret", () => {
  const chart = (existingSecret: string): ReturnType<typeof release> =>
    release("grafana", "grafana", "watch", { admin: { existingSecret } });

  it("passes where an ExternalSecret, a Certificate or a Secret makes it", () => {
    const made = [
      object("external-secrets.io/v1", "ExternalSecret", "watch/a", {
        spec: { target: { name: "password" } },
      }),
      object("v1", "Secret", "watch/own"),
      object("cert-manager.io/v1", "Certificate", "watch/c", { spec: { secretName: "tls" } }),
    ];
    for (const name of ["password", "own", "tls"])
      assert.deepEqual(said(noSuchSecret, [...made, chart(name)]), []);
  });

  it("fails where nothing does", () => {
    assert.deepEqual(said(noSuchSecret, [chart("password")]), [
      "fail chart grafana is told to use Secret watch/password, and nothing makes it",
    ]);
  });
});
