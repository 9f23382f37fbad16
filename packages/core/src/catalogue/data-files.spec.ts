/** Proves that the catalogue's data files have their schema, name their sources, and cover every minor they offer. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { z } from "zod";
import { ADDON_NAMES } from "../environment/slices/cluster.ts";
import { AMI_TYPES } from "../environment/slices/node-pools.ts";
import { addonVersion, amiFamilies, amiRelease, charts, image, kubernetesMinors } from "./index.ts";

const date = z.iso.date();
const minor = z.string().regex(/^1\.\d{2}$/);
const sentence = z.string().min(20);
const gaps = z.array(z.strictObject({ what: sentence.or(z.literal("EKS 1.37")), searched: sentence })).min(1);
const head = { about: z.array(sentence).min(1), lookedUp: date, notFound: gaps.optional() };
const pinned = {
  version: z.string(),
  asOf: z.string().min(7),
  verified: z.boolean(),
  source: sentence,
};
const architecture = z.enum(["amd64", "arm64"]);
const count = z.int().positive();

const SCHEMAS: Record<string, z.ZodType> = {
  "quotas.json": z.strictObject({
    ...head,
    quotas: z.record(
      z.string(),
      z.strictObject({
        what: z.string().min(10),
        default: count,
        adjustable: z.boolean(),
        code: z
          .string()
          .regex(/^L-[0-9A-F]{8}$/)
          .optional(),
        verified: z.boolean(),
        source: z.string().regex(/^https:\/\/docs\.aws\.amazon\.com\//),
      }),
    ),
  }),
  "addons.json": z.strictObject({
    ...head,
    addons: z.record(
      minor,
      z.record(z.string(), z.strictObject({ ...pinned, basis: z.enum(["default", "newest seen"]) })),
    ),
  }),
  "ami-families.json": z.strictObject({
    ...head,
    families: z.record(
      z.string(),
      z.strictObject({
        os: z.string(),
        amiTypes: z.record(z.string(), z.strictObject({ architecture })),
        source: sentence,
        verified: z.boolean(),
        releases: z.record(minor, z.strictObject(pinned)),
        note: sentence.optional(),
        notFound: gaps.optional(),
      }),
    ),
  }),
  "charts.json": z.strictObject({
    ...head,
    excluded: z.record(z.string(), z.string().min(10)),
    charts: z.record(
      z.string(),
      z.strictObject({
        repository: z.string().regex(/^(https|oci):\/\/[^ ]+[^/ ]$/),
        chart: z.string(),
        version: z.string(),
        appVersion: z.string().optional(),
        crds: z.strictObject({
          from: z.enum(["none", "templates", "directory", "separate chart", "operator"]),
          how: z.string().optional(),
          manifests: z.record(z.string(), z.string().regex(/^https:\/\/[^ ]+\.yaml$/)).optional(),
        }),
        after: z.string().optional(),
        source: z.string().regex(/\(\d{4}-\d{2}-\d{2}\)$/, "ends in the date of the source"),
        verified: z.boolean(),
        note: sentence.optional(),
      }),
    ),
  }),
  "images.json": z.strictObject({
    ...head,
    images: z.record(
      z.string(),
      z.strictObject({ repository: z.string(), tags: z.record(minor, z.strictObject(pinned)) }),
    ),
    pinned: z.record(
      z.string(),
      z.strictObject({
        repository: z.string().regex(/^[a-z0-9.-]+\.[a-z]+\//, "names its registry"),
        tag: z.string().regex(/^v?\d+\.\d+/),
        digest: z.string().regex(/^sha256:[0-9a-f]{64}$/),
        verified: z.boolean(),
        source: sentence,
      }),
    ),
  }),
  "instance-types.json": z.strictObject({
    ...head,
    verified: z.boolean(),
    sources: z.array(z.strictObject({ values: z.array(z.string()), source: sentence })),
    instanceTypes: z.record(
      z.string(),
      z.strictObject({
        vcpu: count,
        memoryGiB: count,
        architecture,
        maxEnis: count,
        ipv4PerEni: count,
        branchInterfaces: z.int().nonnegative(),
        ebsAttachLimit: count,
        ebsAttachmentType: z.enum(["shared", "dedicated"]),
      }),
    ),
  }),
  "kubernetes.json": z.strictObject({
    ...head,
    source: sentence,
    karpenterSource: sentence,
    minors: z.record(
      minor,
      z.strictObject({
        releasedOnEks: date,
        endOfStandardSupport: date,
        endOfExtendedSupport: date,
        karpenterMinimum: z.string().regex(/^\d+\.\d+(\.\d+)?$/),
        verified: z.boolean(),
        note: sentence.optional(),
      }),
    ),
  }),
};

const directory = new URL("./data/", import.meta.url);
const content = (file: string): unknown => JSON.parse(readFileSync(new URL(file, directory), "utf8"));

describe("catalogue data files", () => {
  it("are all held to a schema", () => {
    assert.deepEqual(readdirSync(directory).sort(), Object.keys(SCHEMAS).sort());
  });

  for (const [file, schema] of Object.entries(SCHEMAS)) {
    it(`${file} has its schema`, () => {
      const { error } = schema.safeParse(content(file));
      assert.equal(error && z.prettifyError(error), undefined);
    });
  }

  it("says of every instance type's value where it was read", () => {
    const file = content("instance-types.json") as {
      sources: { values: string[] }[];
      instanceTypes: Record<string, object>;
    };
    const sourced = file.sources.flatMap(({ values }) => values).sort();
    for (const type of Object.values(file.instanceTypes)) assert.deepEqual(Object.keys(type).sort(), sourced);
  });

  for (const { version } of kubernetesMinors()) {
    it(`${version} has every add-on, an AL2023 release and a cluster-autoscaler image of its own minor`, () => {
      for (const addon of [...ADDON_NAMES, "eks-node-monitoring-agent"]) {
        assert.match(
          addonVersion(addon, version)?.version ?? "none",
          /^v\d+\.\d+\.\d+-eksbuild\.\d+$/,
          addon,
        );
      }
      assert.ok(addonVersion("kube-proxy", version)?.version.startsWith(`v${version}.`));
      for (const amiType of AMI_TYPES.filter((type) => type.startsWith("AL2023"))) {
        assert.ok(amiRelease(amiType, version)?.version.startsWith(`${version}.`), amiType);
      }
      assert.ok(image("cluster-autoscaler", version)?.version.startsWith(`v${version}.`));
    });
  }

  it("offers a family for every amiType that the environment file accepts, of the architecture in its name", () => {
    const known = Object.assign({}, ...amiFamilies().map(({ amiTypes }) => amiTypes)) as Record<
      string,
      object
    >;
    for (const amiType of AMI_TYPES) {
      assert.deepEqual(
        known[amiType],
        { architecture: amiType.includes("ARM_64") ? "arm64" : "amd64" },
        amiType,
      );
    }
  });

  it("names only charts of the catalogue as those to install first, and pairs CRD charts by version", () => {
    for (const [name, { after }] of Object.entries(charts())) {
      if (after !== undefined) assert.ok(charts()[after], `${name} comes after ${after}`);
    }
    for (const name of ["karpenter", "tigera-operator"]) {
      const { after, version } = charts()[name] ?? {};
      assert.equal(charts()[after ?? ""]?.version, version, name);
    }
  });

  it("supports every minor with the Karpenter chart", () => {
    const [, release] = (charts()["karpenter"]?.version ?? "").split(".").map(Number);
    for (const { version, karpenterMinimum } of kubernetesMinors()) {
      assert.ok(Number(karpenterMinimum.split(".")[1]) <= (release ?? 0), version);
    }
  });
});
