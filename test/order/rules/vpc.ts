/** The network, with its way out, before nodes and everything in the cluster; so the VPC goes last. */
import type { OrderRule } from "../rule.ts";

const WAYS = [
  "aws:ec2/internetGateway:InternetGateway",
  "aws:ec2/natGateway:NatGateway",
  "aws:ec2/route:Route",
  "aws:ec2/routeTableAssociation:RouteTableAssociation",
  "aws:ec2/subnet:Subnet",
  "aws:ec2/vpc:Vpc",
  "aws:ec2/vpcEndpoint:VpcEndpoint",
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
];

export const vpc: OrderRule = {
  id: "vpc",
  why: "Nodes and controllers without a way to AWS neither start nor clean up; a VPC is deleted only when nothing is in it.",
  needs: ({ of, objects, releases, resources }) => {
    const ways = WAYS.flatMap((type) => of(type)).filter(({ layer }) => layer === "network");
    const addons = resources.filter(({ type }) =>
      ["aws:eks/nodeGroup:NodeGroup", "aws:eks/addon:Addon"].includes(type),
    );
    return [...addons, ...objects, ...releases].map((subject) => ({ subject, after: ways, what: "network" }));
  },
};
