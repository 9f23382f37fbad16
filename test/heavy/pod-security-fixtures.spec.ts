// Proves that the rules of both Pod Security levels agree with the fixtures of Kubernetes itself, on every file.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  BASELINE,
  DEFAULT_SETTINGS,
  type KubernetesObject,
  type PodRule,
  podsOf,
  RESTRICTED,
  RESTRICTED_PROFILE,
} from "@drydock/rules";
import { parse } from "yaml";

/** Kubernetes 1.37: the first of both numbers is the library's own. */
const MODULE = "k8s.io/pod-security-admission@v0.37.2";
const FIXTURES = "v1.37";

const LEVELS: Readonly<Record<string, readonly PodRule[]>> = {
  baseline: BASELINE,
  restricted: RESTRICTED_PROFILE,
};

/** Control that a rule implements, as the fixtures spell it in the names of their files. */
const controls = ({ frameworks }: PodRule): readonly string[] =>
  frameworks
    .filter(({ name }) => name === "Pod Security Standards")
    .map(({ reference }) => (reference.split(" ")[1] ?? "").toLowerCase());

const broken = (rules: readonly PodRule[], pod: KubernetesObject): readonly PodRule[] => {
  const [judged, ...more] = podsOf(pod);
  assert.ok(judged && more.length === 0, "one file is one pod");
  return rules.filter((rule) => rule.judge(judged, DEFAULT_SETTINGS).length > 0);
};

const read = (file: string): KubernetesObject => parse(readFileSync(file, "utf8")) as KubernetesObject;

/** Folder of the module in Go's cache, or why it cannot be had. */
function moduleFolder(): { readonly folder: string } | { readonly missing: string } {
  const go = spawnSync("go", ["mod", "download", "-json", MODULE], { cwd: tmpdir(), encoding: "utf8" });
  if (go.error) return { missing: `go cannot be run: ${go.error.message}` };
  if (go.status !== 0) return { missing: `go cannot download ${MODULE}: ${go.stderr || go.stdout}` };
  return { folder: (JSON.parse(go.stdout) as { Dir: string }).Dir };
}

describe("Pod Security fixtures of Kubernetes", () => {
  const found = moduleFolder();
  if ("missing" in found) {
    console.log(`  Skipped, and nothing proven: ${found.missing.trim()}`);
    return;
  }
  const testdata = join(found.folder, "test", "testdata");

  for (const [level, rules] of Object.entries(LEVELS)) {
    const files = (verdict: string): readonly string[] =>
      readdirSync(join(testdata, level, FIXTURES, verdict)).filter((name) => name.endsWith(".yaml"));

    it(`${level} has rules for the newest minor that has fixtures, and fixtures of both verdicts`, () => {
      const minors = readdirSync(join(testdata, level)).map((name) => Number(name.split(".")[1]));
      assert.equal(`v1.${Math.max(...minors)}`, FIXTURES);
      assert.ok(files("pass").length > 10 && files("fail").length > 20);
    });

    for (const name of files("pass")) {
      it(`${level} passes ${name}`, () => {
        const pod = read(join(testdata, level, FIXTURES, "pass", name));
        assert.deepEqual(broken(rules, pod), []);
      });
    }

    for (const name of files("fail")) {
      it(`${level} fails ${name}, and by the control that it is made for`, () => {
        const pod = read(join(testdata, level, FIXTURES, "fail", name));
        const control = name.replace(/\d+\.yaml$/, "");
        assert.ok(broken(rules, pod).length > 0);
        assert.ok(
          broken([...BASELINE, ...RESTRICTED], pod).some((rule) => controls(rule).includes(control)),
          control,
        );
      });
    }
  }
});
