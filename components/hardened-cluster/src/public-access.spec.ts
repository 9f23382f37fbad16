/** Proves which lists of blocks may reach a public API endpoint, and that the internet never may. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { publicAccessProblems } from "./public-access.ts";

describe("publicAccessProblems", () => {
  const cases: [string, string[], string[]][] = [
    ["networks that somebody knows", ["203.0.113.0/24", "198.51.100.7/32", "12.0.0.0/8"], []],
    ["no block", [], ["a public endpoint needs publicAccessCidrs; without them EKS opens it to 0.0.0.0/0"]],
    [
      "the internet",
      ["0.0.0.0/0"],
      ["0.0.0.0/0 opens the API to the whole internet; name the networks that need it"],
    ],
    [
      "the IPv6 internet",
      ["::/0"],
      ["::/0 opens the API to the whole internet; name the networks that need it"],
    ],
    [
      "the internet under another address",
      ["203.0.113.5/0"],
      ["203.0.113.5/0 opens the API to the whole internet; name the networks that need it"],
    ],
    [
      "the internet in halves",
      ["0.0.0.0/1", "128.0.0.0/1"],
      [
        "0.0.0.0/1 is wider than /8; name the networks that need it",
        "128.0.0.0/1 is wider than /8; name the networks that need it",
      ],
    ],
    ["IPv6", ["2001:db8::/32"], ["2001:db8::/32 is IPv6, but the endpoint of an IPv4 cluster is IPv4"]],
    [
      "a private range",
      ["10.1.0.0/16", "172.31.0.0/16", "192.168.1.0/24", "100.64.0.0/10"],
      ["10.1.0.0/16", "172.31.0.0/16", "192.168.1.0/24", "100.64.0.0/10"].map(
        (block) => `${block} is a private range, which the private endpoint serves; EKS refuses it here`,
      ),
    ],
    ["next to a private range", ["172.32.0.0/16", "11.0.0.0/8", "192.169.0.0/16"], []],
    [
      "not a block",
      ["203.0.113.0", "203.0.113.999/24", "203.0.113.0/33"],
      [
        '"203.0.113.0" is not an IPv4 CIDR block',
        '"203.0.113.999/24" is not an IPv4 CIDR block',
        '"203.0.113.0/33" is not an IPv4 CIDR block',
      ],
    ],
  ];
  for (const [title, blocks, expected] of cases) {
    it(title, () => assert.deepEqual(publicAccessProblems(blocks), expected));
  }

  it("takes 40 blocks and no more", () => {
    const blocks = Array.from({ length: 41 }, (_, index) => `203.0.113.${index}/32`);
    assert.deepEqual(publicAccessProblems(blocks.slice(0, 40)), []);
    assert.deepEqual(publicAccessProblems(blocks), ["EKS takes at most 40 publicAccessCidrs, not 41"]);
  });

  it("never lets any block of fewer than eight bits pass", () => {
    const octet = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(fc.tuple(octet, octet, octet, octet), fc.integer({ min: 0, max: 7 }), (octets, prefix) => {
        assert.equal(publicAccessProblems([`${octets.join(".")}/${prefix}`]).length, 1);
      }),
    );
  });
});
