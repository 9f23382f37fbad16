/** Where the program runs: region, partition, account and availability zones. */
import { text, texts } from "../account/input.ts";
import { regions, zonesOf } from "../account/regions.ts";
import { defineDataSource } from "../resource-type.ts";
import { refused } from "./read.ts";

export const getRegion = defineDataSource({
  token: "aws:index/getRegion:getRegion",
  read(inputs, context) {
    const name = text(inputs, "name") ?? text(inputs, "region") ?? context.region;
    const facts = regions()[name];
    if (!facts)
      return refused("InvalidParameterValue", `there is no region ${name}`, "name a region that AWS has");
    return {
      outputs: {
        id: name,
        name,
        region: name,
        description: facts.description,
        endpoint: `ec2.${name}.amazonaws.com`,
      },
    };
  },
});

export const getRegions = defineDataSource({
  token: "aws:index/getRegions:getRegions",
  read: (_inputs, context) => ({ outputs: { id: context.partition, names: Object.keys(regions()).sort() } }),
});

export const getPartition = defineDataSource({
  token: "aws:index/getPartition:getPartition",
  read: (_inputs, { partition }) => ({
    outputs: { id: partition, partition, dnsSuffix: "amazonaws.com", reverseDnsPrefix: "com.amazonaws" },
  }),
});

export const getCallerIdentity = defineDataSource({
  token: "aws:index/getCallerIdentity:getCallerIdentity",
  read: (_inputs, { accountId, partition }) => ({
    outputs: {
      id: accountId,
      accountId,
      arn: `arn:${partition}:sts::${accountId}:assumed-role/simulated-deployer/simulation`,
      userId: "AROASIMULATEDDEPLOYER:simulation",
    },
  }),
});

export const getAvailabilityZones = defineDataSource({
  token: "aws:index/getAvailabilityZones:getAvailabilityZones",
  read(inputs, { region }) {
    const excludedNames = texts(inputs, "excludeNames");
    const excludedIds = texts(inputs, "excludeZoneIds");
    const all = zonesOf(region);
    if (all.length === 0) {
      return refused("InvalidParameterValue", `there is no region ${region}`, "name a region that AWS has");
    }
    const zones = all.filter(({ name, id }) => !excludedNames.includes(name) && !excludedIds.includes(id));
    return {
      outputs: {
        id: region,
        groupNames: [region],
        names: zones.map(({ name }) => name),
        zoneIds: zones.map(({ id }) => id),
      },
    };
  },
});
