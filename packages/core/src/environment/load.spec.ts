/** Proves: an environment loads whole or fails with every problem at once, and each value is found at its line. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isCollection, isScalar, parseDocument } from "yaml";
import { UserError } from "../errors.ts";
import { EnvironmentError, environmentsDirectory, formatProblems, listEnvironments } from "./index.ts";
import { loadEnvironment, loadEnvironmentFile } from "./load.ts";
import { nearestPath } from "./locate.ts";
import { unreadable } from "./read-text.ts";
import {
  inDirectory,
  lines,
  mutatedProd,
  problemsOfText,
  problemsOfValue,
  said,
  SHIPPED,
  shippedProd,
  shippedText,
  TODAY,
} from "./testing/mutated.ts";
import { type Path, pathsOf, withValueAt, without } from "./yaml/path.ts";

const shipped = fileURLToPath(SHIPPED);

async function failure(promise: Promise<unknown>): Promise<EnvironmentError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof EnvironmentError, String(error));
  return error;
}

describe("loadEnvironment", () => {
  for (const name of ["dev", "staging", "prod", "prod-dr"]) {
    it(`loads the shipped ${name}`, async () => {
      const environment = await loadEnvironment(name, shipped, { today: TODAY });
      assert.equal(environment.environment, name);
    });
  }

  it("fills defaults in", async () => {
    const { nodePools } = await loadEnvironment("prod", shipped, { today: TODAY });
    assert.equal(nodePools["system"]?.disk.iops, 3000);
    assert.deepEqual(nodePools["system"].taints, []);
  });

  it("is an error of the user's, with the message for people and the problems as data", async () => {
    const text = shippedText().replace("topology: layered", "topology: layerd");
    const error = await inDirectory({ "prod.yaml": text }, (directory) =>
      failure(loadEnvironment("prod", directory)),
    );
    assert.ok(error instanceof UserError);
    assert.equal(error.message, formatProblems(error.problems));
    const [problem] = error.problems;
    assert.deepEqual(
      { ...problem, file: "" },
      {
        file: "",
        line: 6,
        column: 1,
        path: "topology",
        given: "layerd",
        allowed: "single or layered",
        message: 'must be one of single, layered (got "layerd")',
        change: "write layered",
      },
    );
  });

  it("names the file relative to the working directory", async () => {
    const { file } = await loadEnvironmentFile("prod", join(process.cwd(), "stacks", "environments"), {
      today: TODAY,
    });
    assert.equal(file, join("stacks", "environments", "prod.yaml"));
  });
});

describe("all problems at once", () => {
  it("reports mistakes of every kind, in the order of the file", async () => {
    const text = shippedText()
      .replace("topology: layered", "topology: layerd")
      .replace("    strategy: OnePerAz", "    strategy: OnePerAz\n    strateegy: x")
      .replace("    retentionDays: 365\n    trafficType", "    retentionDays: 365d\n    trafficType")
      .replace("maxSize: 50", "maxSize: 4");
    assert.deepEqual(said(await problemsOfText(text)), [
      'topology: must be one of single, layered (got "layerd")',
      "network.natGateways.strateegy: is not a known key (did you mean strategy?)",
      `network.flowLogs.retentionDays: must be a number without a unit, because the key's name says Days (got "365d")`,
      "nodePools.application.maxSize: must be at least minSize (got 4, minSize is 5)",
    ]);
  });

  it("reports a contradiction beside a wrong value of the same pool", async () => {
    const text = mutatedProd((prod) => {
      prod.setIn(["nodePools", "data", "maxSize"], 2);
      prod.setIn(["nodePools", "data", "disk", "sizeGiB"], "200GB");
      prod.setIn(["nodePools", "memory", "minSize"], 11);
    });
    assert.deepEqual(said(await problemsOfText(text)), [
      "nodePools.memory.maxSize: must be at least minSize (got 10, minSize is 11)",
      "nodePools.data.maxSize: must be at least minSize (got 2, minSize is 3)",
      `nodePools.data.disk.sizeGiB: must be a number without a unit, because the key's name says GiB (got "200GB")`,
    ]);
  });

  it("survives any one value being wrong, and reports it", function () {
    this.timeout(60_000);
    const { value } = shippedProd();
    for (const path of distinctPaths()) {
      const problems = problemsOfValue(withValueAt(value, path, [[]]));
      assert.ok(problems.length > 0, `${path.join(".")} may be a list of lists`);
    }
  });

  it("survives any one key being taken away, whatever it says then", function () {
    this.timeout(60_000);
    const { value } = shippedProd();
    for (const path of distinctPaths()) {
      const problems = problemsOfValue(without(value, path));
      assert.ok(problems.every(({ message, change }) => message !== "" && change !== ""));
    }
  });
});

/** Maps whose keys the user chooses: their entries have one shape. */
const MAPS = ["nodePools", "namespaces", "apps", "objectives", "env", "labels", "config"];

