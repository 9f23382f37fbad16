// Proves which changes of inputs make another resource, and that a type without an entry is told as "may".
import assert from "node:assert/strict";
import { type Replacement, replacement, replaces } from "./replacement.ts";

const CASES: readonly [type: string, path: string, expected: Replacement][] = [
  ["aws:ec2/vpc:Vpc", "cidrBlock", "yes"],
  ["aws:ec2/vpc:Vpc", "instanceTenancy", "may"],
  ["aws:ec2/vpc:Vpc", "enableDnsSupport", "no"],
  ["aws:ec2/vpc:Vpc", "region", "yes"],
  ["aws:ec2/subnet:Subnet", "availabilityZone", "yes"],
  ["aws:eks/cluster:Cluster", "version", "no"],
  ["aws:eks/cluster:Cluster", "roleArn", "yes"],
  ["aws:eks/cluster:Cluster", "kubernetesNetworkConfig.serviceIpv4Cidr", "yes"],
  ["aws:eks/cluster:Cluster", "kubernetesNetworkConfig", "may"],
  ["aws:eks/cluster:Cluster", "encryptionConfig", "may"],
  ["aws:eks/nodeGroup:NodeGroup", "instanceTypes[0]", "yes"],
  ["aws:eks/nodeGroup:NodeGroup", "launchTemplate.version", "no"],
  ["aws:eks/nodeGroup:NodeGroup", "launchTemplate.id", "yes"],
  ["aws:eks/nodeGroup:NodeGroup", "launchTemplate", "may"],
  ["aws:eks/nodeGroup:NodeGroup", "scalingConfig.maxSize", "no"],
  ["aws:ec2/launchTemplate:LaunchTemplate", "userData", "no"],
  ["aws:rds/instance:Instance", "instanceClass", "no"],
  ["aws:rds/instance:Instance", "kmsKeyId", "yes"],
  ["aws:rds/instance:Instance", "identifier", "may"],
  ["aws:elasticache/replicationGroup:ReplicationGroup", "engineVersion", "may"],
  ["aws:elasticache/replicationGroup:ReplicationGroup", "nodeType", "no"],
  ["aws:ec2/securityGroup:SecurityGroup", "description", "yes"],
  ["aws:backup/vaultLockConfiguration:VaultLockConfiguration", "minRetentionDays", "yes"],
  ["aws:secretsmanager/secretVersion:SecretVersion", "secretString", "yes"],
  ["kubernetes:apps/v1:Deployment", "spec.selector.matchLabels.app", "yes"],
  ["kubernetes:apps/v1:Deployment", "spec.template.spec.containers[0].image", "no"],
  ["kubernetes:apps/v1:Deployment", "metadata.namespace", "yes"],
  ["kubernetes:apps/v1:Deployment", "metadata.labels", "no"],
  ["kubernetes:apps/v1:StatefulSet", "spec.volumeClaimTemplates[0].spec.resources", "yes"],
  ["kubernetes:core/v1:Service", "spec.clusterIP", "yes"],
  ["kubernetes:core/v1:Service", "spec.ports[0].port", "no"],
  ["kubernetes:core/v1:ConfigMap", "data.key", "yes"],
  ["kubernetes:core/v1:Secret", "stringData.key", "yes"],
  ["kubernetes:batch/v1:Job", "spec.template", "yes"],
  ["kubernetes:storage.k8s.io/v1:StorageClass", "parameters.type", "yes"],
  ["kubernetes:rbac.authorization.k8s.io/v1:RoleBinding", "roleRef.name", "yes"],
  ["kubernetes:rbac.authorization.k8s.io/v1:RoleBinding", "subjects[0].name", "no"],
  ["kubernetes:helm.sh/v3:Release", "namespace", "yes"],
  ["kubernetes:helm.sh/v3:Release", "values.replicas", "no"],
  ["kubernetes:example.com/v1:Widget", "metadata.name", "yes"],
  ["kubernetes:example.com/v1:Widget", "spec.size", "may"],
  ["aws:neptune/cluster:Cluster", "engine", "may"],
  ["tls:index/privateKey:PrivateKey", "algorithm", "may"],
  ["drydock:network:Network", "anything", "no"],
];

describe("replacement", () => {
  for (const [type, path, expected] of CASES) {
    it(`of ${type} by ${path}: ${expected}`, () => {
      assert.equal(replacement(type, path), expected);
      assert.equal(replaces(type, path), expected === "yes");
    });
  }
});
