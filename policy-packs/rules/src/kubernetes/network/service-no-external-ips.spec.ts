// Proves that each external address is found, also where the list is none, and that an empty list is left alone.
import { describeObjectRule } from "../../testing/objects.ts";
import { serviceNoExternalIps } from "./service-no-external-ips.ts";

describeObjectRule(serviceNoExternalIps, {
  passes: [[["spec.externalIPs", []]], [["spec.externalIPs", null]], [["spec", undefined]]],
  fails: [
    [
      [["spec.externalIPs", ["1.2.3.4", "5.6.7.8"]]],
      'spec.externalIPs[0]: must not be set (is "1.2.3.4")',
      'spec.externalIPs[1]: must not be set (is "5.6.7.8")',
    ],
    [[["spec.externalIPs", "1.2.3.4"]], 'spec.externalIPs: must not be set (is "1.2.3.4")'],
  ],
});
