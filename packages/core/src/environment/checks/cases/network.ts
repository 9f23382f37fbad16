/** Changes to prod that break a rule of the identity and the network. */
import { type Case, all, pool, remove, set, zone } from "./case.ts";

export const NETWORK: readonly Case[] = [
  {
    check: "namedAsFile",
    change: set(["environment"], "production"),
    path: "environment",
    message: /^must be the file's name \(got production, the file is prod\.yaml\)$/,
    remedy: /write environment: prod, or rename the file to production\.yaml/,
  },
  {
    check: "standbyElsewhere",
    change: set(["aws", "standby"], { region: "us-east-1", environment: "prod-dr" }),
    path: "aws.standby.region",
    message: /^must differ from aws\.region, or it is lost with it \(both are us-east-1\)$/,
    remedy: /name another region/,
  },
  {
    check: "standbyElsewhere",
    change: set(["aws", "standby"], { region: "us-west-2", environment: "prod" }),
    path: "aws.standby.environment",
    message: /^must be another environment \(got prod\)$/,
    remedy: /takes over/,
  },
  {
    check: "standbyElsewhere",
    change: set(["aws", "standby"], { region: "us-west-2", environment: "prod-dr" }),
    path: "aws.standby.region",
    message: /^must be the region of prod-dr \(got us-west-2, its file says eu-west-1\)$/,
    remedy: /write region: eu-west-1/,
    others: { "prod-dr.yaml": "aws: { region: eu-west-1, standbyOf: { environment: prod } }" },
  },
  {
    check: "vpcRangeSizes",
    change: set(["network", "vpcCidrBlock"], "10.0.0.0/15"),
    path: "network.vpcCidrBlock",
    message: /^must be a \/16 to \/28 block \(got 10\.0\.0\.0\/15\)$/,
    remedy: /prefix length of 16 to 28/,
  },
  {
    check: "podRange",
    change: all(
      set(["network", "podCidrBlock"], "192.168.0.0/16"),
      ...[0, 1, 2].map((i) => set([...zone(i), "podSubnetCidrBlock"], `192.168.${i * 64}.0/18`)),
    ),
    path: "network.podCidrBlock",
    message:
      /^may not come from 192\.168\.0\.0\/16, because AWS adds no range of it to a VPC whose vpcCidrBlock is 10\.0\.0\.0\/16/,
    remedy: /100\.64\.0\.0\/10/,
  },
  {
    check: "serviceRange",
    change: set(["cluster", "serviceCidrBlock"], "100.127.0.0/16"),
    path: "cluster.serviceCidrBlock",
    message:
      /^must lie inside 10\.0\.0\.0\/8, 172\.16\.0\.0\/12 or 192\.168\.0\.0\/16 \(got 100\.127\.0\.0\/16\)$/,
    remedy: /172\.20\.0\.0\/16/,
  },
  {
    check: "serviceRange",
    change: set(["cluster", "serviceCidrBlock"], "172.20.0.0/28"),
    path: "cluster.serviceCidrBlock",
    message: /^must be a \/12 to \/24 block/,
    remedy: /prefix length of 12 to 24/,
  },
  {
    check: "serviceRangeApart",
    change: set(["cluster", "serviceCidrBlock"], "10.0.128.0/20"),
    path: "cluster.serviceCidrBlock",
    message:
      /^must not overlap network\.vpcCidrBlock \(got 10\.0\.128\.0\/20, vpcCidrBlock is 10\.0\.0\.0\/16\)$/,
    remedy: /range that the VPC does not hold/,
  },
  {
    check: "subnetSizes",
    change: set([...zone(0), "publicSubnetCidrBlock"], "10.0.1.0/29"),
    path: "network.availabilityZones[0].publicSubnetCidrBlock",
    message: /^must be a \/16 to \/28 block/,
    remedy: /16 to 28/,
  },
  {
    check: "subnetsInRange",
    change: set([...zone(1), "privateSubnetCidrBlock"], "10.1.20.0/24"),
    path: "network.availabilityZones[1].privateSubnetCidrBlock",
    message: /^must lie inside vpcCidrBlock \(got 10\.1\.20\.0\/24, vpcCidrBlock is 10\.0\.0\.0\/16\)$/,
    remedy: /inside 10\.0\.0\.0\/16/,
  },
  {
    check: "subnetsInRange",
    change: set([...zone(2), "podSubnetCidrBlock"], "100.65.0.0/18"),
    path: "network.availabilityZones[2].podSubnetCidrBlock",
    message: /^must lie inside podCidrBlock/,
    remedy: /inside 100\.64\.0\.0\/16/,
  },
  {
    check: "subnetsApart",
    change: set([...zone(1), "publicSubnetCidrBlock"], "10.0.10.128/25"),
    path: "network.availabilityZones[1].publicSubnetCidrBlock",
    message:
      /^must not overlap another subnet \(got 10\.0\.10\.128\/25, network\.availabilityZones\[0\]\.privateSubnetCidrBlock is 10\.0\.10\.0\/24\)$/,
    remedy: /no other subnet holds/,
  },
  {
    check: "podSubnets",
    change: remove([...zone(2), "podSubnetCidrBlock"]),
    path: "network.availabilityZones[2].podSubnetCidrBlock",
    message: /^is missing: with podCidrBlock every zone needs a pod subnet \(zone us-east-1c has none\)$/,
    remedy: /add podSubnetCidrBlock/,
  },
  {
    check: "zonesOfRegion",
    change: set([...zone(1), "name"], "us-west-2b"),
    path: "network.availabilityZones[1].name",
    message: /^must be a zone of aws\.region \(got us-west-2b, the region is us-east-1\)$/,
    remedy: /^write a zone such as us-east-1b$/,
  },
  {
    check: "zonesUnique",
    change: set([...zone(2), "index"], 1),
    path: "network.availabilityZones[2].index",
    message: /^must be given to one zone only \(got 1, availabilityZones\[0\] has it too\)$/,
    remedy: /take a free index: 3$/,
  },
  {
    check: "zonesWithoutGap",
    change: set([...zone(2), "index"], 4),
    path: "network.availabilityZones[2].index",
    message: /^must leave no gap: 3 zones have the indexes 1 to 3 \(got 4\)$/,
    remedy: /give a new zone index 3; keep a zone that you no longer want/,
  },
  {
    check: "poolZones",
    change: set([...pool, "availabilityZones"], ["us-east-1a", "us-east-1d"]),
    path: "nodePools.data.availabilityZones[1]",
    message:
      /^must be a zone of the network \(got us-east-1d, the network has us-east-1a, us-east-1b, us-east-1c\)/,
    remedy: /network\.availabilityZones/,
  },
  {
    check: "endpointsWithoutNat",
    change: all(set(["network", "natGateways", "strategy"], "None"), (prod) => {
      prod.deleteIn(["network", "vpcEndpoints", "interface", 12]);
    }),
    path: "network.vpcEndpoints.interface",
    message: /^must hold sqs when natGateways\.strategy is None: Karpenter calls it$/,
    remedy: /add sqs to vpcEndpoints\.interface/,
  },
  {
    check: "endpointsWithoutNat",
    change: all(
      set(["network", "natGateways", "strategy"], "None"),
      set(["network", "vpcEndpoints", "gateway"], []),
    ),
    path: "network.vpcEndpoints.gateway",
    message: /^must hold s3 when natGateways\.strategy is None: nodes call it$/,
    remedy: /add s3/,
  },
  {
    check: "endpointsUnique",
    change: (prod) => prod.addIn(["network", "vpcEndpoints", "interface"], "ec2"),
    path: "network.vpcEndpoints.interface[15]",
    message: /^is listed twice \(got ec2\)$/,
    remedy: /each service once/,
  },
  {
    check: "endpointsUnique",
    change: set(["network", "vpcEndpoints", "gateway"], ["s3", "s3"]),
    path: "network.vpcEndpoints.gateway[1]",
    message: /^is listed twice \(got s3\)$/,
    remedy: /each service once/,
  },
];
