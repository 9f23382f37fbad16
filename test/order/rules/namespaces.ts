/** A namespace before what is in it. */
import type { OrderRule } from "../rule.ts";

/** The API server makes these itself. */
const BUILT_IN = new Set(["default", "kube-system", "kube-public", "kube-node-lease"]);

export const namespaces: OrderRule = {
  id: "namespace",
  why: "The API server refuses an object whose namespace is not there; a namespace that goes first takes its objects with it, unseen by Pulumi.",
  needs: ({ objects, releases, kind }) => {
    const made = Map.groupBy(kind("", "Namespace"), ({ name }) => name);
    return [...objects, ...releases].flatMap((subject) => {
      const { namespace } = subject;
      if (namespace === undefined || BUILT_IN.has(namespace)) return [];
      return [{ subject, after: made.get(namespace) ?? [], what: `namespace ${namespace}` }];
    });
  },
};
