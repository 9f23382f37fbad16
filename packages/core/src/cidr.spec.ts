/** Proves CIDR arithmetic: what is refused, sizes, containment, and that filling a slot never moves another. */
import assert from "node:assert/strict";
import fc from "fast-check";
import {
  blockAt,
  cidrContains,
  cidrProblem,
  cidrSize,
  cidrsOverlap,
  formatCidr,
  type Ipv4Block,
  parseBlock,
  usableAddresses,
} from "./cidr.ts";

/** Any block without host bits. */
const block: fc.Arbitrary<Ipv4Block> = fc
  .tuple(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.integer({ min: 0, max: 32 }))
  .map(([address, prefixLength]) => {
    const size = 2 ** (32 - prefixLength);
    return { first: Math.floor(address / size) * size, prefixLength };
  });

const last = ({ first, prefixLength }: Ipv4Block): number => first + 2 ** (32 - prefixLength) - 1;

/** A block, a length of blocks inside it, and two slots for such blocks. */
const placed = fc.tuple(block, fc.integer({ min: 0, max: 10 })).chain(([outer, extra]) => {
  const prefixLength = Math.min(32, outer.prefixLength + extra);
  const slot = fc.integer({ min: 0, max: 2 ** (prefixLength - outer.prefixLength) - 1 });
  return fc.record({
    outer: fc.constant(formatCidr(outer)),
    prefixLength: fc.constant(prefixLength),
    a: slot,
    b: slot,
  });
});

describe("a CIDR block", () => {
  for (const [text, problem] of [
    ["10.0.0.0/16", undefined],
    ["0.0.0.0/0", undefined],
    ["255.255.255.255/32", undefined],
    ["10.0.0.0", "must be an IPv4 CIDR block such as 10.0.0.0/16"],
    ["10.0.0/16", "must be an IPv4 CIDR block such as 10.0.0.0/16"],
    ["fd00::/64", "must be an IPv4 CIDR block such as 10.0.0.0/16"],
    ["10.0.0.0/16 ", "must be an IPv4 CIDR block such as 10.0.0.0/16"],
    ["010.0.0.0/16", "has leading zeros; write it as 10.0.0.0/16"],
    ["10.0.0.0/08", "has leading zeros; write it as 10.0.0.0/8"],
    ["10.0.0.256/32", "must have octets of 0 to 255 and a prefix length of 0 to 32"],
    ["10.0.0.0/33", "must have octets of 0 to 255 and a prefix length of 0 to 32"],
    ["10.0.1.7/24", "has host bits set; the block is 10.0.1.0/24"],
    ["10.0.1.0/16", "has host bits set; the block is 10.0.0.0/16"],
  ] as const) {
    it(`${JSON.stringify(text)}: ${problem ?? "accepted"}`, () => {
      assert.equal(cidrProblem(text), problem);
    });
  }

  it("is the same after a round trip, and is accepted", () => {
    fc.assert(
      fc.property(block, (value) => {
        const text = formatCidr(value);
        assert.deepEqual(parseBlock(text), value);
        assert.equal(cidrProblem(text), undefined);
      }),
    );
  });

  it("has 2 to the power of its host bits addresses, of which AWS keeps five", () => {
    for (const [text, size, usable] of [
      ["10.0.0.0/16", 65536, 65531],
      ["10.0.0.0/24", 256, 251],
      ["10.0.0.0/28", 16, 11],
      ["10.0.0.0/32", 1, 0],
    ] as const) {
      assert.equal(cidrSize(text), size);
      assert.equal(usableAddresses(text), usable);
    }
  });
});

describe("two CIDR blocks", () => {
  it("overlap exactly when they share an address", () => {
    fc.assert(
      fc.property(block, block, (a, b) => {
        const share = a.first <= last(b) && b.first <= last(a);
        assert.equal(cidrsOverlap(formatCidr(a), formatCidr(b)), share);
        assert.equal(cidrsOverlap(formatCidr(b), formatCidr(a)), share);
      }),
    );
  });

  it("contain one another exactly when every address of one is in the other", () => {
    fc.assert(
      fc.property(block, block, (a, b) => {
        const inside = a.first <= b.first && last(b) <= last(a);
        assert.equal(cidrContains(formatCidr(a), formatCidr(b)), inside);
      }),
    );
  });

  it("that touch do not overlap", () => {
    assert.equal(cidrsOverlap("10.0.0.0/24", "10.0.1.0/24"), false);
    assert.equal(cidrsOverlap("10.0.0.0/16", "10.0.255.0/24"), true);
    assert.equal(cidrContains("10.0.255.0/24", "10.0.0.0/16"), false);
  });
});

describe("a slot", () => {
  for (const [outer, length, slot, expected] of [
    ["10.0.0.0/16", 24, 0, "10.0.0.0/24"],
    ["10.0.0.0/16", 24, 10, "10.0.10.0/24"],
    ["10.0.0.0/16", 24, 255, "10.0.255.0/24"],
    ["100.64.0.0/16", 18, 2, "100.64.128.0/18"],
    ["10.0.0.0/16", 16, 0, "10.0.0.0/16"],
    ["0.0.0.0/0", 32, 4294967295, "255.255.255.255/32"],
  ] as const) {
    it(`${slot} of /${length} in ${outer} is ${expected}`, () => {
      assert.equal(blockAt(outer, length, slot), expected);
    });
  }

  it("lies inside the block, and two slots never overlap", () => {
    fc.assert(
      fc.property(placed, ({ outer, prefixLength, a, b }) => {
        const one = blockAt(outer, prefixLength, a);
        assert.ok(cidrContains(outer, one));
        assert.equal(cidrsOverlap(one, blockAt(outer, prefixLength, b)), a === b);
      }),
    );
  });

  it("stays where it is when more slots are filled", () => {
    fc.assert(
      fc.property(placed, fc.integer({ min: 1, max: 8 }), ({ outer, prefixLength, a }, count) => {
        const filled = (n: number): string[] =>
          Array.from({ length: Math.min(n, a + 1) }, (_, slot) => blockAt(outer, prefixLength, slot));
        const before = filled(count);
        assert.deepEqual(filled(count + 1).slice(0, before.length), before);
      }),
    );
  });

  for (const [outer, length, slot] of [
    ["10.0.0.0/16", 24, 256],
    ["10.0.0.0/16", 24, -1],
    ["10.0.0.0/16", 24, 0.5],
    ["10.0.0.0/16", 15, 0],
    ["10.0.0.0/16", 33, 0],
  ] as const) {
    it(`${slot} of /${length} is refused in ${outer}`, () => {
      assert.throws(() => blockAt(outer, length, slot), {
        name: "RangeError",
        message: `${outer} has no /${length} block number ${slot}`,
      });
    });
  }
});
