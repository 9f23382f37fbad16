/** Proves the user data of each operating system, byte for byte, and which arguments each refuses. */
import assert from "node:assert/strict";
import { userDataFor } from "./user-data.ts";
import { dnsAddress } from "./user-data-bottlerocket.ts";
import { tomlText } from "./toml.ts";

const CLUSTER = {
  name: "c",
  endpoint: "https://example.eks.amazonaws.com",
  certificateAuthority: "QUJD",
  serviceCidr: "10.100.0.0/16",
};

const BOOTSTRAP =
  '/etc/eks/bootstrap.sh --apiserver-endpoint "https://example.eks.amazonaws.com" --b64-cluster-ca "QUJD" "c"';

describe("user data of Amazon Linux 2", () => {
  for (const [args, flags] of [
    [{}, ""],
    [{ kubeletExtraArgs: "--v=2" }, " --kubelet-extra-args --v=2"],
    [{ kubeletExtraArgs: "--v=2 --x=1" }, " --kubelet-extra-args '--v=2 --x=1'"],
    [{ bootstrapExtraArgs: "--use-max-pods false" }, " --use-max-pods false"],
    [{ labels: { a: "b", c: "d" } }, " --kubelet-extra-args --node-labels=a=b,c=d"],
    [
      { taints: { k: { effect: "NoSchedule" }, l: { value: "v", effect: "NoExecute" } } },
      " --kubelet-extra-args --register-with-taints=k:NoSchedule,l=v:NoExecute",
    ],
  ] as const) {
    it(`of self-managed nodes is a script with ${JSON.stringify(args)}`, () => {
      assert.equal(
        userDataFor("AL2", CLUSTER, { managed: false, ...args }),
        `#!/bin/bash\n\n${BOOTSTRAP}${flags}\n\n`,
      );
    });
  }

  it("of managed nodes is a MIME document", () => {
    assert.equal(
      userDataFor("AL2", CLUSTER, { managed: true }),
      'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="==MYBOUNDARY=="\n\n--==MYBOUNDARY==\n' +
        `Content-Type: text/x-shellscript; charset="us-ascii"\n\n#!/bin/bash\n\n${BOOTSTRAP}\n--==MYBOUNDARY==--`,
    );
  });

  it("runs the program's own script afterwards", () => {
    const text = userDataFor("AL2", CLUSTER, { managed: false, stackName: "n", script: "#!/bin/sh\necho" });
    assert.ok(
      text.endsWith(
        "<<n-user-data\n#!/bin/sh\necho\nn-user-data\nchmod +x /opt/user-data\n/opt/user-data\n\n",
      ),
    );
  });
});

describe("user data of Amazon Linux 2023", () => {
  it("is NodeConfig documents, with long values folded and flags quoted", () => {
    const certificateAuthority = "Q".repeat(75);
    const text = userDataFor(
      "AL2023",
      { ...CLUSTER, certificateAuthority },
      {
        managed: true,
        kubeletExtraArgs: "--v=2",
        nodeadmExtraOptions: [{ contentType: "x/y", content: "own" }],
      },
    );
    assert.equal(
      text,
      `MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="BOUNDARY"

--BOUNDARY
Content-Type: application/node.eks.aws

---
apiVersion: node.eks.aws/v1alpha1
kind: NodeConfig
spec:
  cluster:
    name: c
    apiServerEndpoint: https://example.eks.amazonaws.com
    certificateAuthority: >-
      ${certificateAuthority}
    cidr: 10.100.0.0/16

--BOUNDARY
Content-Type: application/node.eks.aws

---
apiVersion: node.eks.aws/v1alpha1
kind: NodeConfig
spec:
  kubelet:
    flags:
      - '--v=2'

--BOUNDARY
Content-Type: x/y

own
--BOUNDARY--
`,
    );
  });
});

describe("user data of Bottlerocket", () => {
  it("is settings, sorted, with the program's own over the component's", () => {
    const bottlerocketSettings = {
      settings: { kubernetes: { "max-pods": 1500, "cluster-dns-ip": "127.0.0.1" }, motd: "hi" },
    };
    const taints = { k: { effect: "NoSchedule" } };
    assert.equal(
      userDataFor("Bottlerocket", CLUSTER, { managed: true, bottlerocketSettings, taints }),
      `[settings]
motd = "hi"

  [settings.kubernetes]
  api-server = "https://example.eks.amazonaws.com"
  cluster-certificate = "QUJD"
  cluster-dns-ip = "127.0.0.1"
  cluster-name = "c"
  max-pods = 1_500

    [settings.kubernetes.node-taints]
    k = ":NoSchedule"
`,
    );
  });

  it("finds CoreDNS at the tenth address of the service range", () => {
    assert.equal(dnsAddress("172.20.0.0/16"), "172.20.0.10");
    assert.equal(dnsAddress("fd01:2345:6789::/108"), "fd01:2345:6789::a");
  });

  it("is TOML in lists, fractions, truth values and odd keys too", () => {
    assert.equal(
      tomlText({ "a b": ["x", 1], c: 1234567.5, d: false, e: [] }),
      '"a b" = [ "x", 1 ]\nc = 1_234_567.5\nd = false\ne = [ ]\n',
    );
  });
});

describe("user data", () => {
  for (const [system, args, message] of [
    ["AL2", { bottlerocketSettings: {} }, /bottlerocketSettings: not for nodes of AL2$/],
    ["AL2023", { bootstrapExtraArgs: "x" }, /bootstrapExtraArgs: not for nodes of AL2023/],
    [
      "Bottlerocket",
      { kubeletExtraArgs: "x", script: "x" },
      /kubeletExtraArgs, nodeUserData: not for nodes of Bottlerocket/,
    ],
  ] as const) {
    it(`of ${system} refuses ${Object.keys(args).join()}`, () => {
      assert.throws(() => userDataFor(system, CLUSTER, { managed: false, ...args }), message);
    });
  }
});
