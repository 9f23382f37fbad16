/** Listener of an accelerator. https://docs.aws.amazon.com/global-accelerator/latest/api/API_CreateListener.html */
import { number, objects, text } from "../../account/input.ts";
import { refusal, refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";
import { ACCELERATOR, ACCELERATOR_LISTENER } from "../tokens.ts";

const MOST_RANGES = 10;

export const listener = defineResourceType({
  type: ACCELERATOR_LISTENER,
  taggable: false,
  scope: "global",
  references: { acceleratorArn: { type: ACCELERATOR, by: "arn", notFound: "AcceleratorNotFoundException" } },
  refuse(inputs) {
    const ranges = objects(inputs, "portRanges");
    const protocol = text(inputs, "protocol") ?? "";
    const wrong = ranges.find((range) => {
      const [from = 0, to = 0] = [number(range, "fromPort"), number(range, "toPort")];
      return from < 1 || to > 65_535 || to < from;
    });
    const invalid = (code: string, property: string, message: string, remediation: string) =>
      refusal(code, property, message, remediation);
    return refusals(
      !["TCP", "UDP"].includes(protocol) &&
        invalid(
          "InvalidArgumentException",
          "protocol",
          `${protocol} is no protocol of a listener`,
          "use TCP or UDP",
        ),
      (ranges.length === 0 || ranges.length > MOST_RANGES) &&
        invalid(
          "InvalidPortRangeException",
          "portRanges",
          "a listener has 1 to 10 ranges of ports",
          "name 1 to 10",
        ),
      wrong !== undefined &&
        invalid(
          "InvalidPortRangeException",
          "portRanges",
          "a range is out of 1 to 65535, or reversed",
          "correct it",
        ),
    );
  },
  create(inputs, context) {
    const arn = `${text(inputs, "acceleratorArn") ?? ""}/listener/${context.hash(8, "listener")}`;
    return { id: arn, outputs: { arn, clientAffinity: inputs["clientAffinity"] ?? "NONE" } };
  },
});
