/** Custom resource definitions before the charts that watch them. */
import { type OrderRule } from "../rule.ts";
import { MANIFESTS } from "../world.ts";

const BASE_OF_ISTIO = ["cni", "gateway", "istiod"];

export const definitions: OrderRule = {
  id: "definitions",
  why: "A controller that starts before its definitions crashes; definitions that go first take every custom resource with them.",
  needs: ({ releases, chart, siblings }) =>
    releases.flatMap((subject) => {
      if (subject.urn.endsWith("-crds")) return [];
      const beside = siblings(subject).filter(({ type, urn }) => type === MANIFESTS || urn.endsWith("-crds"));
      const shared = BASE_OF_ISTIO.includes(subject.chart ?? "") ? chart("base") : [];
      const after = [...beside, ...shared];
      return after.length === 0 ? [] : [{ subject, after, what: "definitions" }];
    }),
};