/** Every path of prod, but of several pools, apps, zones and items only the first. */
function distinctPaths(): Path[] {
  const paths = pathsOf(shippedProd().value);
  const shapes = paths.map((path) =>
    path
      .map((step, i) => (typeof step === "number" || MAPS.includes(String(path[i - 1])) ? "*" : step))
      .join("."),
  );
  return paths.filter((_, i) => shapes.indexOf(shapes[i] ?? "") === i);
}

describe("an environment that cannot be read", () => {
  it("lists those that exist", async () => {
    const error = await failure(loadEnvironment("prd", shipped));
    assert.match(
      error.message,
      /environments: there is no environment "prd" \(there is dev, prod, prod-dr, staging\)\n {2}change: did you mean prod\?$/,
    );
  });

  it("is not looked for outside the directory", async () => {
    await inDirectory({ "secret.yaml": "a: 1" }, async (directory) => {
      mkdirSync(join(directory, "environments"));
      const error = await failure(loadEnvironment("../secret", join(directory, "environments")));
      assert.match(error.message, /there is no environment "\.\.\/secret" \(there is none\)/);
    });
  });

  it("is not guardrails.yaml", async () => {
    assert.match(
      (await failure(loadEnvironment("guardrails", shipped))).message,
      /no environment "guardrails"/,
    );
  });

  it("in a directory that does not exist", async () => {
    const error = await failure(loadEnvironment("prod", join(shipped, "nowhere")));
    assert.match(error.message, /nowhere: there is no such directory/);
  });

  it("because it is a directory", async () => {
    await inDirectory({}, async (directory) => {
      mkdirSync(join(directory, "prod.yaml"));
      assert.match(
        (await failure(loadEnvironment("prod", directory))).message,
        /prod\.yaml: is a directory, not a file/,
      );
    });
  });

  it("because a file is in the directory's place", async () => {
    await inDirectory({ environments: "" }, async (directory) => {
      const error = await failure(loadEnvironment("prod", join(directory, "environments")));
      assert.match(error.message, /environments: there is no such directory/);
    });
  });

  it("because it is not UTF-8", async () => {
    await inDirectory({}, async (directory) => {
      writeFileSync(join(directory, "prod.yaml"), Buffer.from(`\ufeff${shippedText()}`, "utf16le"));
      const error = await failure(loadEnvironment("prod", directory));
      assert.match(error.message, /prod\.yaml: is not UTF-8 text\n {2}change: save it as UTF-8$/);
    });
  });

  for (const [code, expected] of [
    ["EACCES", /^prod\.yaml: may not be read \(permission denied\)\n {2}change: give yourself permission/],
    ["ENOENT", /^prod\.yaml: there is no such file/],
    ["EIO", /^prod\.yaml: cannot be read \(EIO\)/],
  ] as const) {
    it(`because of ${code}`, () => {
      assert.match(lines(unreadable("x/prod.yaml", Object.assign(new Error("no"), { code }))), expected);
    });
  }

  for (const text of ["", "  \n\n"]) {
    it(`because it is empty: ${JSON.stringify(text)}`, async () => {
      assert.match(lines((await problemsOfText(text))[0]), /^prod\.yaml: the file is empty/);
    });
  }

  it("outside a repository", () => {
    assert.throws(() => environmentsDirectory("/"), {
      name: "UserError",
      message: /no stacks\/environments at or above/,
    });
  });
});

