/** What is wrong with a map of flows: names that no peer has, doubles, and flows that some level would cut anyway. */
import { cidrProblem } from "../cidr.ts";
import { type Flow, type FlowMap, peerOf } from "./flow.ts";

/** Every problem, one sentence each; an empty list accepts the map. */
export function flowProblems(map: FlowMap): string[] {
  return [...blockProblems(map), ...nameProblems(map), ...doubles(map), ...cut(map)];
}

function blockProblems({ peers }: FlowMap): string[] {
  return Object.entries(peers).flatMap(([name, peer]) => {
    if (peer.kind === "pods") return [];
    return peer.cidrBlocks.flatMap((block) => {
      const problem = cidrProblem(block);
      return problem === undefined ? [] : [`peer ${name}: ${block} ${problem}`];
    });
  });
}

function nameProblems({ peers, flows }: FlowMap): string[] {
  return flows.flatMap(({ from, to }) =>
    [from, to]
      .filter((name) => !Object.hasOwn(peers, name))
      .map((name) => `flow from ${from} to ${to}: no peer is called ${name}`),
  );
}

function doubles({ flows }: FlowMap): string[] {
  const seen = new Set<string>();
  return flows.flatMap(({ from, to, ports }) =>
    ports.flatMap(({ port, protocol }) => {
      const key = `${from} to ${to} on ${protocol} ${port}`;
      if (seen.has(key)) return [`flow from ${key}: declared twice`];
      seen.add(key);
      return [];
    }),
  );
}

/** Neither end is in the cluster, or methods are asked for where no sidecar can see them. */
function cut(map: FlowMap): string[] {
  const known = ({ from, to }: Flow) => Object.hasOwn(map.peers, from) && Object.hasOwn(map.peers, to);
  return map.flows.filter(known).flatMap((flow) => {
    const where = `flow from ${flow.from} to ${flow.to}`;
    const [from, to] = [peerOf(map, flow.from), peerOf(map, flow.to)];
    if (from.kind !== "pods" && to.kind !== "pods") {
      return [`${where}: neither end is a workload of the cluster, so nothing here can open it`];
    }
    if (flow.http && !(to.kind === "pods" && to.inMesh)) {
      return [
        `${where}: http needs a called workload in the mesh; leave http out, or bring it into the mesh`,
      ];
    }
    return [];
  });
}
