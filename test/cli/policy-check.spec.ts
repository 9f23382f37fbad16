// Proves what drydock policy check reads, judges, prints and exits with, good input and bad.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { DRYDOCK, type Ended, REPOSITORY } from "../support/drydock.ts";

interface Entry {
  readonly file: string;
  readonly document: number;
  readonly kind: string;
  readonly namespace: string | null;
  readonly name: string;
  readonly verdict: string;
  readonly violations: readonly { policy: string; severity: string; path: string; message: string }[];
}

const pod = (name: string, more = ""): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: ${name}, namespace: shop }\nspec:\n  ${more}\n  containers: [{ name: main, image: "registry.example.com/main:1" }]\n`;
const GOOD = pod("good");
const BAD = pod("bad", "hostNetwork: true");

describe("drydock policy check", function () {
  this.timeout(60_000);

  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "drydock-policy-"))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function write(file: string, text: string | Buffer): string {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
    return file;
  }

  function check(args: readonly string[], stdin = ""): Promise<Ended> {
    const child = spawn(process.execPath, [DRYDOCK, "policy", "check", ...args], {
      cwd: folder,
      env: { ...process.env, NO_COLOR: "1" },
    });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    child.stdin.end(stdin);
    return new Promise((resolve) => child.once("close", (status) => resolve({ status, stdout, stderr })));
  }

  const judged = (ended: Ended): Entry[] => JSON.parse(ended.stdout) as Entry[];
  const short = (ended: Ended): string[] =>
    judged(ended).map(
      ({ file, document, kind, namespace, name, verdict, violations }) =>
        `${file}#${document} ${kind} ${namespace}/${name} ${verdict} ${violations.map(({ policy }) => policy).join(" ")}`,
    );
  const baseline = (...args: string[]): Promise<Ended> =>
    check(["--profile", "baseline", "--format", "json", ...args]);

  it("gives the verdict of each document, with what is wrong and where", async () => {
    const ended = await baseline(write("pods.yaml", `${GOOD}---\n${BAD}`));
    assert.equal(ended.status, 1);
    const outline = { file: "pods.yaml", kind: "Pod", namespace: "shop" };
    assert.deepEqual(judged(ended), [
      { ...outline, document: 0, name: "good", verdict: "pass", violations: [] },
      {
        ...outline,
        document: 1,
        name: "bad",
        verdict: "fail",
        violations: [
          {
            policy: "no-host-namespaces",
            severity: "critical",
            path: "spec.hostNetwork",
            message: "must be false or not be set (is true)",
          },
        ],
      },
    ]);
  });

  it("ends with 0 when nothing is wrong", async () => {
    const ended = await check(["--profile", "baseline", write("good.yaml", GOOD)]);
    assert.deepEqual(
      { status: ended.status, stdout: ended.stdout, stderr: ended.stderr },
      { status: 0, stdout: "1 judged by 12 rules, 1 passed, 0 failed\n", stderr: "" },
    );
  });

  it("reads standard input", async () => {
    const ended = await check(["--profile", "baseline", "--format", "json", "-"], BAD);
    assert.deepEqual(short(ended), ["-#0 Pod shop/bad fail no-host-namespaces"]);
  });

  it("reads folders in the order of names, and neither other files nor hidden folders", async () => {
    write("in/b/pod.yml", BAD);
    write("in/a.json", JSON.stringify({ apiVersion: "v1", kind: "ConfigMap", metadata: { name: "map" } }));
    write("in/notes.txt", "no: [yaml");
    write("in/.git/pod.yaml", BAD);
    write("in/node_modules/pod.yaml", BAD);
    assert.deepEqual(short(await baseline("in")), [
      "in/a.json#0 ConfigMap null/map pass ",
      "in/b/pod.yml#0 Pod shop/bad fail no-host-namespaces",
    ]);
  });

  it("judges the items of a List one by one", async () => {
    const list = `apiVersion: v1\nkind: List\nitems:\n- ${BAD.replaceAll("\n", "\n  ")}`;
    const ended = await baseline(write("list.yaml", list));
    assert.equal(judged(ended)[0]?.violations[0]?.path, "items[0].spec.hostNetwork");
  });

  it("takes for true what kubectl takes for true", async () => {
    assert.equal((await baseline(write("yes.yaml", pod("yes", "hostPID: yes")))).status, 1);
  });

  it("judges the resources of an exported state, those of AWS too", async () => {
    const resource = (type: string, name: string, inputs: object, more: object = {}): object => ({
      urn: `urn:pulumi:prod::shop::${type}::${name}`,
      custom: true,
      type,
      inputs,
      ...more,
    });
    const secret = {
      "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
      ciphertext: "x",
    };
    const spec = { hostNetwork: true, containers: [{ name: "main", env: [{ name: "a", value: secret }] }] };
    const state = {
      version: 3,
      deployment: {
        resources: [
          resource("kubernetes:core/v1:Pod", "web", { metadata: { name: "web-1" }, spec }),
          resource("aws:ec2/launchTemplate:LaunchTemplate", "nodes", {
            metadataOptions: { httpTokens: "optional" },
          }),
          resource("aws:ec2/launchTemplate:LaunchTemplate", "read", {}, { external: true }),
          resource("aws:ec2/launchTemplate:LaunchTemplate", "going", {}, { delete: true }),
        ],
      },
    };
    const entries = judged(await check(["--format", "json", write("state.json", JSON.stringify(state))]));
    assert.deepEqual(
      entries.map(({ kind, name, verdict }) => `${kind} ${name} ${verdict}`),
      ["Pod web-1 fail", "aws:ec2/launchTemplate:LaunchTemplate nodes fail"],
    );
    const policies = entries.map(({ violations }) => violations.map(({ policy }) => policy));
    assert.ok(policies[0]?.includes("no-host-namespaces"));
    assert.ok(policies[1]?.includes("launch-template-imds-v2"));
  });

  it("judges the resources of a plan, by the limits that it is given too", async () => {
    const plan = {
      schemaVersion: 1,
      environment: "prod",
      resources: [
        {
          urn: "urn:pulumi:prod::drydock-network::pulumi:providers:aws::network-aws",
          type: "pulumi:providers:aws",
          name: "network-aws",
          inputs: { region: "ap-south-2" },
        },
        {
          urn: "urn:pulumi:prod::drydock-app::kubernetes:core/v1:Pod::web",
          type: "kubernetes:core/v1:Pod",
          name: "web",
          inputs: { metadata: { name: "web", namespace: "shop" }, spec: { hostIPC: true } },
        },
      ],
    };
    const guardrails = join(REPOSITORY, "stacks", "environments", "guardrails.yaml");
    const entries = judged(
      await check(["--guardrails", guardrails, "--format", "json", write("plan.json", JSON.stringify(plan))]),
    );
    const found = entries.map(({ kind, name, violations }) => [
      kind,
      name,
      violations.map(({ policy }) => policy),
    ]);
    assert.deepEqual(found[0], ["pulumi:providers:aws", "network-aws", ["allowed-regions"]]);
    assert.ok(entries[1]?.violations.some(({ policy }) => policy === "no-host-namespaces"));
  });

  it("does not mind a byte order mark, line endings of Windows, and documents that say nothing", async () => {
    const text = `\ufeff# first\n---\n${BAD}---\n---\nnull\n---\n# last\n`.replaceAll("\n", "\r\n");
    assert.deepEqual(short(await baseline(write("windows.yaml", text))), [
      "windows.yaml#0 Pod shop/bad fail no-host-namespaces",
    ]);
  });

  it("finds pods in custom resources, and ephemeral containers in pods", async () => {
    const template = { metadata: {}, spec: { containers: [{ name: "main" }], hostPID: true } };
    const job = {
      apiVersion: "keda.sh/v1alpha1",
      kind: "ScaledJob",
      metadata: { name: "queue", namespace: "shop" },
      spec: { jobTargetRef: { template } },
    };
    const [entry] = judged(await baseline(write("job.json", JSON.stringify(job))));
    assert.deepEqual(
      entry?.violations.map(({ path }) => path),
      ["spec.jobTargetRef.template.spec.hostPID"],
    );
    const debugged = pod(
      "debugged",
      "ephemeralContainers: [{ name: d, securityContext: { privileged: true } }]",
    );
    assert.deepEqual(short(await baseline(write("debugged.yaml", debugged))), [
      "debugged.yaml#0 Pod shop/debugged fail no-privileged-containers",
    ]);
  });

  it("holds the first two profiles to pods only", async () => {
    const map = JSON.stringify({ apiVersion: "v1", kind: "Namespace", metadata: { name: "bare" } });
    for (const profile of ["baseline", "restricted"])
      assert.equal((await check(["--profile", profile, write("namespace.json", map)])).status, 0);
    assert.equal((await check(["--profile", "restricted", write("good.yaml", GOOD)])).status, 1);
  });

  describe("with input that cannot be judged", () => {
    const CASES: readonly (readonly [name: string, file: string, text: string | Buffer, line: RegExp])[] = [
      ["broken YAML", "a.yaml", "a: [b\n", /^a\.yaml:1: document 1 is not YAML: /],
      [
        "a second document that is broken",
        "a.yaml",
        `${GOOD}---\n# why\na: b: c\n`,
        /^a\.yaml:9: document 2 is not YAML: /,
      ],
      ["a duplicate key", "a.yaml", "kind: A\nkind: B\n", /document 1 is not YAML: duplicated mapping key/],
      [
        "what is no Kubernetes object",
        "a.yaml",
        "a: 1\n",
        /document 1 is no Kubernetes object: apiVersion and kind are missing/,
      ],
      ["a text", "a.yaml", "hello\n", /document 1 is no Kubernetes object: it is no map/],
      [
        "an item that is no object",
        "a.json",
        '{"apiVersion":"v1","kind":"List","items":[3]}',
        /no Kubernetes object: items\[0\]/,
      ],
      ["binary data", "a.yaml", Buffer.from([1, 0, 2]), /^a\.yaml: is binary, not text$/m],
      ["other encodings", "a.yaml", Buffer.from([0xe4, 0xf6]), /^a\.yaml: is not UTF-8 text$/m],
      ["deep YAML", "a.yaml", `a: ${"[".repeat(300_000)}`, /document 1 is not YAML: nesting exceeded/],
      [
        "deep JSON",
        "a.json",
        `${"[".repeat(100_000)}${"]".repeat(100_000)}`,
        /document 1 is nested too deeply/,
      ],
      ["nothing", "a.yaml", "# nothing\n---\n", /^a\.yaml: holds nothing that can be judged$/m],
      [
        "a cycle",
        "a.yaml",
        "apiVersion: v1\nkind: Pod\na: &a [*a]\n",
        /an alias that stands for a value around it/,
      ],
      [
        "anchors that explode",
        "a.yaml",
        `${[..."abcdefgh"]
          .map(
            (key, i, all) =>
              `${key}: &${key} [${Array(9)
                .fill(i === 0 ? "x" : `*${all[i - 1]}`)
                .join(",")}]`,
          )
          .join("\n")}\napiVersion: v1\nkind: Pod\n`,
        /stands for more than 100000 values once its aliases are written out/,
      ],
    ];

    for (const [name, file, text, line] of CASES) {
      it(`says so of ${name}, judges the rest, and ends with 2`, async () => {
        write(file, text);
        const ended = await baseline(file, write("z.yaml", BAD));
        assert.match(ended.stderr, line);
        assert.equal(ended.stderr.trim().split("\n").length, 1, ended.stderr);
        assert.equal(ended.status, 2);
        assert.equal(short(ended).at(-1), "z.yaml#0 Pod shop/bad fail no-host-namespaces");
      });
    }

    it("says which file is missing, may not be read, or is a link to itself", async () => {
      symlinkSync("loop.yaml", join(folder, "loop.yaml"));
      chmodSync(join(folder, write("closed.yaml", BAD)), 0);
      const ended = await baseline(
        "missing.yaml",
        "loop.yaml",
        "closed.yaml",
        "/dev/null",
        write("z.yaml", BAD),
      );
      const lines = ended.stderr.trim().split("\n");
      assert.deepEqual(lines.slice(0, 2), [
        "missing.yaml: there is no such file or folder",
        "loop.yaml: is a symbolic link that leads back to itself",
      ]);
      // Whoever runs specs as root may read every file.
      if (process.getuid?.() !== 0)
        assert.equal(lines[2], "closed.yaml: may not be read (permission denied)");
      assert.equal(lines.at(-1), "/dev/null: is neither a file nor a folder");
      assert.equal(ended.status, 2);
    });

    it("refuses a file that is too large without reading it", async () => {
      const ended = await baseline(write("large.yaml", Buffer.alloc(65 * 1024 * 1024, "a")));
      assert.equal(ended.stderr, "large.yaml: is larger than 64 MB, and is not read; split it\n");
    });

    it("passes a kind that nobody knows, for what its rules can say", async () => {
      const ended = await baseline(write("a.yaml", "apiVersion: example.com/v9\nkind: Strange\nspec: 3\n"));
      assert.deepEqual([ended.status, ...short(ended)], [0, "a.yaml#0 Strange null/ pass "]);
    });

    it("refuses a profile or a format that does not exist", async () => {
      for (const args of [["--profile", "strict"], ["--format", "xml"], []]) {
        assert.equal((await check([...args, ...(args.length > 0 ? ["a.yaml"] : [])])).status, 2);
      }
    });
  });

  describe("with exemptions", () => {
    const exemptions = (rule: string, expires: string): string =>
      `schemaVersion: 1\nexemptions:\n  - rule: ${rule}\n    resource: Pod/shop/*\n    reason: it is the ingress of its node\n    owner: team-shop\n    expires: ${expires}\n`;
    const run = (text: string): Promise<Ended> =>
      baseline("--exemptions", write("exemptions.yaml", text), write("bad.yaml", BAD));

    it("leaves out what somebody answers for", async () => {
      const ended = await run(exemptions("no-host-namespaces", "2999-12-31"));
      assert.deepEqual([ended.status, ...short(ended)], [0, "bad.yaml#0 Pod shop/bad pass "]);
    });

    it("finds those that have ended", async () => {
      const ended = await run(exemptions("no-host-namespaces", "2020-01-01"));
      assert.deepEqual(
        [ended.status, ...short(ended)],
        [
          1,
          "bad.yaml#0 Pod shop/bad fail no-host-namespaces",
          "exemptions.yaml:3#0 Exemption null/Pod/shop/* fail exemption-expired",
        ],
      );
    });

    it("finds those that cover nothing", async () => {
      const ended = await run(exemptions("no-host-ports", "2999-12-31"));
      assert.equal(
        short(ended).at(-1),
        "exemptions.yaml:3#0 Exemption null/Pod/shop/* fail exemption-unused",
      );
    });

    it("refuses a file that is wrong, with every problem and its line", async () => {
      const text = exemptions("No_Such", "2027-02-30").replace("    owner: team-shop\n", "");
      const ended = await check(["--exemptions", write("exemptions.yaml", text), write("bad.yaml", BAD)]);
      assert.equal(ended.status, 2);
      for (const line of [
        /^exemptions\.yaml:3 exemptions\[0\]\.owner: is missing/m,
        /^exemptions\.yaml:3 exemptions\[0\]\.rule: must be the id of a rule, such as no-host-ports/m,
      ])
        assert.match(ended.stderr, line);
    });
  });
});
