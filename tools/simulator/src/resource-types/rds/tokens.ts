/** Type tokens of RDS. */
export const RDS_INSTANCE = "aws:rds/instance:Instance";
export const RDS_SUBNET_GROUP = "aws:rds/subnetGroup:SubnetGroup";
export const RDS_PARAMETER_GROUP = "aws:rds/parameterGroup:ParameterGroup";