describe("the day for which an environment is judged", () => {
  const text = shippedText();
  const on = (today: string | undefined): Promise<string[]> =>
    inDirectory({ "prod.yaml": text }, (directory) =>
      loadEnvironment("prod", directory, { today }).then(
        () => [],
        (error: unknown) => said((error as EnvironmentError).problems),
      ),
    );

  it("decides whether the Kubernetes version is supported", async () => {
    assert.deepEqual(await on("2027-03-26"), []);
    assert.match((await on("2027-03-27")).join(), /whose support ended on 2027-03-27/);
  });

  it("is that of SOURCE_DATE_EPOCH where it is set", async () => {
    const before = process.env["SOURCE_DATE_EPOCH"];
    try {
      process.env["SOURCE_DATE_EPOCH"] = String(Date.UTC(2027, 2, 28) / 1000);
      assert.match((await on(undefined)).join(), /today is 2027-03-28/);
      process.env["SOURCE_DATE_EPOCH"] = String(Date.UTC(2026, 10, 21) / 1000);
      assert.deepEqual(await on(undefined), []);
      for (const wrong of ["yesterday", "-1", "1.5", "9".repeat(20)]) {
        process.env["SOURCE_DATE_EPOCH"] = wrong;
        await assert.rejects(loadEnvironment("prod", shipped), {
          name: "UserError",
          message: `SOURCE_DATE_EPOCH must be a count of seconds since 1970 (got "${wrong}"); correct it or unset it`,
        });
      }
    } finally {
      if (before === undefined) delete process.env["SOURCE_DATE_EPOCH"];
      else process.env["SOURCE_DATE_EPOCH"] = before;
    }
  });
});

describe("listEnvironments", () => {
  it("leaves guardrails.yaml and other files out", () =>
    assert.deepEqual(listEnvironments(shipped), ["dev", "prod", "prod-dr", "staging"]));
});

describe("locate", () => {
  it("finds every value of prod at the line on which its key is written", async () => {
    const text = shippedText();
    const { locate } = await loadEnvironmentFile("prod", shipped, { today: TODAY });
    const written = text.split("\n");
    const document = parseDocument(text);
    for (const path of pathsOf(document.toJS())) {
      const dotted = path
        .reduce<string>((all, step) => (typeof step === "number" ? `${all}[${step}]` : `${all}.${step}`), "")
        .slice(1);
      if (path.some((step) => typeof step === "string" && /[./]/.test(step))) continue;
      const found = locate(dotted);
      const step = path.at(-1);
      assert.ok(found?.written, dotted);
      if (typeof step === "string")
        assert.ok(written[found.line - 1]?.slice(found.column - 1).startsWith(step), dotted);
      const node = document.getIn(path, true);
      if (isScalar(node)) assert.deepEqual(found.value, node.value, dotted);
      else assert.ok(isCollection(node));
    }
  });

  it("finds a default at the map that leaves it out", async () => {
    const { locate } = await loadEnvironmentFile("prod", shipped, { today: TODAY });
    const disk = locate("nodePools.system.disk");
    assert.deepEqual(locate("nodePools.system.disk.iops"), {
      path: "nodePools.system.disk.iops",
      line: disk?.line,
      column: disk?.column,
      value: 3000,
      written: false,
    });
  });

  it("knows no other path", async () => {
    const { locate } = await loadEnvironmentFile("prod", shipped, { today: TODAY });
    for (const path of ["nodePools.data.maxSiz", "nodePools.data.taints[9]", "", "constructor"]) {
      assert.equal(locate(path), undefined, path);
    }
  });
});

describe("nearestPath", () => {
  const CASES = [
    ["nodePools.data.maxSiz", "nodePools.data.maxSize"],
    ["nodePool.dta.maxSiz", "nodePools.data.maxSize"],
    ["network.availabilityZone[1].nam", "network.availabilityZones[1].name"],
    ["network.availabilityZones.0.name", "network.availabilityZones[0].name"],
    ["network.availabilityZones[7].name", "network.availabilityZones[2].name"],
    ["topology.deeper", "topology"],
    ["weather", undefined],
  ] as const;
  for (const [given, expected] of CASES) {
    it(given, async () => {
      const environment = await loadEnvironment("prod", shipped, { today: TODAY });
      assert.equal(nearestPath(environment, given), expected);
    });
  }
});

describe("@drydock/core/environment", () => {
  it("loads nothing of Pulumi, which costs a second", () => {
    const program = `
      import { registerHooks } from "node:module";
      const seen = [];
      registerHooks({ load(url, context, next) { seen.push(url); return next(url, context); } });
      const { loadEnvironment } = await import("@drydock/core/environment");
      await loadEnvironment("prod", ${JSON.stringify(shipped)}, { today: "${TODAY}" });
      console.log(JSON.stringify({ all: seen.length, pulumi: seen.filter((url) => url.includes("@pulumi")) }));`;
    const output = execFileSync(process.execPath, ["--input-type=module", "--eval", program], {
      encoding: "utf8",
    });
    const { all, pulumi } = JSON.parse(output) as { all: number; pulumi: string[] };
    assert.ok(all > 20, `the hook saw ${all} modules`);
    assert.deepEqual(pulumi, []);
  });
});
