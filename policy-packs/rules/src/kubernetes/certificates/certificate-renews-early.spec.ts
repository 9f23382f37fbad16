// Proves that a certificate must say that it is renewed thirty days early, in any way in which Go writes a duration.
import { describeObjectRule } from "../../testing/objects.ts";
import { certificateRenewsEarly } from "./certificate-renews-early.ts";

const found = (value: string): string => `spec.renewBefore: must be 720h or more (is ${value})`;

describeObjectRule(certificateRenewsEarly, {
  passes: [
    [["spec.renewBefore", "720h0m0s"]],
    [["spec.renewBefore", "719h60m"]],
    [["spec.renewBefore", "43200m"]],
    [["spec.renewBefore", "1000.5h"]],
  ],
  fails: [
    [[["spec.renewBefore", undefined]], found("not set")],
    [[["spec.renewBefore", "719h59m59s"]], found('"719h59m59s"')],
    [[["spec.renewBefore", "-720h"]], found('"-720h"')],
    [[["spec.renewBefore", "30d"]], found('"30d"')],
    [[["spec.renewBefore", "0"]], found('"0"')],
    [[["spec.renewBefore", 720]], found("720")],
  ],
});
