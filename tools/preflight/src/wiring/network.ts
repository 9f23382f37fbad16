/** Names, tags and selectors by which EKS, Karpenter and load balancer controllers find the parts of a network. */
import type { PlannedResource } from "@drydock/core/plan-record";
import { isKind } from "../kubernetes/objects.ts";
import { at, record, records, text, type Tree } from "../kubernetes/read.ts";
import { type Check, type Found, listed } from "../platform/check.ts";
import { type Platform, SUBNET, VPC, VPC_ENDPOINT } from "../platform/platform.ts";

const PUBLIC_TAG = "kubernetes.io/role/elb";
const INTERNAL_TAG = "kubernetes.io/role/internal-elb";

const tagsOf = ({ inputs }: PlannedResource): Tree => record(inputs["tags"]);

export const vpcWithoutDnsNames: Check = {
  id: "wiring/VpcWithoutDnsNames",
  explanation:
    "Without DNS support and host names the private names of endpoints and of the cluster do not resolve inside the VPC: nodes cannot join.",
  source: "https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html",
  find: ({ of, cluster }) =>
    of(VPC).flatMap((vpc): Found[] => {
      const off = ["enableDnsSupport", "enableDnsHostnames"].filter((key) =>
        key === "enableDnsSupport" ? vpc.inputs[key] === false : vpc.inputs[key] !== true,
      );
      const named = of(VPC_ENDPOINT).filter(({ inputs }) => inputs["privateDnsEnabled"] === true).length;
      if (off.length === 0 || (!cluster && named === 0)) return [];
      return [
        {
          status: "fail",
          subject: vpc,
          message: `${off.join(" and ")} of ${vpc.name} must be on`,
          evidence: `${named} endpoints with private names${cluster ? ", and a cluster" : ""}`,
          remediation: `set ${off.map((key) => `${key}: true`).join(" and ")}`,
        },
      ];
    }),
};

/** Subnets whose route table sends the world to an internet gateway. */
function publicSubnets({ of }: Platform): Set<string> {
  const tables = new Set(
    of("aws:ec2/route:Route")
      .filter(({ inputs }) => text(inputs["gatewayId"])?.startsWith("igw-"))
      .map(({ inputs }) => inputs["routeTableId"]),
  );
  return new Set(
    of("aws:ec2/routeTableAssociation:RouteTableAssociation")
      .filter(({ inputs }) => tables.has(inputs["routeTableId"]))
      .map(({ inputs }) => String(inputs["subnetId"])),
  );
}

export const balancerTagOnWrongSubnet: Check = {
  id: "wiring/BalancerTagOnWrongSubnet",
  explanation:
    "Load balancer controllers choose subnets by these tags: a public load balancer in a subnet without a way in is never reached, and an internal one in a public subnet is not where it was meant to be.",
  source: "https://docs.aws.amazon.com/eks/latest/userguide/network-load-balancing.html",
  find: (platform) => {
    const open = publicSubnets(platform);
    return platform.of(SUBNET).flatMap((subnet): Found[] => {
      const isPublic = subnet.id !== undefined && open.has(subnet.id);
      const wrong = isPublic ? INTERNAL_TAG : PUBLIC_TAG;
      if (tagsOf(subnet)[wrong] === undefined) return [];
      return [
        {
          status: "fail",
          subject: subnet,
          message: `${subnet.name} is ${isPublic ? "public" : "private"} and has the tag ${wrong}`,
          evidence: `its route table ${isPublic ? "has" : "has no"} route to an internet gateway`,
          remediation: `tag it ${isPublic ? PUBLIC_TAG : INTERNAL_TAG} in its place, or with neither`,
        },
      ];
    });
  },
};

export const zoneWithoutBalancerSubnet: Check = {
  id: "wiring/ZoneWithoutBalancerSubnet",
  explanation:
    "Load balancer controllers find no subnet by itself in a zone without a tagged one: targets in that zone get no traffic, or the load balancer is not made at all.",
  source: "https://docs.aws.amazon.com/eks/latest/userguide/network-load-balancing.html",
  find: ({ of, pools, withId, cluster }) => {
    const zoneOf = (subnet: PlannedResource | undefined): string =>
      text(subnet?.inputs["availabilityZone"]) ?? "";
    const zones = new Set(
      pools.flatMap(({ subnetIds }) => subnetIds.map((id) => zoneOf(withId(SUBNET, id)))),
    );
    const tagged = new Set(
      of(SUBNET)
        .filter((subnet) => tagsOf(subnet)[INTERNAL_TAG] !== undefined)
        .map(zoneOf),
    );
    const without = [...zones].filter((zone) => zone !== "" && !tagged.has(zone));
    if (!cluster || without.length === 0) return [];
    return [
      {
        status: "fail",
        subject: cluster,
        message: `no subnet in ${listed(without)} has the tag ${INTERNAL_TAG}`,
        evidence: `nodes run in ${listed([...zones])}; tagged are subnets in ${listed([...tagged]) || "no zone"}`,
        remediation: `tag a private subnet of each zone ${INTERNAL_TAG}: "1"`,
      },
    ];
  },
};

const SELECTORS = [
  ["subnetSelectorTerms", SUBNET],
  ["securityGroupSelectorTerms", "aws:ec2/securityGroup:SecurityGroup"],
] as const;

export const nodeClassSelectsNothing: Check = {
  id: "wiring/NodeClassSelectsNothing",
  explanation: "A node class whose selectors find nothing never becomes ready: Karpenter starts no node.",
  source: "https://karpenter.sh/docs/concepts/nodeclasses/",
  find: ({ objects, of, byUrn }) =>
    objects
      .filter((object) => isKind(object, "karpenter.k8s.aws", "EC2NodeClass"))
      .flatMap(({ urn, name, tree }) =>
        SELECTORS.flatMap(([field, type]): Found[] => {
          const subject = byUrn(urn);
          // By id, a term may name what is not in the plan: the cluster's own security group, or another network's subnet.
          const terms = records(at(tree, "spec", field)).filter(
            ([term]) => term["id"] === undefined && term["name"] === undefined,
          );
          const selects = (term: Tree): boolean =>
            of(type).some((one) =>
              Object.entries(record(term["tags"])).every(([key, value]) =>
                value === "*" ? tagsOf(one)[key] !== undefined : tagsOf(one)[key] === value,
              ),
            );
          if (!subject || terms.length === 0 || terms.some(([term]) => selects(term))) return [];
          return [
            {
              status: "fail",
              subject,
              message: `EC2NodeClass ${name}: spec.${field} finds nothing`,
              evidence: terms.map(([term]) => JSON.stringify(term["tags"])).join(" or "),
              remediation: "put the tags on what is meant, or select it by id",
            },
          ];
        }),
      ),
};
