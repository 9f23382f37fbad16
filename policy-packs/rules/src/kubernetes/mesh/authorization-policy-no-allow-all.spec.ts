// Proves that a rule that fits every request is found however it is written, and that one limit of any kind is enough.
import { describeObjectRule } from "../../testing/objects.ts";
import { authorizationPolicyNoAllowAll } from "./authorization-policy-no-allow-all.ts";

const finding = "spec.rules[0]: must not fit every request (names no caller, target or condition)";
const rule = (value: unknown) => [["spec.rules[0]", value]] as const;

describeObjectRule(authorizationPolicyNoAllowAll, {
  passes: [
    [["spec", {}]],
    [["spec.rules", []]],
    [
      ["spec.action", "DENY"],
      ["spec.rules[0]", {}],
    ],
    rule({ to: [{ operation: { methods: ["GET"] } }] }),
    rule({ when: [{ key: "request.headers[x]", values: ["y"] }] }),
    rule({ from: [{ source: { principals: ["*"] } }] }),
    rule({ from: [{ source: { ipBlocks: ["10.0.0.0/8"] } }] }),
    rule({ to: [{ operation: { notPaths: ["*"] } }] }),
  ],
  fails: [
    [rule({}), finding],
    [
      [
        ["spec.action", undefined],
        ["spec.rules[0]", {}],
      ],
      finding,
    ],
    [rule({ from: [{ source: {} }] }), finding],
    [rule({ from: [{ source: { ipBlocks: ["0.0.0.0/0"] } }] }), finding],
    [rule({ to: [{ operation: { paths: ["/x"] } }, { operation: { paths: ["*"] } }] }), finding],
  ],
});
